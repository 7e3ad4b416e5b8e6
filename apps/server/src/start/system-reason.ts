const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
  ENOENT: 'the path does not exist and cannot be made',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
};

/** Why a system call failed, in words; the error's own message where we have none. */
export function systemReason(error: unknown): string {
  const code = errorCodeOf(error);
  return (
    (code === undefined ? undefined : reasons[code]) ??
    (error instanceof Error ? error.message : String(error))
  );
}

/** `EACCES` and its kind; undefined when `error` did not come from the system. */
export function errorCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
