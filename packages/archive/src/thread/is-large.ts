const smallBytes = 1024 * 1024;

/** Whether an archive of this size pays for the way to the thread and back. What is smaller is done before the thread would hear of it. */
export function isLarge(bytes: number): boolean {
  return bytes > smallBytes;
}
