import type { PackageFormat } from '@qinling/archive';

/** Code that was uploaded as an archive. The checksums are those of the stored bytes. */
export interface PackageCode {
  readonly source: 'package';
  readonly md5sum: string;
  readonly sha256: string;
  /** Packed size in bytes. */
  readonly size: number;
  readonly format: PackageFormat;
}

/** Code that was fetched from an object store (the host's `ObjectSource`) when it was given. */
export interface SwiftCode {
  readonly source: 'swift';
  readonly swift: { readonly container: string; readonly object: string };
}

/** Code that is a container image; it has no package and no versions. */
export interface ImageCode {
  readonly source: 'image';
  readonly image: string;
}

/** Where a function's code comes from. It never changes for one function, except within its kind. */
export type FunctionCode = PackageCode | SwiftCode | ImageCode;

export type CodeSource = FunctionCode['source'];

/** The sources, in the order in which the API's messages list them. */
export const codeSources = ['image', 'package', 'swift'] as const satisfies readonly CodeSource[];
