import { numbersOf } from '../support/read-numbers.js';
import { runClients } from './run-clients.js';

/** `npm run clients -- --clients 100`: clients that are slow, vanish, idle, or send what nobody wants. */
const { clients } = numbersOf({ clients: { initial: 100, least: 1 } });
const found = await runClients({
  clients,
  onScenario: (name, wrong) => {
    console.log(`${name}: ${wrong.length} wrong`);
    for (const line of wrong) console.log(`  ${line}`);
  },
});
process.exitCode = found.length === 0 ? 0 : 1;
