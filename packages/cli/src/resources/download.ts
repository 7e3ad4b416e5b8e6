import type { DownloadOptions, PackageDownload, QinlingClient } from '@qinling/client';
import { option } from '../command/option.js';
import { printable } from '../output/value-text.js';
import { downloadPath, pipeDownload, saveDownload } from '../packing/save-download.js';
import { withTransferProgress } from '../progress/transfer-progress.js';
import { printLine, type Session } from '../session/session.js';

export const downloadOptions = {
  output: {
    ...option.text('FILE', 'Where to, or - for stdout. Default: its id and format, here.'),
    short: 'o',
  },
} as const;

/** Downloads a package to a file, or to stdout for `-`, and tells where it is. */
export async function download(
  session: Session,
  output: string | undefined,
  begin: (client: QinlingClient, options: DownloadOptions) => Promise<PackageDownload>,
): Promise<void> {
  const client = await session.connect();
  const path = await withTransferProgress(session, 'Downloading', async (onProgress) => {
    const found = await begin(client, { signal: session.signal, onProgress });
    if (output === '-') return pipeDownload(found, session);
    const target = downloadPath(output, found);
    await saveDownload(found, target, session);
    return target;
  });
  if (path !== undefined) printLine(session, `Code package downloaded to ${printable(path)}`);
}
