const headEnd = Buffer.from('\r\n\r\n');

/** Finds the ends of the answers on one connection; looks at nothing else of them but the status. */
export class ResponseReader {
  #head = Buffer.alloc(0);
  /** Of the present body; undefined while its head is read. */
  #missingBytes: number | undefined;

  /** Takes what arrived and tells how many answers it completed. Throws for an answer that is no success. */
  take(arrived: Buffer): number {
    let completed = 0;
    let rest = arrived;
    while (rest.length > 0) {
      if (this.#missingBytes === undefined) rest = this.#readHead(rest);
      if (this.#missingBytes === undefined) return completed;
      const body = Math.min(rest.length, this.#missingBytes);
      this.#missingBytes -= body;
      rest = rest.subarray(body);
      if (this.#missingBytes > 0) return completed;
      this.#missingBytes = undefined;
      completed += 1;
    }
    return completed;
  }

  /** What of `rest` comes after the head, if it ends in there. */
  #readHead(rest: Buffer): Buffer {
    const all = this.#head.length === 0 ? rest : Buffer.concat([this.#head, rest]);
    const end = all.indexOf(headEnd);
    if (end < 0) {
      // The arrived bytes lie in a buffer that is used again.
      this.#head = Buffer.from(all);
      return rest.subarray(rest.length);
    }
    const head = all.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 2')) throw new Error(`The server answered:\n${all.toString('utf8')}`);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`The server answered without a length:\n${head}`);
    this.#head = Buffer.alloc(0);
    this.#missingBytes = Number(length);
    return all.subarray(end + headEnd.length);
  }
}
