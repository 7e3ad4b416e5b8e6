import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childHost, failedStart } from '../support/child-hosts.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

// Python has SQLite on board; this package does not, and should not for one test.
function execSql(file: string, sql: string): void {
  const script = 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()';
  execFileSync('python3', ['-c', script, file, sql]);
}

describe('a host that can not start', () => {
  it('names every wrong setting, and exits with 2', async () => {
    const failure = await failedStart({ settings: { QINLING_PORT: 'http', QINLING_DATADIR: '/tmp' } });
    expect(failure.exit).toEqual({ code: 2, signal: null });
    expect(failure.stderr).toBe(
      [
        'qinling-server: 2 settings are wrong:',
        '  QINLING_PORT: expected a whole number from 0 to 65535, got "http".',
        '  QINLING_DATADIR is not a setting. Did you mean QINLING_DATA_DIR?',
        '',
      ].join('\n'),
    );
  });

  // Root may write anywhere, so these are places where nobody can.
  it('says in one line that the data directory can not be written', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'file'), '');
    for (const dataDirectory of [join(directory, 'file/data'), '/proc/qinling']) {
      const failure = await failedStart({ dataDirectory });
      expect(failure.exit.code).toBe(1);
      expect(failure.stderr).toMatch(
        new RegExp(`^qinling-server: Cannot write to the data directory ${dataDirectory}: .*\\.\\n$`),
      );
    }
  });

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const failure = await failedStart({ settings: { QINLING_PORT: String(port) } });
    other.close();
    expect(failure.exit.code).toBe(1);
    expect(failure.stderr).toBe(
      `qinling-server: Port ${port} of 127.0.0.1 is taken by another program. Set QINLING_PORT.\n`,
    );
  });

  it('says in one line that the address is not its own', async () => {
    const failure = await failedStart({ settings: { QINLING_HOST: '192.0.2.1' } });
    expect(failure.exit.code).toBe(1);
    expect(failure.stderr).toBe(
      'qinling-server: 192.0.2.1 is not an address of this machine. Set QINLING_HOST.\n',
    );
  });

  it('says in one line that the database is newer than the code', async () => {
    const dataDirectory = await temporaryDirectory();
    await (await childHost({ dataDirectory })).stop('SIGTERM');
    execSql(join(dataDirectory, 'qinling.db'), "INSERT INTO schema_migrations (name) VALUES ('9999-later')");
    const failure = await failedStart({ dataDirectory });
    expect(failure.exit.code).toBe(1);
    expect(failure.stderr).toMatch(/^qinling-server: .*qinling\.db is newer than this program.*\n$/);
  });

  it('says in one line that the database is none', async () => {
    const dataDirectory = await temporaryDirectory();
    await writeFile(
      join(dataDirectory, 'qinling.db'),
      'not a database, but long enough to be looked at'.repeat(9),
    );
    const failure = await failedStart({ dataDirectory });
    expect(failure.exit.code).toBe(1);
    expect(failure.stderr).toMatch(/^qinling-server: .*qinling\.db is not a SQLite file.*\n$/);
  });

  it('refuses a database that is not up to date when it may not migrate', async () => {
    const dataDirectory = await temporaryDirectory();
    const failure = await failedStart({ dataDirectory, settings: { QINLING_MIGRATE: 'false' } });
    expect(failure.exit.code).toBe(1);
    expect(failure.stderr).toMatch(/^qinling-server: .*\n$/);
  });
});
