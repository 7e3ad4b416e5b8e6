import { expect, it } from 'vitest';
import { readNumbers } from '../src/support/read-numbers.js';

const options = { processes: { initial: 8, least: 1 }, seed: { initial: 0, least: 0 } };

it('gives the numbers that were given, and its own where there are none', () => {
  expect(readNumbers(options, [])).toEqual({ processes: 8, seed: 0 });
  expect(readNumbers(options, ['--processes', '3', '--seed=7'])).toEqual({ processes: 3, seed: 7 });
});

// With any of these a proof would run no round, and find nothing wrong.
it.each(['0', '-1', 'many', '', '1.5', 'NaN', '1e99'])('refuses %j, which would prove nothing', (text) => {
  expect(() => readNumbers(options, [`--processes=${text}`])).toThrow(
    `--processes takes a whole number of 1 or more, not '${text}'.\nIt takes [--processes 8] [--seed 0].`,
  );
});

it.each([['--help'], ['--seconds', '3'], ['5']])('says what it takes when it is given %s', (...words) => {
  expect(() => readNumbers(options, words)).toThrow('It takes [--processes 8] [--seed 0].');
});
