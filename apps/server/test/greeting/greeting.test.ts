import { describe, expect, it } from 'vitest';
import { type GreetingOptions, greeting } from '../../src/greeting/greeting.js';
import { defaultRuntimes } from '../../src/runtimes/default-runtimes.js';

const options: GreetingOptions = {
  version: '0.1.0',
  url: 'http://127.0.0.1:7070',
  dataDirectory: '/srv/data',
  runtimes: defaultRuntimes,
  limits: {
    timeout: 'enforced',
    memory: 'advisory',
    cpu: 'absent',
    processes: 'absent',
    openFiles: 'enforced',
    fileSize: 'enforced',
    workDirectory: 'advisory',
    output: 'enforced',
    log: 'enforced',
  },
  isolation: 'none',
  authenticated: false,
};

describe('the greeting', () => {
  it('says what it serves, where it stores, what runs, and which limits hold', () => {
    const text = greeting(options);
    expect(text).toContain('Qinling 0.1.0 serves http://127.0.0.1:7070/v1');
    expect(text).toContain('stores    /srv/data');
    expect(text).toContain('runtimes  nodejs, python3');
    expect(text).toContain(
      'limits    enforced timeout, open files, file size, output, log; advisory memory, work directory; absent cpu, processes',
    );
  });

  it('says whether functions see what the host sees', () => {
    expect(greeting(options)).toContain('isolation none: functions see what the user of the host sees');
    expect(greeting({ ...options, isolation: 'sandbox' })).toContain(
      'isolation sandbox: functions see no files',
    );
  });

  it('warns loudly when nobody is authenticated, and only then', () => {
    expect(greeting(options)).toContain('WARNING   nobody is authenticated');
    expect(greeting({ ...options, authenticated: true })).not.toContain('WARNING');
  });

  it('has the same story for the command line', () => {
    const text = greeting(options);
    expect(text).toContain('export QINLING_URL=http://127.0.0.1:7070');
    expect(text.match(/npx qinling/g)).toHaveLength(3);
  });

  it('has three curl commands, in the language of an interpreter that is there', () => {
    expect(greeting(options).match(/\bcurl\b/g)).toHaveLength(3);
    expect(greeting(options)).toContain('main.py');
    expect(greeting({ ...options, runtimes: [defaultRuntimes[0]] })).toContain('main.mjs');
    expect(greeting({ ...options, runtimes: [] })).not.toContain('curl');
  });
});
