import type { Writable } from 'node:stream';
import type { Answer } from '../child-host/api-client.js';
import { isObject } from '../child-host/json-members.js';

const LONGEST_ANSWER = 220;

/** Tells the story: chapters, calls with their answers in short, and what was checked. */
export class Narrator {
  readonly #output: Writable;
  #chapters = 0;
  #held = 0;
  #failed = 0;

  constructor(output: Writable) {
    this.#output = output;
  }

  /** How many checks held and failed so far. */
  get checks(): { readonly held: number; readonly failed: number } {
    return { held: this.#held, failed: this.#failed };
  }

  chapter(title: string): void {
    this.#chapters += 1;
    this.#print(`\n${this.#chapters}. ${title}`);
  }

  say(text: string): void {
    this.#print(`   ${text}`);
  }

  call({ method, path, status, text, bytes, body }: Answer): void {
    const shown = Object.keys(body).length > 0 ? JSON.stringify(body, inShort) : text;
    const readable = !shown.includes('\ufffd') && !shown.includes('\0');
    const content = readable ? shown.trimEnd().replaceAll('\n', ' ⏎ ') : `${bytes.length} bytes`;
    this.#print(`   ${method} ${path}`);
    this.#print(
      `     ${status} ${content.length > LONGEST_ANSWER ? `${content.slice(0, LONGEST_ANSWER)}…` : content}`,
    );
  }

  check(claim: string, held: boolean): void {
    if (held) this.#held += 1;
    else this.#failed += 1;
    this.#print(`   ${held ? '✓' : '✗ NOT TRUE:'} ${claim}`);
  }

  #print(line: string): void {
    this.#output.write(`${line}\n`);
  }
}

/** Members that every answer has and that say nothing in this story. */
const background = new Set([
  'count',
  'cpu',
  'created_at',
  'debuginfo',
  'entry',
  'faultcode',
  'function_id',
  'is_public',
  'md5sum',
  'memory_size',
  'project_id',
  'request_id',
  'runtime_id',
  'size',
  'sync',
  'timeout',
  'trusted',
  'updated_at',
]);

/** A JSON replacer that leaves out what is null or in the background. */
function inShort(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name, member]) => member !== null && !background.has(name)),
  );
}
