/**
 * An object store that holds code of source `swift`. The library reads an object once, when a function is
 * created or updated with it, and keeps its own copy.
 */
export interface ObjectSource {
  /** The object's bytes, or undefined when there is none that this project may read. */
  open(
    object: { readonly container: string; readonly object: string },
    projectId: string,
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
}
