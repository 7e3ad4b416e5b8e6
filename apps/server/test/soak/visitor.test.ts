import { describe, expect, it } from 'vitest';
import type { Answer, ApiClient, RequestContent } from '../../src/child-host/api-client.js';
import { emptyLedger, type Ledger } from '../../src/crash/ledger.js';
import { randomFrom } from '../../src/crash/random.js';
import { Visitor } from '../../src/soak/visitor.js';

interface Host {
  readonly followed: string;
  readonly kept: string;
  readonly cancelled: readonly [status: number, executionStatus: string];
  readonly shows: string;
}

const good: Host = { followed: 'log\n', kept: 'log\n', cancelled: [200, 'cancelled'], shows: 'cancelled' };

/** A host that answers what a test says. */
function hostOf(host: Partial<Host>): Pick<ApiClient, 'call'> {
  const { followed, kept, cancelled, shows } = { ...good, ...host };
  const answers: readonly (readonly [RegExp, number, string | Record<string, unknown>])[] = [
    [/^POST .*\/functions$/, 201, { id: 'function' }],
    [/^POST .*\/executions$/, 201, { id: 'execution' }],
    [/follow=true$/, 200, followed],
    [/\/log$/, 200, kept],
    [/\/cancel$/, cancelled[0], { status: cancelled[1] }],
    [/^GET .*\/execution$/, 200, { status: shows }],
  ];
  return {
    async call(method: string, path: string, _content?: RequestContent): Promise<Answer> {
      const found = answers.find(([pattern]) => pattern.test(`${method} ${path}`));
      const [, status, content] = found ?? [null, 404, ''];
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const body = typeof content === 'string' ? {} : content;
      return { method, path, status, text, bytes: new TextEncoder().encode(text), body };
    },
  };
}

function visitor(ledger: Ledger): Visitor {
  return new Visitor('visitor', 'runtime', randomFrom(1), ledger, 'python3');
}

async function violations(what: 'follow' | 'cancel', host: Partial<Host>): Promise<readonly string[]> {
  const ledger = emptyLedger();
  await visitor(ledger)[what](hostOf(host));
  return ledger.violations;
}

describe('a client of the soak', () => {
  it('finds nothing wrong where nothing is, and remembers what was acknowledged', async () => {
    expect(await violations('follow', {})).toEqual([]);
    expect(await violations('cancel', {})).toEqual([]);
    expect(await violations('cancel', { cancelled: [409, ''], shows: 'failed' })).toEqual([]);
    const ledger = emptyLedger();
    await visitor(ledger).follow(hostOf({}));
    expect([...ledger.executions.keys()]).toEqual(['execution']);
  });

  it('finds a log that was followed otherwise than it is kept', async () => {
    expect(await violations('follow', { followed: 'lo' })).toEqual([
      expect.stringContaining('was followed as "lo"'),
    ]);
  });

  it('finds an execution that is followed to its end, and still runs', async () => {
    expect(await violations('follow', { shows: 'running' })).toEqual([expect.stringContaining('is running')]);
  });

  it('finds a cancel that does not hold, and one that is refused although it runs', async () => {
    expect(await violations('cancel', { shows: 'running' })).toEqual([
      expect.stringContaining('and is running'),
    ]);
    expect(await violations('cancel', { shows: 'success' })).toEqual([
      expect.stringContaining('and is success'),
    ]);
    expect(await violations('cancel', { cancelled: [409, ''], shows: 'running' })).toHaveLength(1);
    expect(await violations('cancel', { cancelled: [500, ''] })).toEqual([
      expect.stringContaining('with 500'),
    ]);
  });
});
