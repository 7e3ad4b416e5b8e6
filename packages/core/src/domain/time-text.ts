import { InvalidInputError } from '../errors/errors.js';

const form =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/i;

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

/** Reads `YYYY-MM-DD HH:MM:SS`, also with `T` and with a zone; UTC when there is none. A date that does not exist is refused. */
export function parseTimeText(field: string, value: Date | string): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  const parts = typeof value === 'string' ? form.exec(value.trim()) : null;
  if (parts !== null) {
    const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
    const local = new Date(
      Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0),
    );
    // Date.UTC carries 31 February over into March; a date that comes back changed did not exist.
    const exists =
      local.getUTCMonth() + 1 === month &&
      local.getUTCDate() === day &&
      local.getUTCHours() === hour &&
      (minute ?? 0) < 60 &&
      (second ?? 0) < 60;
    const time = new Date(local.getTime() - offsetMinutes(parts[7]) * 60_000);
    // A zone can move the last day of 9999 into a year that no time of this form can name.
    if (exists && time.getUTCFullYear() <= 9999) return time;
  }
  throw new InvalidInputError(`Invalid ${field}: a time of the form YYYY-MM-DD HH:MM:SS is required.`, {
    field,
  });
}
