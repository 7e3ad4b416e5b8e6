import type { PackageFormat } from '@qinling/archive';

/** A stored archive. Its location is the sha256 of its bytes, so the same bytes are stored once. */
export interface StoredPackage {
  /** Lower-case hex sha256 of the bytes; also the blob's key. */
  readonly location: string;
  readonly md5sum: string;
  readonly sizeBytes: number;
  readonly format: PackageFormat;
  /** Equal for two archives of the same tree: same paths, bytes and exec bits (rule R3). */
  readonly treeDigest: string;
  readonly createdAt: Date;
}
