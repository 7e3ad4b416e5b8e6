import { describe, expect, it } from 'vitest';
import type { PlantedHostName } from '../src/clients/planted-hosts.js';
import { runClients } from '../src/clients/run-clients.js';
import type { ScenarioName } from '../src/clients/scenarios.js';

const mebibyte = 1024 * 1024;

describe('clients that are slow, vanish, idle, or send what nobody wants', () => {
  it('disturb nobody, and leave nothing open or behind', async () => {
    expect(await runClients({ clients: 8, idleConnections: 300, refusedBytes: 150 * mebibyte })).toEqual([]);
  }, 60_000);

  it.each<[PlantedHostName, ScenarioName, RegExp]>([
    ['keeps-staged-files', 'clients that vanish during uploads', /staged files are left/],
    ['holds-bodies', 'refused uploads that are large', /bytes of memory/],
    ['leaks-descriptors', 'pipelined requests', /files are open/],
    ['answers-nothing-unread', 'connections that are used again after a refusal', /was answered with 415/],
  ])(
    'and the proof notices a host that %s',
    async (plant, scenario, expected) => {
      const wrong = await runClients({ only: [scenario], clients: 8, refusedBytes: 150 * mebibyte, plant });
      expect(wrong).toContainEqual(expect.stringMatching(expected));
    },
    60_000,
  );
});
