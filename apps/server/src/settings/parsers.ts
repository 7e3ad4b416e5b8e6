import type { ResourceRange } from '@qinling/core';
import { expected, type Parser, parsed } from './setting.js';

/** Any text that is not blank. */
export const text: Parser<string> = (value) => (value.trim() === '' ? expected('some text') : parsed(value));

/** A whole number, in decimal digits, within a closed range. */
export function integer(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): Parser<number> {
  const range =
    maximum === Number.MAX_SAFE_INTEGER
      ? `a whole number, ${minimum} or more`
      : `a whole number from ${minimum} to ${maximum}`;
  return (value) => {
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
    return number >= minimum && number <= maximum ? parsed(number) : expected(range);
  };
}

const byteUnits: Readonly<Record<string, number>> = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** A number of bytes, at least one: `52428800`, or `50MiB`. */
export const bytes: Parser<number> = (value) => {
  const [, digits = '', unit = ''] = /^(\d{1,16})(KiB|MiB|GiB|)$/.exec(value) ?? [];
  const number = digits === '' ? Number.NaN : Number(digits) * (byteUnits[unit] ?? Number.NaN);
  return number >= 1 && Number.isSafeInteger(number)
    ? parsed(number)
    : expected('a number of bytes, 1 or more, like 52428800 or 50MiB');
};

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Parser<Word> {
  return (value) => {
    const found = words.find((word) => word === value);
    return found === undefined ? expected(`one of ${words.join(', ')}`) : parsed(found);
  };
}

/** `true` or `false`. */
export const flag: Parser<boolean> = (value) =>
  value === 'true' || value === 'false' ? parsed(value === 'true') : expected('true or false');

/** An absolute http or https address without query and fragment; a trailing slash is dropped. */
export const webAddress: Parser<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const usable =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '';
  return usable
    ? parsed(url.href.replace(/\/+$/, ''))
    : expected('an address like https://functions.example.org/qinling');
};

/** Words of a set, separated by commas; `none` is the empty list. */
export function listOf<const Word extends string>(...words: readonly Word[]): Parser<readonly Word[]> {
  return (value) => {
    if (value === 'none') return parsed([]);
    const given = value.split(',').map((word) => word.trim());
    const known = words.filter((word) => given.includes(word));
    return given.every((word) => words.some((other) => other === word))
      ? parsed(known)
      : expected(`none, or words out of ${words.join(', ')} with commas between`);
  };
}

/** The least, the default and the greatest, in this order, with commas between. */
export function range(number: Parser<number>): Parser<ResourceRange> {
  return (value) => {
    const [minimum, fallback, maximum, ...more] = value.split(',').map((part) => number(part.trim()));
    if (!minimum?.ok || !fallback?.ok || !maximum?.ok || more.length > 0) {
      return expected('three numbers, least,default,greatest');
    }
    return minimum.value <= fallback.value && fallback.value <= maximum.value
      ? parsed({ minimum: minimum.value, default: fallback.value, maximum: maximum.value })
      : expected('three numbers that rise, least,default,greatest');
  };
}
