import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeBlocksOf, regionOf } from '../src/regions.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const packageReadmes = ['packages', 'apps', 'examples']
  .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}/README.md`))
  .filter((path) => existsSync(join(root, path)));
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
  ...packageReadmes,
];
const programs = ['ts', 'js', 'python'];
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe.each(documents)('%s', (document) => {
  const blocks = codeBlocksOf(read(document));

  it('says of every block of a program which region of which file it is', () => {
    const unknown = blocks.filter(
      ({ language, origin }) => programs.includes(language) && !origin?.startsWith('region: '),
    );
    expect(unknown).toEqual([]);
  });

  it.each(blocks.flatMap(({ origin, code }) => (origin?.startsWith('region: ') ? [[origin, code]] : [])))(
    'has %s as it is in the file',
    (origin = '', code) => {
      const [file = '', names = ''] = origin.slice('region: '.length).split('#');
      const regions = names.split(' + ').map((name) => regionOf(read(file), name));
      expect(code).toBe(regions.join('\n\n'));
    },
  );

  it('links only to files that are here', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    const missing = links.filter((target) => {
      const path = join(dirname(document), target);
      return path.startsWith('..') || !existsSync(join(root, path));
    });
    expect(missing).toEqual([]);
  });
});

it('the README names commands that exist, and the test command is the one that continuous integration runs', () => {
  const commands = codeBlocksOf(read('README.md'))
    .filter(({ origin }) => origin === 'shell: commands')
    .map(({ code }) => code);
  expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  expect(read('.ci/run')).toContain(`\n${commands[1]}\n`);
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...read('README.md').matchAll(/`npm run (\w+)/g)].map(([, script]) => script);
  expect(named.filter((script) => !(script !== undefined && script in scripts))).toEqual([]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
});
