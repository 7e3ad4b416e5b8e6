import { openSync } from 'node:fs';
import type { HostPlant } from '../host/proof-host.js';

/** Faults of a host that the proof with clients must notice. */
export const plantedHostNames = [
  'keeps-staged-files',
  'holds-bodies',
  'leaks-descriptors',
  'answers-nothing-unread',
] as const;

export type PlantedHostName = (typeof plantedHostNames)[number];

/** What a host does wrong; without a name, nothing. */
export function plantedHost(name: PlantedHostName | undefined): HostPlant {
  return name === undefined ? {} : plants[name];
}

const held: Buffer[] = [];

const plants: Readonly<Record<PlantedHostName, HostPlant>> = {
  'keeps-staged-files': {
    blobs: (store) => {
      // Reads on when its source fails, and so keeps what came until then.
      const stage = store.stage.bind(store);
      store.stage = (source) =>
        stage(
          (async function* () {
            try {
              yield* source;
            } catch {}
          })(),
        ).then((staged) => Object.assign(staged, { discard: async () => undefined }));
      return store;
    },
  },
  'holds-bodies': {
    middleware: () => (request, _response, next) => {
      const push = request.push.bind(request);
      request.push = (chunk: Buffer | null, encoding) => {
        if (chunk !== null) held.push(Buffer.from(chunk));
        return push(chunk, encoding);
      };
      next();
    },
  },
  'leaks-descriptors': {
    middleware: () => (_request, _response, next) => {
      openSync('/dev/null', 'r');
      next();
    },
  },
  'answers-nothing-unread': {
    middleware: () => (request, response, next) => {
      if (request.headers['content-type'] === 'text/plain') response.status(415).end();
      else next();
    },
  },
};
