import { describeHttp } from '@qinling/conformance';
import { createRouter } from '@qinling/express';
import express from 'express';
import { expect, it } from 'vitest';
import { authenticate, serve, startQinling, subjectAt } from '../../express/test/support/contract-host.js';
import { type Tally, throughClient } from './contract/through-client.js';
import { typedCallNames } from './contract/typed-calls.js';

const tally: Tally = { typed: 0, bare: 0, succeeded: new Set(), refused: new Set() };
const closers: (() => Promise<void>)[] = [];

// #region kit
describeHttp('The wire contract through the client', {
  create: async () => {
    const { qinling, close } = await startQinling();
    const server = await serve(express().use('/some/prefix', createRouter({ qinling, authenticate })));
    closers.push(server.close, close);
    const subject = subjectAt(server.origin, '/some/prefix');
    return { ...subject, send: throughClient(subject.baseUrl, tally) };
  },
  destroy: async () => {
    for (const close of closers) await close();
  },
});
// #endregion

it('has called every method, with success and with a refusal', () => {
  const wanted = [...typedCallNames];
  expect(wanted.filter((name) => !tally.succeeded.has(name))).toEqual([]);
  expect(wanted.filter((name) => !tally.refused.has(name))).toEqual([]);
});

it('has said all but a few requests in its own terms: what is left are wrong methods, broken bodies, HEAD and ranges', () => {
  expect(tally.typed).toBeGreaterThan(5 * tally.bare);
});
