import { type DescribeHttpOptions, describeHttp } from '@qinling/conformance';
import type express from 'express';
import { createFaultHandler, createNotFoundHandler, createRouter } from '../../src/index.js';
import { authenticate, failureLogger, serve, startQinling, subjectAt } from './contract-host.js';

type Framework = typeof express;

/**
 * Runs the whole wire contract on this Express: mounted at the root of a host, and under a prefix beside a host that parses bodies
 * for itself.
 */
export function describeContract(name: string, framework: Framework): void {
  describeHttp(
    `The wire contract on ${name}, at the root`,
    host(framework, '', () => undefined),
  );
  describeHttp(
    `The wire contract on ${name}, under a prefix of a host that parses bodies`,
    host(framework, '/some/prefix', (app) => {
      app.use(framework.json(), framework.urlencoded({ extended: true }));
    }),
  );
}

function host(
  framework: Framework,
  prefix: string,
  prepare: (app: express.Express) => void,
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
      const server = await serve(app);
      closers.push(server.close, close);
      return subjectAt(server.origin, prefix);
    },
    destroy: async () => {
      for (const close of closers) await close();
    },
  };
}
