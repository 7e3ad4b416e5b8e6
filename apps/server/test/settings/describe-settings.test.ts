import { describe, expect, it } from 'vitest';
import { settingsHelp, settingsMarkdown } from '../../src/settings/describe-settings.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { settingsTable } from '../../src/settings/settings-table.js';

describe('the list of settings', () => {
  // Written anew by `npx vitest run --config vitest.workspace.ts apps/server/test/settings --update`.
  it('stands in docs/configuration.md as it is in the code', async () => {
    await expect(settingsMarkdown()).toMatchFileSnapshot('../../../../docs/configuration.md');
  });

  it('has every variable in the help, within 80 columns', () => {
    const help = settingsHelp();
    for (const { name } of Object.values(settingsTable)) expect(help).toContain(`  ${name} (`);
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('has defaults that its own parsers accept', () => {
    const defaults = Object.values(settingsTable).flatMap(({ name, default: text }) =>
      text === null ? [] : [[name, text]],
    );
    expect(readSettings(Object.fromEntries(defaults))).toEqual(readSettings({}));
  });
});
