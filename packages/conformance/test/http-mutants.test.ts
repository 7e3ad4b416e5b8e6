import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRed } from '../src/cases.js';
import { httpCases } from '../src/http/http-cases.js';
import { runtimeOf } from '../src/http/support/runtime-of.js';
import { type GoodServer, startGoodServer } from './http/good-server.js';
import { aliasMutants } from './http-mutants/alias-mutants.js';
import { type Defect, startBrokenProxy } from './http-mutants/broken-proxy.js';
import { discoveryMutants } from './http-mutants/discovery-mutants.js';
import { downloadMutants } from './http-mutants/download-mutants.js';
import { edgeMutants } from './http-mutants/edge-mutants.js';
import { errorMutants } from './http-mutants/error-mutants.js';
import { executionMutants } from './http-mutants/execution-mutants.js';
import { functionChangeMutants } from './http-mutants/function-change-mutants.js';
import { functionCreateMutants } from './http-mutants/function-create-mutants.js';
import { jobMutants } from './http-mutants/job-mutants.js';
import { listMutants } from './http-mutants/list-mutants.js';
import { runtimeMutants } from './http-mutants/runtime-mutants.js';
import { tenancyMutants } from './http-mutants/tenancy-mutants.js';
import { versionMutants } from './http-mutants/version-mutants.js';
import { webhookMutants } from './http-mutants/webhook-mutants.js';

const mutants = [
  ...discoveryMutants,
  ...runtimeMutants,
  ...functionCreateMutants,
  ...functionChangeMutants,
  ...downloadMutants,
  ...versionMutants,
  ...aliasMutants,
  ...executionMutants,
  ...jobMutants,
  ...webhookMutants,
  ...listMutants,
  ...errorMutants,
  ...edgeMutants,
  ...tenancyMutants,
];

/** One server with several defects is one broken server. */
function together(defects: readonly Defect[]): Defect {
  return {
    request: (each) => {
      for (const defect of defects) defect.request?.(each);
    },
    answer: (each, asked) => {
      for (const defect of defects) defect.answer?.(each, asked);
    },
  };
}

let good: GoodServer;
let runtimeId: string;

beforeAll(async () => {
  good = await startGoodServer();
  runtimeId = await runtimeOf(good.subject);
});
afterAll(() => good.close());

describe('the HTTP kit, on a server that', () => {
  it.concurrent.each(mutants)("$defect: '$red' goes red", async ({ red, breaks }) => {
    const proxy = await startBrokenProxy(good.subject.baseUrl, together(breaks));
    try {
      const subject = { ...good.subject, baseUrl: proxy.baseUrl, runtimeId };
      const reason = await expectRed(httpCases, subject, red, { hangSeconds: 15 });
      // The case itself must have seen the defect: no mistake in the mutant, no wait that never ends, no server that is gone.
      expect(reason).toMatchObject({ code: 'ERR_ASSERTION' });
      expect(proxy.mistakes()).toEqual([]);
      expect(proxy.hasBroken()).toBe(true);
    } finally {
      await proxy.close();
    }
  });
});

it('has no HTTP case that no broken server turns red', () => {
  const proved = new Set(mutants.map(({ red }) => red));
  expect(httpCases.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
});
