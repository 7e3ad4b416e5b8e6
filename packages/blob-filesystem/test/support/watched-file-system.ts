import { type BlobFile, type BlobFileSystem, nodeFileSystem } from '../../src/blob-file-system.js';

/** One call to the file system; calls to an open file carry the path that it was opened by. */
export interface FileSystemCall {
  readonly operation: keyof BlobFileSystem | keyof BlobFile;
  readonly path: string;
}

/** The disk, with `look` called before each call. What `look` throws, the call fails with. */
export function watchedFileSystem(look: (call: FileSystemCall) => void): BlobFileSystem {
  const disk = nodeFileSystem;
  const through = async <T>(operation: FileSystemCall['operation'], path: string, work: () => Promise<T>) => {
    look({ operation, path });
    return work();
  };
  return {
    mkdir: (path, options) => through('mkdir', path, () => disk.mkdir(path, options)),
    open: (path, flags) =>
      through('open', path, async () => watchedFile(look, path, await disk.open(path, flags))),
    link: (from, to) => through('link', to, () => disk.link(from, to)),
    unlink: (path) => through('unlink', path, () => disk.unlink(path)),
    readdir: (path) => through('readdir', path, () => disk.readdir(path)),
    stat: (path) => through('stat', path, () => disk.stat(path)),
  };
}

function watchedFile(look: (call: FileSystemCall) => void, path: string, file: BlobFile): BlobFile {
  let closed = false;
  return {
    read: async (buffer, offset, length, position) => {
      look({ operation: 'read', path });
      return file.read(buffer, offset, length, position);
    },
    write: async (buffer, offset, length) => {
      look({ operation: 'write', path });
      return file.write(buffer, offset, length);
    },
    sync: async () => {
      look({ operation: 'sync', path });
      return file.sync();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      // Like close(2): the descriptor is gone, also when it fails.
      await file.close();
      look({ operation: 'close', path });
    },
  };
}

export function errno(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}
