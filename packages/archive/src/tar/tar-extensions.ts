import { decodeName } from '../entry-path.js';
import { corruptError, entryError, InvalidArchiveError } from '../invalid-archive-error.js';
import { decodePaxRecords } from './pax-records.js';
import type { TarHeader, TarOverrides } from './tar-header.js';

/** The largest special header. Real ones hold a path and some attributes. */
export const maxExtensionBytes = 1024 * 1024;

/** Headers that describe the next entry instead of being one: pax local and global, GNU long name and long link. */
const decoders: Readonly<Record<string, (body: Buffer) => ReadonlyMap<string, Buffer>>> = {
  ExtendedHeader: decodePaxRecords,
  GlobalExtendedHeader: decodePaxRecords,
  NextFileHasLongPath: (body) => new Map([['path', withoutNul(body)]]),
  NextFileHasLongLinkpath: (body) => new Map([['linkpath', withoutNul(body)]]),
};

/** Collects the special headers before an entry. Strict, since programs differ in the odd cases. */
export class TarExtensions {
  readonly #seen = new Set<string>();
  readonly #records = new Map<string, Buffer>();

  static has(type: string): boolean {
    return Object.hasOwn(decoders, type);
  }

  /** True when headers were seen that wait for their entry. */
  get pending(): boolean {
    return this.#seen.size > 0;
  }

  add(type: string, body: Buffer): void {
    const records = decoders[type]?.(body) ?? new Map();
    if (type === 'GlobalExtendedHeader') {
      refuseGlobalOverrides(records);
      return;
    }
    if (this.#seen.has(type)) {
      throw corruptError('Package is damaged: two tar headers of one kind precede one entry.');
    }
    this.#seen.add(type);
    for (const [key, value] of records) {
      if (this.#records.has(key)) {
        throw corruptError(`Package is damaged: its tar headers give two values of ${key}.`);
      }
      this.#records.set(key, value);
    }
  }

  /** What they say about the next header. */
  overrides(): TarOverrides {
    const overrides: TarOverrides = {};
    for (const key of ['path', 'linkpath'] as const) {
      const value = this.#records.get(key);
      if (value !== undefined) overrides[key] = decodeName(value);
    }
    const size = this.#records.get('size');
    if (size !== undefined) overrides.size = decodeSize(size);
    return overrides;
  }

  /** To be called with the entry that they describe; then nothing is pending. */
  finish(entry: TarHeader): void {
    for (const key of this.#records.keys()) {
      if (!key.startsWith('GNU.sparse.')) continue;
      throw entryError('hostile', entry.path(), 'is a sparse file, which is not supported.');
    }
    this.#seen.clear();
    this.#records.clear();
  }
}

function withoutNul(body: Buffer): Buffer {
  return body.at(-1) === 0 ? body.subarray(0, -1) : body;
}

/** Global headers hold comments (git writes one). One that renames or resizes every entry is understood by few programs. */
function refuseGlobalOverrides(records: ReadonlyMap<string, Buffer>): void {
  for (const key of ['path', 'linkpath', 'size']) {
    if (records.has(key)) {
      throw new InvalidArchiveError(
        'hostile',
        `Package has a global tar header that sets the ${key} of all entries.`,
      );
    }
  }
}

function decodeSize(value: Buffer): number {
  const text = value.toString('latin1');
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw corruptError('Package is damaged: a pax header holds a size that cannot be read.');
  }
  return Number(text);
}
