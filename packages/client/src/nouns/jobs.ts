import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import type { CreateJobBody, Job, UpdateJobBody } from '../wire-types.js';
import type { Requests } from './requests.js';

/** What runs on a schedule. */
export interface Jobs {
  create(body: CreateJobBody, options?: CallOptions): Promise<Job>;
  list<const Field extends keyof Job = keyof Job>(
    options?: ListOptions<keyof Job, Field>,
  ): Listing<Pick<Job, Field>>;
  get(id: string, options?: CallOptions): Promise<Job>;
  /** Pauses, resumes and cancels too, by `status`. */
  update(id: string, body: UpdateJobBody, options?: CallOptions): Promise<Job>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

export function jobsOf(requests: Requests): Jobs {
  return {
    create: (body, options) => requests.send('POST', '/v1/jobs', body, options),
    list: (options) => requests.list('/v1/jobs', 'jobs', options),
    get: async (id, options) => requests.get(path`/v1/jobs/${id}`, options),
    update: async (id, body, options) => requests.send('PUT', path`/v1/jobs/${id}`, body, options),
    delete: async (id, options) => requests.remove(path`/v1/jobs/${id}`, options),
  };
}
