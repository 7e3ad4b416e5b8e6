import { hugeArchives } from '../archives/bad-archives.js';
import { field, file, form } from '../bad-input/form.js';
import type { Scenario } from './scenario.js';

/** The largest of these is 15 MB as it arrives, and 10 GiB unpacked. */
const allowedBytes = 96 * 1024 * 1024;

/** Packages that unpack to far more than they are: refused, without unpacking them in memory. */
export const hugePackages: Scenario = async ({ target, runtimeId }) => {
  const wrong: string[] = [];
  const before = target.rssBytes;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, target.rssBytes);
  }, 5);
  for (const { name, bytes } of hugeArchives()) {
    const parts = [field('code', '{"source":"package"}'), field('runtime_id', runtimeId), file(bytes)];
    const { status } = await target.ask({ method: 'POST', path: '/v1/functions', ...form(parts) });
    if (status !== 400) wrong.push(`${name} was answered with ${status}`);
  }
  clearInterval(timer);
  if (most - before > allowedBytes) wrong.push(`huge packages cost ${most - before} bytes of memory`);
  return wrong;
};
