import { InvalidInputError } from '@qinling/core';

const form = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A moment that a client named, and how much of it: a whole second, or one instant within it. */
export interface WireTime {
  readonly at: Date;
  /** False when the text carries a fraction of a second. */
  readonly isWholeSecond: boolean;
}

const secondsOfDay = 86_400;
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** The day that was formatted last, with the `T` behind it: what is listed together is often of one day. */
let lastDay: { readonly number: number; readonly text: string } = { number: Number.NaN, text: '' };

/** `YYYY-MM-DDTHH:MM:SSZ`, UTC. Fractions of a second are not shown. Throws `RangeError` for an invalid date. */
export function formatTime(time: Date): string {
  const second = Math.floor(time.getTime() / 1000);
  const number = Math.floor(second / secondsOfDay);
  if (number !== lastDay.number) lastDay = { number, text: time.toISOString().slice(0, -13) };
  const rest = second - number * secondsOfDay;
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  return `${lastDay.text}${twoDigits[hours]}:${twoDigits[minutes]}:${twoDigits[rest % 60]}Z`;
}

/** Reads `YYYY-MM-DD`, also with a time after a space or `T`, and with a zone; UTC when there is none. */
export function parseTime(field: string, text: string): WireTime {
  const [, day, clock = '00:00:00', zone = 'Z'] = form.exec(text.trim()) ?? [];
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const at = new Date(`${day}T${clock}${offset}`);
  if (day === undefined || Number.isNaN(at.getTime()) || !existsInCalendar(day)) {
    throw new InvalidInputError(
      `Invalid value for ${field}: '${text}'. A time of the form YYYY-MM-DDTHH:MM:SSZ is required.`,
      { field },
    );
  }
  return { at, isWholeSecond: !clock.includes('.') };
}

// Date carries 31 February over into March.
function existsInCalendar(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
