import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryBlobStore, type StagedBlob } from '@qinling/core';

/** Takes its time to say that it failed, as a store that tidies up a disk does. */
export class UnhurriedBlobStore extends MemoryBlobStore {
  override async stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    try {
      return await super.stage(source);
    } catch (error) {
      await sleep(20);
      throw error;
    }
  }
}
