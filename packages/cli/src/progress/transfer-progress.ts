import type { Progress } from '@qinling/client';
import type { Session } from '../session/session.js';
import { startProgressLine } from './progress-line.js';

const barWidth = 24;

/** Runs a transfer under a bar: `Uploading [####----] 42 % of 3.1 MiB`. */
export async function withTransferProgress<Result>(
  session: Session,
  label: string,
  transfer: (onProgress: (progress: Progress) => void) => Promise<Result>,
): Promise<Result> {
  const line = startProgressLine(session);
  try {
    return await transfer((progress) => line.show(transferText(label, progress)));
  } finally {
    line.end();
  }
}

/** How far a transfer is, in words. */
export function transferText(label: string, { transferredBytes, totalBytes }: Progress): string {
  if (totalBytes === undefined || totalBytes === 0) return `${label} ${sizeText(transferredBytes)}`;
  const part = Math.min(1, transferredBytes / totalBytes);
  const done = Math.round(part * barWidth);
  const bar = `${'#'.repeat(done)}${'-'.repeat(barWidth - done)}`;
  return `${label} [${bar}] ${Math.floor(part * 100)} % of ${sizeText(totalBytes)}`;
}

/** Bytes as people say them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
