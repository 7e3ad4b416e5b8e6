import type { RequestListener } from 'node:http';
import { type DescribeHttpOptions, describeHttp } from '@qinling/conformance';
import type express from 'express';
import { describe, expect, it } from 'vitest';
import { createFaultHandler, createNotFoundHandler, createRouter } from '../../src/index.js';
import { operationAt, operations } from './api-document.js';
import { authenticate, failureLogger, serve, startQinling, subjectAt } from './contract-host.js';
import { problemsOf } from './document-check.js';
import { observe } from './observe.js';

type Framework = typeof express;

/**
 * Runs the whole wire contract on this Express: mounted at the root of a host, and under a prefix beside a host that parses bodies
 * for itself. Every answer that the contract meets must be one that the OpenAPI document describes.
 */
export function describeContract(name: string, framework: Framework): void {
  describeMounted(`The wire contract on ${name}, at the root`, framework, '', () => undefined);
  describeMounted(
    `The wire contract on ${name}, under a prefix of a host that parses bodies`,
    framework,
    '/some/prefix',
    (app) => app.use(framework.json(), framework.urlencoded({ extended: true })),
  );
}

function describeMounted(
  name: string,
  framework: Framework,
  prefix: string,
  prepare: (app: express.Express) => void,
): void {
  const problems = new Set<string>();
  const succeeded = new Set<string>();
  describe('every answer is as documented', () => {
    describeHttp(
      name,
      host(framework, prefix, prepare, (app) =>
        observe(app, prefix, (exchange) => {
          for (const problem of problemsOf(exchange)) problems.add(problem);
          const operation = operationAt(exchange.method, exchange.target)?.operation;
          if (operation !== undefined && exchange.status < 300) succeeded.add(operation.operationId);
        }),
      ),
    );

    it(`${name}: no answer held anything that the OpenAPI document does not describe`, () => {
      expect([...problems].slice(0, 20)).toEqual([]);
    });

    it(`${name}: every operation of it answered`, () => {
      const all = operations.map(({ operation }) => operation.operationId);
      expect(all.filter((each) => !succeeded.has(each))).toEqual([]);
    });
  });
}

function host(
  framework: Framework,
  prefix: string,
  prepare: (app: express.Express) => void,
  watch: (app: RequestListener) => RequestListener,
): DescribeHttpOptions {
  const closers: (() => Promise<void>)[] = [];
  return {
    create: async () => {
      const { qinling, close } = await startQinling();
      const app = framework();
      prepare(app);
      app.use(prefix === '' ? '/' : prefix, createRouter({ qinling, authenticate, logger: failureLogger }));
      app.use(createNotFoundHandler());
      app.use(createFaultHandler());
      const server = await serve(watch(app));
      closers.push(server.close, close);
      return subjectAt(server.origin, prefix);
    },
    destroy: async () => {
      for (const close of closers) await close();
    },
  };
}
