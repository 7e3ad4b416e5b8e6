import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../src/domain/schedule.js';
import { parseTimeText } from '../src/domain/time-text.js';

const now = new Date('2030-01-01T00:00:00Z');

describe('patterns', () => {
  it.each([
    ['*/5 * * * *', '2030-01-01T00:05:00.000Z'],
    ['0 12 * * MON', '2030-01-07T12:00:00.000Z'],
    ['0 0 L * *', '2030-01-31T00:00:00.000Z'],
    ['0 0 * * FRI#2', '2030-01-11T00:00:00.000Z'],
    ['0 0 1 jul *', '2030-07-01T00:00:00.000Z'],
    ['* * * * * 30', '2030-01-01T00:00:30.000Z'],
    ['30 4 * * * 15', '2030-01-01T04:30:15.000Z'],
    ['@hourly', '2030-01-01T01:00:00.000Z'],
    ['@daily', '2030-01-02T00:00:00.000Z'],
    ['@weekly', '2030-01-06T00:00:00.000Z'],
    ['@monthly', '2030-02-01T00:00:00.000Z'],
    ['@yearly', '2031-01-01T00:00:00.000Z'],
    ['  0  0  29  2  * ', '2032-02-29T00:00:00.000Z'],
  ])('%s fires next at %s', (pattern, expected) => {
    expect(parseSchedule(pattern, now).after(now)?.toISOString()).toBe(expected);
  });

  it.each([
    '',
    '*',
    '* * * *',
    '* * * * * * *',
    '61 * * * *',
    '0 0 31 2 *',
    '@reboot',
    '@never',
    'a b c d e',
    '0 0 0 * *',
    '-1 * * * *',
  ])('%j is not valid', (pattern) => {
    expect(() => parseSchedule(pattern, now)).toThrow('The specified pattern is not valid: ');
  });

  it('at or after includes the moment itself', () => {
    const { after, atOrAfter } = parseSchedule('0 * * * *', now);
    expect(atOrAfter(now)).toEqual(now);
    expect(after(now)).toEqual(new Date('2030-01-01T01:00:00Z'));
    expect(atOrAfter(new Date('2030-01-01T00:00:00.001Z'))).toEqual(new Date('2030-01-01T01:00:00Z'));
  });
});

describe('times as text', () => {
  it.each([
    ['2030-01-02 03:04:05', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02T03:04:05', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02T03:04:05Z', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02 03:04', '2030-01-02T03:04:00.000Z'],
    ['2030-01-02T03:04:05+02:00', '2030-01-02T01:04:05.000Z'],
    ['2030-01-02 03:04:05 -0130', '2030-01-02T04:34:05.000Z'],
    ['2030-01-02T03:04:05.678Z', '2030-01-02T03:04:05.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseTimeText('x', text).toISOString()).toBe(expected);
  });

  it.each([
    '',
    'tomorrow',
    '2030-13-01 00:00:00',
    '2030-02-30 00:00:00',
    '2030-01-01 24:00:00',
    '2030-01-01 00:60:00',
    '2030-01-01',
    '1e9',
    '9999-12-31 23:59:59-14:00',
    '2030-01-01 00:00:00+24:00',
    '2030-01-01 00:00:00+01:60',
    '2030-01-01 00:00:00+99:99',
  ])('%j is refused', (text) => {
    expect(() => parseTimeText('x', text)).toThrow('YYYY-MM-DD HH:MM:SS');
  });
});
