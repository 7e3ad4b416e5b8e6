import type { ArchiveLimits } from './archive-limits.js';
import { entryError } from './invalid-archive-error.js';

/** The longest single name that the file systems we unpack to can hold. */
const maxNameBytes = 255;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes a name; undefined when it is not UTF-8. Never replaces bytes, so two different names stay different. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes a name, and refuses one that is not UTF-8. */
export function decodeName(bytes: Uint8Array): string {
  const name = decodeUtf8(bytes);
  if (name === undefined) {
    throw entryError('hostile', Buffer.from(bytes).toString('latin1'), 'has a name that is not UTF-8.');
  }
  return name;
}

/**
 * Turns an entry's name into a path below the package: segments joined by `/`, without `.` and empty segments; the root itself
 * is the empty string. Refuses a name that could mean another place, here or on another system.
 */
export function entryPath(name: string, limits: ArchiveLimits): string {
  if (name === '') throw entryError('hostile', name, 'has an empty name.');
  if (Buffer.byteLength(name) > limits.maxPathBytes) {
    throw entryError('limit', name, `has a path longer than ${limits.maxPathBytes} bytes.`);
  }
  refuseUnsafeText(name, (problem) => entryError('hostile', name, `has a name with ${problem}.`));
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (isAbsolute(name) || isAbsolute(segments[0] ?? '')) {
    throw entryError('hostile', name, 'has an absolute path.');
  }
  for (const segment of segments) {
    if (segment === '..') throw entryError('hostile', name, 'has a path that leaves the package ("..").');
    if (Buffer.byteLength(segment) > maxNameBytes) {
      throw entryError('limit', name, `has a name longer than ${maxNameBytes} bytes.`);
    }
  }
  return segments.join('/');
}

/**
 * Refuses a symbolic link that leaves the package. `..` is allowed only at the start of a target: there it climbs directories
 * that are known to be real, because nothing lies below a link. After a name it would climb from wherever that name points.
 */
export function checkLinkTarget(path: string, target: string, limits: ArchiveLimits): void {
  const refusal = (problem: string) => entryError('hostile', path, `is a symbolic link ${problem}.`);
  if (target === '') throw refusal('without a target');
  if (Buffer.byteLength(target) > limits.maxPathBytes) {
    throw entryError('limit', path, `is a symbolic link to a path longer than ${limits.maxPathBytes} bytes.`);
  }
  refuseUnsafeText(target, (problem) => refusal(`to a target with ${problem}`));
  if (isAbsolute(target)) throw refusal('to an absolute path');

  const segments = target.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (isAbsolute(segments[0] ?? '')) throw refusal('to an absolute path');
  const firstName = segments.findIndex((segment) => segment !== '..');
  const climbs = firstName === -1 ? segments.length : firstName;
  const depth = path.split('/').length - 1;
  if (climbs > depth || segments.indexOf('..', climbs) !== -1) {
    throw refusal('that leaves the package or may leave it');
  }
}

function refuseUnsafeText(text: string, error: (problem: string) => Error): void {
  if (/\p{Cc}/u.test(text)) throw error('a control character');
  if (/\p{Cs}/u.test(text)) throw error('broken Unicode');
  if (text.includes('\\')) throw error('a backslash');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path);
}
