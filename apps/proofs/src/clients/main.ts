import { parseArgs } from 'node:util';
import { runClients } from './run-clients.js';

/** `npm run clients -- --clients 100`: clients that are slow, vanish, idle, or send what nobody wants. */
const { values } = parseArgs({ options: { clients: { type: 'string', default: '100' } } });
const found = await runClients({
  clients: Number(values.clients),
  onScenario: (name, wrong) => {
    console.log(`${name}: ${wrong.length} wrong`);
    for (const line of wrong) console.log(`  ${line}`);
  },
});
process.exitCode = found.length === 0 ? 0 : 1;
