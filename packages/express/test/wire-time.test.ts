import { assert, date, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime } from '../src/wire/time.js';

describe('a time on the wire', () => {
  it('is what Date makes of it, without the fraction of a second, also before the epoch', () => {
    void assert(
      property(date({ noInvalidDate: true }), (time) => {
        expect(formatTime(time)).toBe(time.toISOString().replace(/\.\d{3}/, ''));
      }),
    );
  });

  it('is that of its own day, from the first millisecond to the last', () => {
    for (const text of ['1969-12-31', '1970-01-01', '2024-02-29', '2024-03-01']) {
      expect(formatTime(new Date(`${text}T00:00:00.000Z`))).toBe(`${text}T00:00:00Z`);
      expect(formatTime(new Date(`${text}T23:59:59.999Z`))).toBe(`${text}T23:59:59Z`);
    }
  });

  it('is none for an invalid date', () => {
    expect(() => formatTime(new Date(Number.NaN))).toThrow(RangeError);
  });
});
