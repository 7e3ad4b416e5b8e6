import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../src/settings/read-settings.js';

function mistakesIn(environment: Readonly<Record<string, string>>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('readSettings', () => {
  it('takes the documented defaults when nothing is set', () => {
    const settings = readSettings({ PATH: '/bin' });
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 7070,
      publicUrl: undefined,
      tokens: undefined,
      dataDirectory: './data',
      migrate: true,
      maxPackageBytes: 50 * 2 ** 20,
      maxVersions: undefined,
      unchangedVersion: 'share',
      timeoutSeconds: { minimum: 1, default: 5, maximum: 300 },
      cpuMillis: { minimum: 100, default: 100, maximum: 300 },
      memoryBytes: { minimum: 32 * 2 ** 20, default: 32 * 2 ** 20, maximum: 128 * 2 ** 20 },
      runtimes: ['nodejs', 'python3'],
    });
  });

  it('takes what is set', () => {
    const settings = readSettings({
      QINLING_PORT: '0',
      QINLING_PUBLIC_URL: 'https://functions.example.org/qinling/',
      QINLING_TOKENS: '0123456789abcdef=alpha,fedcba9876543210=beta:admin',
      QINLING_MIGRATE: 'false',
      QINLING_MAX_PACKAGE_BYTES: '10MiB',
      QINLING_MAX_VERSIONS: '10',
      QINLING_RUNTIMES: 'none',
      QINLING_TIMEOUT_SECONDS: '1, 2, 3',
    });
    expect(settings).toMatchObject({
      port: 0,
      publicUrl: 'https://functions.example.org/qinling',
      tokens: [
        { token: '0123456789abcdef', projectId: 'alpha', admin: false },
        { token: 'fedcba9876543210', projectId: 'beta', admin: true },
      ],
      migrate: false,
      maxPackageBytes: 10 * 2 ** 20,
      maxVersions: 10,
      runtimes: [],
      timeoutSeconds: { minimum: 1, default: 2, maximum: 3 },
    });
  });

  it('counts an empty variable as unset', () => {
    expect(readSettings({ QINLING_PORT: '', QINLING_TOKENS: '' })).toMatchObject({
      port: 7070,
      tokens: undefined,
    });
  });

  it('names all mistakes in one message', () => {
    const message = mistakesIn({
      QINLING_PORT: 'http',
      QINLING_LOG_LEVEL: 'loud',
      QINLING_ISOLATION: 'bwrap',
      QINLING_MEMORY_BYTES: '64MiB,32MiB,128MiB',
    });
    expect(message).toBe(
      [
        '4 settings are wrong:',
        '  QINLING_PORT: expected a whole number from 0 to 65535, got "http".',
        '  QINLING_LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got "loud".',
        '  QINLING_MEMORY_BYTES: expected three numbers that rise, least,default,greatest, got "64MiB,32MiB,128MiB".',
        '  QINLING_ISOLATION: expected one of none, bubblewrap, got "bwrap".',
      ].join('\n'),
    );
  });

  it('names a variable that is no setting, with the one that was meant', () => {
    expect(mistakesIn({ QINLING_DATADIR: '/tmp' })).toBe(
      'One setting is wrong:\n  QINLING_DATADIR is not a setting. Did you mean QINLING_DATA_DIR?',
    );
    expect(mistakesIn({ QINLING_FROBNICATION: '1' })).toBe(
      'One setting is wrong:\n  QINLING_FROBNICATION is not a setting.',
    );
  });

  it("leaves the client's variables alone", () => {
    expect(readSettings({ QINLING_URL: 'http://localhost', QINLING_TOKEN: 'x' }).port).toBe(7070);
  });

  it('never repeats a token in a message', () => {
    for (const tokens of ['s3cret=p', 's3crets3crets3cret', 's3crets3crets3cret=p,s3crets3crets3cret=q']) {
      const message = mistakesIn({ QINLING_TOKENS: tokens });
      expect(message).toContain('QINLING_TOKENS: expected');
      expect(message).not.toContain('s3cret');
    }
  });

  it.each([
    ['QINLING_PORT', '65536'],
    ['QINLING_PORT', '-1'],
    ['QINLING_PORT', '7070.5'],
    ['QINLING_PORT', '0x1f'],
    ['QINLING_HOST', '  '],
    ['QINLING_LEASE_SECONDS', '0'],
    ['QINLING_LEASE_SECONDS', '2147484'],
    ['QINLING_MAX_VERSIONS', '0'],
    ['QINLING_MAX_PACKAGE_BYTES', '0'],
    ['QINLING_MAX_PACKAGE_BYTES', '50MB'],
    ['QINLING_MAX_PACKAGE_BYTES', '9999999999999999GiB'],
    ['QINLING_MIGRATE', 'yes'],
    ['QINLING_PUBLIC_URL', 'functions.example.org'],
    ['QINLING_PUBLIC_URL', 'ftp://functions.example.org'],
    ['QINLING_PUBLIC_URL', 'https://functions.example.org/?a=b'],
    ['QINLING_RUNTIMES', 'nodejs,ruby'],
    ['QINLING_TIMEOUT_SECONDS', '1,5'],
    ['QINLING_TIMEOUT_SECONDS', '1,5,300,4'],
    ['QINLING_CPU_MILLIS', '100,400,300'],
  ])('refuses %s=%s', (name, value) => {
    expect(mistakesIn({ [name]: value })).toContain(`${name}: expected `);
  });
});
