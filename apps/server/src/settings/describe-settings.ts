import type { Setting, SettingGroup } from './setting.js';
import { settingsTable } from './settings-table.js';

type Grouped = ReadonlyMap<SettingGroup, readonly Setting<unknown>[]>;

function grouped(): Grouped {
  const groups = new Map<SettingGroup, Setting<unknown>[]>();
  for (const setting of Object.values<Setting<unknown>>(settingsTable)) {
    groups.set(setting.group, [...(groups.get(setting.group) ?? []), setting]);
  }
  return groups;
}

/** The settings as `--help` lists them, 80 columns wide. */
export function settingsHelp(): string {
  const lines: string[] = [];
  for (const [group, settings] of grouped()) {
    lines.push('', `${group}:`);
    for (const { name, meaning, unit, default: fallback } of settings) {
      const inUnit = unit === null ? '' : `, in ${unit}`;
      lines.push(`  ${name} (${fallback === null ? 'unset' : `default ${fallback}`}${inUnit})`);
      lines.push(...wrap(meaning, 74).map((line) => `      ${line}`));
    }
  }
  return lines.join('\n');
}

/** The settings as docs/configuration.md shows them. */
export function settingsMarkdown(): string {
  const lines = [
    '# Configuration',
    '',
    '<!-- Generated from apps/server/src/settings/settings-table.ts; the test says how to write it anew. -->',
    '',
    'Every setting of the host is an environment variable. They are read once, at start; if some are wrong, the host says so about',
    'all of them in one message and exits. An empty variable counts as unset. A variable that begins with `QINLING_` and is not in',
    'this list is a mistake too (except `QINLING_URL` and `QINLING_TOKEN`, which belong to clients). Bytes may be written as',
    '`52428800` or `50MiB`.',
  ];
  for (const [group, settings] of grouped()) {
    lines.push('', `## ${group}`);
    for (const { name, meaning, unit, default: fallback } of settings) {
      const value = fallback === null ? 'Unset by default' : `Default \`${fallback}\``;
      lines.push('', `### \`${name}\``, '', `${value}${unit === null ? '' : `, in ${unit}`}.`, '', meaning);
    }
  }
  return `${lines.join('\n')}\n`;
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
