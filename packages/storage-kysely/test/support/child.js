// A host of its own, for tests of what several processes do to one file. It runs the built package: Node 20 reads no TypeScript.
import { createSqliteStorage, migrateSqlite } from '@qinling/storage-kysely';
import { allMigrations } from '../../dist/migrations/all-migrations.js';
import { migrate } from '../../dist/migrations/migrate.js';
import { openSqlite } from '../../dist/sqlite/open-sqlite.js';

const [task, filename, ...args] = process.argv.slice(2);

const tasks = {
  async migrate() {
    await go();
    return migrateSqlite({ filename });
  },

  async takeNumbers(storage, functionId, times) {
    const numbers = [];
    await go();
    for (let taken = 0; taken < Number(times); taken += 1) {
      numbers.push(
        await storage.transaction(async ({ functions }) => {
          await functions.lock(functionId);
          return functions.takeVersionNumber(functionId);
        }),
      );
    }
    return numbers;
  },

  async advance(storage, jobId, times) {
    const won = [];
    await go();
    for (let minute = 0; minute < Number(times); minute += 1) {
      const expected = new Date(minute * 60_000);
      const to = { status: 'running', count: null, nextExecutionTime: new Date((minute + 1) * 60_000) };
      if (await storage.jobs.advance(jobId, expected, to)) {
        won.push(minute);
      }
    }
    return won;
  },

  async dieInTransaction(storage, functionId) {
    await storage.functions.incrementCount(functionId);
    await storage.transaction(async ({ functions }) => {
      await functions.incrementCount(functionId);
      await functions.takeVersionNumber(functionId);
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => setInterval(() => undefined, 1000));
    });
  },

  async dieInSharedCommit(storage, functionId) {
    await storage.functions.incrementCount(functionId);
    const increment = ({ functions }) => functions.incrementCount(functionId);
    const die = () => process.kill(process.pid, 'SIGKILL');
    const shared = { sharesCommit: true };
    await Promise.all([increment, increment, die].map((work) => storage.transaction(work, shared)));
  },
};

/** The migrations, with a death after so many statements. */
function deadlyMigrations(statementsUntilDeath) {
  let left = statementsUntilDeath;
  return allMigrations.map(({ name, statements }) => ({
    name,
    *statements(types) {
      for (const statement of statements(types)) {
        if (left === 0) process.kill(process.pid, 'SIGKILL');
        left -= 1;
        yield statement;
      }
      if (left === 0) process.kill(process.pid, 'SIGKILL');
    },
  }));
}

/** Waits until all children are there, so that they begin at once. */
function go() {
  process.send('ready');
  return new Promise((resolve) => process.once('message', resolve));
}

if (task === 'dieInMigration') {
  const engine = await openSqlite({ filename });
  await engine.migrating((target) => migrate(target, deadlyMigrations(Number(args[0]))));
} else if (task === 'migrate') {
  process.send({ result: await tasks.migrate() });
} else {
  const storage = await createSqliteStorage({ filename });
  process.send({ result: await tasks[task](storage, ...args) });
  await storage.close();
}
process.disconnect();
