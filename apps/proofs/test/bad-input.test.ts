import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { routeCases, runBadInput, runOddArchives, runOddInput } from '../src/bad-input/run-bad-input.js';
import { hugeCases, uploadCases } from '../src/bad-input/upload-cases.js';
import type { HostPlant } from '../src/host/proof-host.js';

describe('R19: bad input is refused, names its field, and changes and leaves nothing', () => {
  it('in the path, the query and the body of every route', async () => {
    const { wrong, sent } = await runBadInput(routeCases);
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(3000);
  }, 60_000);

  it('in forms and in packages', async () => {
    const { wrong, sent } = await runBadInput(uploadCases);
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(500);
  }, 60_000);

  it('in packages that would take more than there is', async () => {
    expect((await runBadInput(hugeCases)).wrong).toEqual([]);
  }, 60_000);

  it('and archives that only look wrong are taken for what they are: by content, and never unpacked further', async () => {
    const { wrong, sent } = await runOddArchives();
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(5);
  }, 60_000);

  it('and what is only odd makes nothing fail, and comes back as it was', async () => {
    const { wrong, sent } = await runOddInput();
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(3000);
  }, 60_000);
});

describe('the proof notices', () => {
  const one = async (plant: HostPlant) => {
    const { wrong } = await runBadInput(async (seed) => (await uploadCases(seed)).slice(0, 3), plant);
    return wrong;
  };

  it('nothing where nothing is wrong', async () => {
    expect(await one({})).toEqual([]);
  });

  it('an answer in another shape', async () => {
    const middleware = () => (_request: unknown, response: Response) => void response.status(400).send('no');
    expect(await one({ middleware })).toContainEqual(expect.stringContaining('no faultstring'));
  });

  it('a failure', async () => {
    const middleware = () => () => {
      throw new Error('planted');
    };
    expect(await one({ middleware })).toContainEqual(expect.stringContaining('status 500'));
  });

  it('a refusal that names another field', async () => {
    const middleware = () => (_request: unknown, response: Response, next: () => void) => {
      const end = response.end.bind(response);
      response.end = ((body: Buffer) => {
        const renamed = body.toString().replace(/"field":"[^"]*"/, '"field":"other"');
        response.setHeader('Content-Length', Buffer.byteLength(renamed));
        return end(renamed);
      }) as typeof response.end;
      next();
    };
    expect(await one({ middleware })).toContainEqual(expect.stringContaining('names the field other'));
  });

  it('an archive that is refused, or taken for another', async () => {
    const refuse = () => (request: Request, response: Response, next: () => void) =>
      request.method === 'POST' ? void response.status(400).json({ faultstring: 'no' }) : next();
    expect((await runOddArchives({ middleware: refuse })).wrong).toContain(
      'a zip in a zip was refused with 400: no',
    );
    const rename = () => (request: Request, response: Response, next: () => void) => {
      if (request.method !== 'POST') return next();
      const end = response.end.bind(response);
      response.end = ((body: Buffer) =>
        end(
          Buffer.from(body.toString('latin1').replace('"format":"tar"', '"format":"zip"'), 'latin1'),
        )) as typeof end;
      next();
    };
    expect((await runOddArchives({ middleware: rename })).wrong).toEqual([
      'a tar that is called a zip was taken for a zip',
    ]);
  }, 60_000);

  it('a file that stays behind', async () => {
    const blobs: HostPlant['blobs'] = (store) => {
      const stage = store.stage.bind(store);
      store.stage = async (source) => Object.assign(await stage(source), { discard: async () => undefined });
      return store;
    };
    expect(await one({ blobs })).toContainEqual(expect.stringContaining('left the file'));
  });

  it('a row that changes', async () => {
    const middleware: HostPlant['middleware'] = (storage) => async (_request, _response, next) => {
      const [runtime] = await storage.runtimes.list({ scope: 'all' });
      await storage.runtimes.update(runtime?.id ?? '', { name: randomUUID() });
      next();
    };
    expect(await one({ middleware })).toContainEqual(expect.stringContaining('changed runtimes'));
  });
});
