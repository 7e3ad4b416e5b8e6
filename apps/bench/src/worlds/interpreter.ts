import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { defaultImages } from '@qinling/orchestrator-process';
import type { Language } from './greeter.js';

/** The very program that workers of this language run in. */
export async function interpreterOf(language: Language): Promise<string> {
  const image = defaultImages()[language];
  const command = typeof image === 'function' ? await image() : image;
  if (command === undefined) throw new Error(`There is no image ${language}.`);
  return command.command;
}

/** Starts an interpreter that answers once. Gives the seconds until it did; that it ends is waited for, and not counted. */
export async function firstReplyOf(command: string, words: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await nextChunk(child);
  const seconds = (performance.now() - start) / 1000;
  await exited;
  return seconds;
}

/** The next that a process prints. Rejects when it ends instead. */
export async function nextChunk(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const ended = (): void => reject(new Error('A process of the bench ended too early; see its output.'));
    child.once('close', ended);
    child.stdout?.once('data', () => {
      child.off('close', ended);
      resolve();
    });
  });
}
