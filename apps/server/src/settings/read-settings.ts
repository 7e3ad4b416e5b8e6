import { nearestName } from './nearest-name.js';
import type { Parsed, Setting } from './setting.js';
import { type Settings, settingsTable } from './settings-table.js';

/** Variables with our prefix that belong to the command-line client, and are no mistake here. */
const clientVariables = ['QINLING_URL', 'QINLING_TOKEN'];

/** Everything that is wrong with the environment, in one message. */
export class SettingsError extends Error {
  constructor(mistakes: readonly string[]) {
    const count = mistakes.length === 1 ? 'One setting is wrong' : `${mistakes.length} settings are wrong`;
    super([`${count}:`, ...mistakes.map((mistake) => `  ${mistake}`)].join('\n'));
    this.name = 'SettingsError';
  }
}

/**
 * Reads every setting from `environment`. An empty variable counts as unset. Throws `SettingsError`, which names all
 * mistakes at once, misspelt `QINLING_` variables among them: one that was ignored could leave a host open.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const mistakes: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Setting<unknown>>(settingsTable)) {
    const text = environment[setting.name] || setting.default;
    const result: Parsed<unknown> = text === null ? { ok: true, value: undefined } : setting.parse(text);
    if (result.ok) values[key] = result.value;
    else mistakes.push(`${setting.name}: expected ${result.expected}, got ${shown(setting, text ?? '')}.`);
  }
  mistakes.push(...unknownVariables(environment));
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  // Every key of the table was just given what its own parser returned, which the compiler cannot follow through a loop.
  return values as Settings;
}

function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const names: readonly string[] = Object.values(settingsTable).map((setting) => setting.name);
  return Object.keys(environment)
    .filter((name) => name.startsWith('QINLING_') && ![...names, ...clientVariables].includes(name))
    .sort()
    .map((name) => {
      const nearest = nearestName(name, names);
      return `${name} is not a setting.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
    });
}

function shown(setting: Setting<unknown>, text: string): string {
  if (setting.secret === true) return 'something else';
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
