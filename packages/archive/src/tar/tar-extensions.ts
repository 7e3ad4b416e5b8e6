import { decodeName } from '../entry-path.js';
import { corruptError, entryError, InvalidArchiveError } from '../invalid-archive-error.js';
import { decodePaxRecords } from './pax-records.js';
import type { TarHeader } from './tar-header.js';

/** What the special headers before an entry say about it, by key of pax. */
type Overrides = ReadonlyMap<string, Buffer>;

/** What a header says together with the special headers before it. */
export interface TarEntry {
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly size: number;
  readonly linkTarget: string;
}

/** The largest special header. Real ones hold a path and some attributes. */
export const maxExtensionBytes = 1024 * 1024;

/** Types of headers that describe the next entry instead of being one: pax local and global, GNU long name and long link. */
const extensionTypes = ['x', 'g', 'L', 'K'];

/** Collects the special headers before an entry, and applies them to it. Strict, since programs differ in the odd cases. */
export class TarExtensions {
  readonly #seen = new Set<string>();
  #overrides: Overrides = new Map();

  static has(type: string): boolean {
    return extensionTypes.includes(type);
  }

  /** True when headers were seen that wait for their entry. */
  get pending(): boolean {
    return this.#seen.size > 0;
  }

  add(type: string, body: Buffer): void {
    if (type === 'g') {
      refuseGlobalOverrides(decodePaxRecords(body));
      return;
    }
    if (this.#seen.has(type)) {
      throw corruptError('Package is damaged: two tar headers of one kind precede one entry.');
    }
    this.#seen.add(type);
    const added = type === 'x' ? decodePaxRecords(body) : gnuOverride(type, body);
    for (const key of added.keys()) {
      if (this.#overrides.has(key)) {
        throw corruptError(`Package is damaged: its tar headers give two values of ${key}.`);
      }
    }
    this.#overrides = new Map([...this.#overrides, ...added]);
  }

  /** The entry itself, its header with everything applied; afterwards nothing is pending. */
  applyTo(header: TarHeader): TarEntry {
    const overrides = this.#overrides;
    this.#overrides = new Map();
    this.#seen.clear();
    const name = decodeName(overrides.get('path') ?? header.name);
    for (const key of overrides.keys()) {
      if (key.startsWith('GNU.sparse.')) {
        throw entryError('hostile', name, 'is a sparse file, which is not supported.');
      }
    }
    const linkTarget = decodeName(overrides.get('linkpath') ?? header.linkTarget);
    return { name, type: header.type, mode: header.mode, size: size(overrides) ?? header.size, linkTarget };
  }
}

function gnuOverride(type: string, body: Buffer): Overrides {
  const text = body.at(-1) === 0 ? body.subarray(0, -1) : body;
  return new Map([[type === 'L' ? 'path' : 'linkpath', text]]);
}

/** Global headers hold comments (git writes one). One that renames or resizes every entry is understood by few programs. */
function refuseGlobalOverrides(records: Overrides): void {
  for (const key of ['path', 'linkpath', 'size']) {
    if (records.has(key)) {
      throw new InvalidArchiveError(
        'hostile',
        `Package has a global tar header that sets the ${key} of all entries.`,
      );
    }
  }
}

function size(overrides: Overrides): number | undefined {
  const value = overrides.get('size')?.toString('latin1');
  if (value === undefined) return undefined;
  const parsed = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(parsed)) {
    throw corruptError('Package is damaged: a pax header holds a size that cannot be read.');
  }
  return parsed;
}
