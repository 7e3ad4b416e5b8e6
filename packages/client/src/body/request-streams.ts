/**
 * Whether fetch sends a stream while it is read. Browsers do not, or only over HTTP/2, which cannot be known before; what is sent there must be a
 * blob, whose progress nobody can see.
 */
export function canStreamRequests(): boolean {
  return !('document' in globalThis || 'WorkerGlobalScope' in globalThis);
}
