import type { HttpSubject } from '../http-subject.js';
import { type Api, apiOf } from './api.js';
import { eventually } from './eventually.js';
import { created, ok, type Row } from './expect.js';
import { unique } from './unique.js';

/** An image that no orchestrator knows: a runtime of it ends in `error`. */
export const missingImage = 'qinling-conformance/no-such-image';

const runtimes = new WeakMap<HttpSubject, Promise<string>>();

/**
 * The id of the subject's runtime, or of one that the kit makes for itself, once for each subject: warming a pool up in every case would cost more
 * than all else. No case changes or deletes it.
 */
export function runtimeOf(subject: HttpSubject): Promise<string> {
  if (subject.runtimeId !== undefined) return Promise.resolve(subject.runtimeId);
  const present = runtimes.get(subject) ?? makeRuntime(subject);
  runtimes.set(subject, present);
  return present;
}

async function makeRuntime({ baseUrl, as, runtimeImage, send }: HttpSubject): Promise<string> {
  const admin = apiOf(baseUrl, as?.({ projectId: unique('project'), roles: ['admin'] }), send);
  const runtime = created(await admin.post('/v1/runtimes', { image: runtimeImage, name: unique('runtime') }));
  const { id, status } = await settledRuntime(admin, runtime.id);
  if (status !== 'available') throw new Error(`A runtime of image '${runtimeImage}' became '${status}'.`);
  return id;
}

/** A runtime once it is neither being made nor upgraded. */
export function settledRuntime(api: Api, id: string): Promise<Row> {
  return eventually(`runtime ${id} settles`, async () => {
    const row = ok(await api.get(`/v1/runtimes/${id}`));
    return row.status === 'creating' || row.status === 'upgrading' ? undefined : row;
  });
}
