import { startProofHost } from '../host/proof-host.js';
import { type PlantedHostName, plantedHost } from './planted-hosts.js';

/** What a host in a process of its own is told. */
export interface ServeTask {
  readonly directory: string;
  readonly plant?: PlantedHostName;
}

const { directory, plant } = JSON.parse(process.argv[2] ?? '{}') as ServeTask;
const host = await startProofHost(directory, plantedHost(plant));
process.on('disconnect', () => void host.close());
process.send?.({ kind: 'ready', value: host.origin });
