import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ApiClient, packageForm } from '../../src/child-host/api-client.js';
import { hostProgram } from '../../src/child-host/host-program.js';
import { listOf, textOf } from '../../src/child-host/json-members.js';
import { defaultRuntimes } from '../../src/runtimes/default-runtimes.js';
import { childHost } from '../support/child-hosts.js';
import { pythonFunction } from '../support/functions.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const MIB = 1024 * 1024;

/** A host that can not write a file beyond this size, as on a disk that fills up in the middle of it. */
function hostWithLimit(dataDirectory: string, kibibytes: number) {
  const script = `ulimit -f ${kibibytes}; exec "${process.execPath}" "${hostProgram}"`;
  return childHost({ dataDirectory, command: ['/bin/bash', '-c', script] });
}

describe('a host whose disk is full', () => {
  it('R6: fails the upload, keeps what it had, leaves nothing behind, and goes on', async () => {
    const dataDirectory = await temporaryDirectory();
    const host = await hostWithLimit(dataDirectory, 8 * 1024);
    const api = new ApiClient(host.url);
    const id = await pythonFunction(api, 'def main(): return "still here"\n');
    const before = await api.call('GET', `/v1/functions/${id}?download=true`);

    const form = packageForm(randomBytes(20 * MIB), { runtime_id: defaultRuntimes[1].id });
    const refused = await api.call('POST', '/v1/functions', { form });
    expect(refused).toMatchObject({ status: 500, body: { faultcode: 'Server' } });
    expect(refused.text).not.toContain(dataDirectory);
    await expect.poll(() => host.stderr()).toMatch(/EFBIG|too large/);

    expect(await readdir(join(dataDirectory, 'packages', 'staging'))).toEqual([]);
    const { body } = await api.call('GET', '/v1/functions');
    expect(listOf(body, 'functions').map((one) => one.id)).toEqual([id]);
    const after = await api.call('GET', `/v1/functions/${id}?download=true`);
    const [was, is] = [before, after].map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    expect(is).toBe(was);
    const run = await api.call('POST', '/v1/executions', { json: { function_id: id } });
    expect(textOf(run.body, 'result')).toContain('still here');
    expect(await api.call('GET', '/readyz')).toMatchObject({ status: 200 });
  });
});
