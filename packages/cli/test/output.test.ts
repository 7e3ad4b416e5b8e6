import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Format, OutputChoice } from '../src/output/output-options.js';
import { printRow, printRows } from '../src/output/print-rows.js';
import type { Session } from '../src/session/session.js';

const columns = ['id', 'name', 'count', 'code', 'sync', 'updated_at'];
const first = {
  id: 'a',
  name: 'plain',
  count: 3,
  code: { source: 'package' },
  sync: true,
  updated_at: null,
  extra: 1,
};
const second = {
  id: 'b',
  name: 'with, "comma"\nand line',
  count: 0,
  code: null,
  sync: false,
  updated_at: 'now',
};

async function printed(print: (session: Session) => Promise<void>): Promise<string> {
  const output = new PassThrough();
  await print({ output, environment: {} } as unknown as Session);
  output.end();
  return text(output);
}

const chosen = (format: Format | undefined, column: readonly string[] = []): OutputChoice => ({
  format,
  column,
});

describe('a list', () => {
  const list = (choice: OutputChoice, rows: readonly object[] = [first, second]) =>
    printed((session) => printRows(session, columns, rows, choice));

  it('is a table by itself, each row on one line', async () => {
    expect(await list(chosen(undefined, ['id', 'name']))).toBe(
      [
        '+----+-------------------------+',
        '| Id | Name                    |',
        '+----+-------------------------+',
        '| a  | plain                   |',
        '| b  | with, "comma"\\nand line |',
        '+----+-------------------------+',
        '',
      ].join('\n'),
    );
  });

  it('is JSON with the names and values of the API', async () => {
    const { extra, ...known } = first;
    expect(JSON.parse(await list(chosen('json')))).toEqual([known, second]);
  });

  it('is YAML', async () => {
    expect(await list(chosen('yaml', ['name', 'updated_at']), [first])).toBe(
      '- name: plain\n  updated_at: null\n',
    );
  });

  it('is CSV, quoted where it must be', async () => {
    expect(await list(chosen('csv', ['id', 'name', 'code']))).toBe(
      'Id,Name,Code\na,plain,"{""source"":""package""}"\nb,"with, ""comma""\nand line",\n',
    );
  });

  it('is values, for scripts', async () => {
    expect(await list(chosen('value', ['id', 'count', 'sync']))).toBe('a 3 true\nb 0 false\n');
  });

  it('has columns in the order that was asked for, in whatever case', async () => {
    expect(await list(chosen('csv', ['Count', 'ID']), [first])).toBe('Count,Id\n3,a\n');
  });

  it('may be empty', async () => {
    expect(await list(chosen('json'), [])).toBe('[]\n');
    expect(await list(chosen('value'), [])).toBe('');
    expect(await list(chosen('table', ['id']), [])).toBe('+----+\n| Id |\n+----+\n');
  });

  it('refuses a column that is none, and names the one that was meant', async () => {
    await expect(list(chosen('csv', ['nmae']))).rejects.toThrow(
      'There is no column nmae. Did you mean name?',
    );
  });
});

describe('one thing', () => {
  const show = (choice: OutputChoice) => printed((session) => printRow(session, columns, first, choice));

  it('is a table of fields by itself', async () => {
    expect(await show(chosen(undefined, ['id', 'updated_at']))).toBe(
      [
        '+------------+-------+',
        '| Field      | Value |',
        '+------------+-------+',
        '| id         | a     |',
        '| updated_at |       |',
        '+------------+-------+',
        '',
      ].join('\n'),
    );
  });

  it.each<[Format, string]>([
    ['json', '{\n  "name": "plain",\n  "count": 3\n}\n'],
    ['yaml', 'name: plain\ncount: 3\n'],
    ['csv', 'Name,Count\nplain,3\n'],
    ['value', 'plain\n3\n'],
  ])('is %s', async (format, expected) => {
    expect(await show(chosen(format, ['name', 'count']))).toBe(expected);
  });
});

it('gives wide characters the room that they take', async () => {
  const table = await printed((session) =>
    printRows(session, ['name'], [{ name: '秦岭' }, { name: 'abc' }], chosen('table')),
  );
  expect(table).toContain('| 秦岭 |\n| abc  |');
});
