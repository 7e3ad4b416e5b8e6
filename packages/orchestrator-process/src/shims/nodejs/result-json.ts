import { types } from 'node:util';
import { messageOf } from './print-error.js';

/** JSON text of what a handler returned; undefined becomes null. Throws with a sentence for what JSON cannot say. */
export function resultJson(value: unknown): string {
  if (value === undefined) return 'null';
  try {
    return JSON.stringify(value, refuse) ?? refuseValue('function', '');
  } catch (error) {
    throw new TypeError(`The result of the function is not JSON: ${reason(error)}`);
  }
}

// JSON.stringify would turn most of these into null or {} without a word.
function refuse(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Readonly<Record<string, unknown>>)[key];
  if (typeof value === 'number' && !Number.isFinite(value)) return refuseValue(String(value), key);
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
    return refuseValue(`a ${typeof value}`, key);
  if (ArrayBuffer.isView(original) || types.isAnyArrayBuffer(original)) return refuseValue('bytes', key);
  if (types.isMap(value) || types.isSet(value)) return refuseValue('a Map or Set', key);
  if (types.isDate(original) && Number.isNaN(original.getTime())) return refuseValue('an invalid Date', key);
  if (types.isNumberObject(value) && !Number.isFinite(value.valueOf()))
    return refuseValue(String(value), key);
  if (types.isPromise(value)) return refuseValue('a promise', key);
  return value;
}

function refuseValue(what: string, key: string): never {
  throw new TypeError(key === '' ? `it is ${what}.` : `it holds ${what} at "${key}".`);
}

function reason(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply or too large.';
  const message = messageOf(error);
  return message.startsWith('Converting circular structure') ? 'it refers to itself.' : message;
}
