import { describe, expect, it } from 'vitest';
import { maxOutputDepth, parseOutput } from '../src/workers/parse-output.js';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('what a worker sends as an output', () => {
  it('is a value', () => {
    expect(parseOutput('{"a":[1,"\\ud800"]}', 100)).toEqual({ value: { a: [1, '\ud800'] } });
  });

  it('is refused when it is no JSON, or too long in bytes', () => {
    expect(parseOutput('{"a"', 100)).toEqual({ problem: 'The result of the function is not JSON.' });
    expect(parseOutput('"é"', 4)).toEqual({ value: 'é' });
    expect(parseOutput('"é"', 3)).toEqual({ problem: 'The result of the function is larger than 3 bytes.' });
  });

  it('is refused when it is nested too deeply for those who handle the value', () => {
    const problem = `The result of the function is nested more than ${maxOutputDepth} levels deep.`;
    expect(parseOutput(nested(maxOutputDepth), 1e6)).toHaveProperty('value');
    expect(parseOutput(nested(maxOutputDepth + 1), 1e6)).toEqual({ problem });
    expect(parseOutput(nested(1e6), 1e7)).toEqual({ problem });
    expect(parseOutput('{"a":'.repeat(1e5), 1e7)).toEqual({ problem });
  });

  it('is not refused for what stands in its texts, or for its length', () => {
    const text = ['[{'.repeat(5000), '\\"['.repeat(2000), '\\\\'];
    for (const value of [text, Array.from({ length: 5000 }, () => [{}])])
      expect(parseOutput(JSON.stringify(value), 1e6)).toEqual({ value });
  });
});
