import { UnauthorizedError } from '@qinling/core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runQinling } from './support/run-qinling.js';
import { type Service, serve, startService } from './support/service.js';

const secret = 'the-secret-of-this-test';
let service: Service;

beforeAll(async () => {
  service = await startService({
    authenticate: (request) => {
      if (request.get('x-auth-token') !== secret) throw new UnauthorizedError('The token is not known.');
      return { projectId: 'default', roles: ['admin'] };
    },
  });
});

afterAll(() => service.close());

describe('exit code 3', () => {
  it('when nobody listens, with where the address comes from', async () => {
    const closed = await serve(() => undefined);
    await closed.close();
    const fromEnvironment = await runQinling(['runtime', 'list'], { url: closed.url });
    expect(fromEnvironment).toMatchObject({ code: 3, stdout: '' });
    expect(fromEnvironment.stderr).toMatch(
      /not reachable at .*\nIs it running\? The address comes from QINLING_URL\.\n$/,
    );
    const fromOption = await runQinling(['runtime', 'list', '--url', closed.url]);
    expect(fromOption.stderr).toContain('The address was given by --url.');
  });

  it('when nobody answers in time', async () => {
    const silent = await serve(() => undefined);
    onTestFinished(() => silent.close());
    const run = await runQinling(['--timeout', '0.2', 'runtime', 'list'], { url: silent.url });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(
      /did not answer within 200 ms\.\n--timeout SECONDS, before the noun, waits longer\./,
    );
  });

  it('when it is not Qinling that answers', async () => {
    const other = await serve((_request, response) => response.end('<html>'));
    onTestFinished(() => other.close());
    expect(await runQinling(['runtime', 'list'], { url: other.url })).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('the token', () => {
  it.each(['QINLING_TOKEN', 'OS_TOKEN'])('is taken from %s', async (name) => {
    const run = await runQinling(['runtime', 'list'], { url: service.url, env: { [name]: secret } });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('is asked for when it is missing', async () => {
    const run = await runQinling(['runtime', 'list'], { url: service.url });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/The token is not known\.\nSet QINLING_TOKEN to a valid token\.\n$/);
  });

  it('is not shown by --debug, which shows the requests', async () => {
    const run = await runQinling(['runtime', 'list', '--debug', '-f', 'json'], {
      url: service.url,
      env: { QINLING_TOKEN: secret },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^> GET http:\/\/127\.0\.0\.1:\d+\/v1\/runtimes\?limit=100\n/);
    expect(run.stderr).toMatch(/> {3}x-auth-token: \*\*\*\n/);
    expect(run.stderr).toMatch(/< 200 after \d+ ms, req-[0-9a-f-]+\n/);
    expect(run.stderr).not.toContain(secret);
    JSON.parse(run.stdout);
  });
});

describe('exit code 2', () => {
  it.concurrent.each([
    [
      'a wrong noun',
      ['functoin', 'list'],
      'There is no command qinling functoin. Did you mean qinling function?',
    ],
    [
      'a wrong verb',
      ['function', 'lsit'],
      'There is no command qinling function lsit. Did you mean qinling function list?',
    ],
    ['a word like no other', ['function', 'xyzzy'], 'There are: list, create, show'],
    [
      'a wrong option',
      ['function', 'create', '--nmae', 'x'],
      "Unknown option '--nmae'. Did you mean --name?",
    ],
    [
      'a wrong global option',
      ['--dbeug', 'function', 'list'],
      'There is no option --dbeug. Did you mean --debug?',
    ],
    ['an option before its noun', ['-f', 'json', 'function', 'list'], 'Options of a command stand after it.'],
    [
      'a format that is none',
      ['function', 'list', '-f', 'xml'],
      "'xml' is invalid. Allowed choices are table, json, yaml, csv, value.",
    ],
    [
      'two formats of code',
      ['function', 'create', '--file', 'a', '--dir', 'b'],
      '--file and --dir cannot be given together.',
    ],
    ['no code', ['function', 'create', '--runtime', 'python3'], 'Say where the code is: --file'],
    ['no runtime', ['function', 'create', '--file', 'main.py'], 'Say what runs it: --runtime RUNTIME.'],
    [
      'half an object',
      ['function', 'create', '--runtime', 'x', '--object', 'b'],
      '--container and --object go together.',
    ],
    [
      'a timeout that is none',
      ['--timeout', 'soon', 'runtime', 'list'],
      '--timeout takes a number of seconds',
    ],
    ['a value that is missing', ['--url'], '--url needs a value: --url URL.'],
    [
      'an address that is none',
      ['--url', 'nowhere', 'runtime', 'list'],
      'must begin with http:// or https://',
    ],
    [
      'sync and async',
      ['function', 'execution', 'create', 'f', '--sync', '--async'],
      '--sync and --async cannot be given together.',
    ],
    ['an argument that is empty', ['webhook', 'show', ''], 'An argument is empty.'],
    ['two functions', ['webhook', 'create', 'f', '--function', 'g'], 'The function is given twice'],
    [
      'a function and an alias',
      ['job', 'create', 'f', '--function-alias', 'g'],
      'Give a function or --function-alias, not both.',
    ],
  ])('for %s', async (_case, words, message) => {
    const run = await runQinling(words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toMatch(/\nRun qinling .*--help to see how it is used\.\n$/);
  });

  it('for a noun alone, whose help it shows', async () => {
    const run = await runQinling(['function', 'version']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Usage: qinling function version <command> [options]');
  });
});

describe('deleting several', () => {
  it('goes on after a refusal, and says how many were refused', async () => {
    const open = await startService();
    onTestFinished(() => open.close());
    const { id } = await open.createFunction();
    const unknown = '00000000-0000-4000-8000-00000000dead';
    const run = await runQinling(['function', 'delete', unknown, id], { url: open.url });
    expect(run).toMatchObject({ code: 1, stdout: `Deleted function ${id}.\n` });
    expect(run.stderr).toMatch(
      /^function 0.*: Function not found .*\n.*\nqinling: 1 of 2 functions could not be deleted\.\n$/,
    );
  });
});

describe('a failure of the service', () => {
  it('is told with the request id', async () => {
    const broken = await serve((_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json', 'x-openstack-request-id': 'req-1' });
      response.end(
        '{"faultcode":"Server","faultstring":"Internal error.","debuginfo":null,"request_id":"req-1"}',
      );
    });
    onTestFinished(() => broken.close());
    const run = await runQinling(['runtime', 'list'], { url: broken.url });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toBe(
      'qinling: Internal error.\nTell the operator of the service the request id: req-1.\n',
    );
  });
});
