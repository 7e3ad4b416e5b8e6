import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identityOf, livenessOf } from '../src/process-identity.js';
import { temporaryDirectory } from './support/fixtures.js';

interface FakeSystem {
  readonly boot?: string;
  readonly idNamespace?: string;
  /** Of this test's process, since whether an id exists at all is asked of the real system. */
  readonly state?: string;
  readonly startTime?: string;
}

/** A folder like Linux's `/proc`. */
function fakeProc({
  boot = 'b1',
  idNamespace = 'pid:[1]',
  state = 'S',
  startTime = '77',
}: FakeSystem): string {
  const proc = temporaryDirectory();
  for (const folder of ['sys/kernel/random', 'self/ns', `${process.pid}`]) {
    mkdirSync(join(proc, folder), { recursive: true });
  }
  writeFileSync(join(proc, 'sys/kernel/random/boot_id'), `${boot}\n`);
  symlinkSync(idNamespace, join(proc, 'self/ns/pid'));
  const between = Array.from({ length: 18 }, (_, field) => field + 4).join(' ');
  // A program may call itself anything.
  writeFileSync(
    join(proc, `${process.pid}`, 'stat'),
    `${process.pid} (a) R 1) ${state} ${between} ${startTime} 23\n`,
  );
  return proc;
}

describe('the identity of a process', () => {
  it('is the same each time it is asked', () => {
    expect(identityOf()).toEqual(identityOf());
  });

  it('differs in the host after a boot, since process ids begin anew', () => {
    const [before, after] = [fakeProc({ boot: 'b1' }), fakeProc({ boot: 'b2' })];
    expect(identityOf(1, before).host).not.toBe(identityOf(1, after).host);
  });

  it('differs in the host between process id namespaces, since each has its own process 1', () => {
    const [one, other] = [fakeProc({ idNamespace: 'pid:[1]' }), fakeProc({ idNamespace: 'pid:[2]' })];
    expect(identityOf(1, one).host).not.toBe(identityOf(1, other).host);
  });

  it('has no start time where the system does not tell', () => {
    expect(identityOf(process.pid, temporaryDirectory()).startTime).toBe('');
  });
});

describe('a process', () => {
  const liveness = (then: FakeSystem, now: FakeSystem) => {
    const proc = fakeProc(now);
    return livenessOf(identityOf(process.pid, fakeProc(then)), identityOf(process.pid, proc), proc);
  };

  it('is alive when its id and start time are those of a running one', () => {
    expect(liveness({}, {})).toBe('alive');
  });

  it('is dead when its id is that of one which started at another time', () => {
    expect(liveness({ startTime: '76' }, { startTime: '77' })).toBe('dead');
  });

  it('is dead when it ended and its parent has not asked how', () => {
    expect(liveness({}, { state: 'Z' })).toBe('dead');
  });

  it('may be either when it ran on another host', () => {
    expect(liveness({ boot: 'b1' }, { boot: 'b2' })).toBe('unknown');
  });

  it('may be either when the system does not tell start times', () => {
    const nothing = temporaryDirectory();
    const self = identityOf(process.pid, nothing);
    expect(livenessOf(self, self, nothing)).toBe('unknown');
  });
});
