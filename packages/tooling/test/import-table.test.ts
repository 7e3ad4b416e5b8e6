import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type ImportRule, importTable } from '../src/import-table.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
}

interface Import {
  readonly from: string;
  readonly specifier: string;
}

/** Every import in the sources of a folder, but for Node's own modules. */
function importsIn(folder: string): readonly Import[] {
  return readdirSync(`${root}${folder}/src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .flatMap((from) => {
      const source = readFileSync(from, 'utf8');
      const imported = ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
      // A package whose program is started is used as much as one that is imported.
      const resolved = [...source.matchAll(/import\.meta\.resolve\('([^']+)'\)/g)].map(
        ([, name = '']) => name,
      );
      return [...imported, ...resolved].map((specifier) => ({ from, specifier }));
    })
    .filter(({ specifier }) => !isBuiltin(specifier));
}

/** The packages that a folder imports, without subpaths. */
function importsOf(folder: string): ReadonlySet<string> {
  const packages = importsIn(folder).filter(({ specifier }) => !specifier.startsWith('.'));
  return new Set(packages.map(({ specifier }) => packageNameIn(specifier)));
}

function packageNameIn(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function runtimeDependencies({ dependencies, peerDependencies }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !name.startsWith('@types/'));
}

function forbidden(rule: ImportRule, names: Iterable<string>): string[] {
  return [...names].filter((name) => !rule.mayImport.includes(name));
}

const folders = ['packages', 'apps'].flatMap((group) =>
  readdirSync(`${root}${group}`).map((name) => `${group}/${name}`),
);

describe('the import table', () => {
  it('has a line for every package and app, except this one', () => {
    expect(folders.filter((folder) => folder !== 'packages/tooling').sort()).toEqual(
      importTable.map(({ folder }) => folder).sort(),
    );
  });

  describe.each(importTable)('$folder', (rule) => {
    it('imports only what the table allows', () => {
      expect(forbidden(rule, importsOf(rule.folder))).toEqual([]);
    });

    it('reaches into no other folder', () => {
      const outside = importsIn(rule.folder)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .filter(
          ({ from, specifier }) => !resolve(dirname(from), specifier).startsWith(`${root}${rule.folder}/`),
        );
      expect(outside).toEqual([]);
    });

    it('declares only what the table allows', () => {
      expect(forbidden(rule, runtimeDependencies(manifestOf(rule.folder)))).toEqual([]);
    });

    it('declares what it imports, and imports what it declares', () => {
      const manifest = manifestOf(rule.folder);
      expect([...importsOf(rule.folder)].sort()).toEqual(runtimeDependencies(manifest).sort());
    });
  });

  it('is the table in docs/architecture.md', () => {
    const documented = readFileSync(`${root}docs/architecture.md`, 'utf8')
      .split('\n')
      .filter((line) => /^\| `(packages|apps)\//.test(line))
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, 4),
      );
    const written = importTable.map(({ folder, holds, mayImport }) => [
      `\`${folder}\``,
      holds,
      mayImport.length === 0 ? 'nothing' : mayImport.map((name) => `\`${name}\``).join(', '),
    ]);
    expect(documented).toEqual(written);
  });

  it('keeps adapters apart, in their tests too', () => {
    const adapters = importTable
      .map(({ folder }) => manifestOf(folder))
      .filter(({ name }) => /^@qinling\/(storage|blob|orchestrator|queue)-/.test(name ?? ''));
    for (const adapter of adapters) {
      const all = Object.keys({ ...adapter.dependencies, ...adapter.devDependencies });
      const others = adapters.map(({ name }) => name ?? '').filter((name) => name !== adapter.name);
      expect(all.filter((name) => others.includes(name))).toEqual([]);
    }
  });

  it.each(readdirSync(`${root}examples`))('lets examples/%s use what is published', (name) => {
    const used = runtimeDependencies(manifestOf(`examples/${name}`));
    const ours = used.filter((dependency) => dependency.startsWith('@qinling/'));
    const published = importTable
      .filter(({ folder }) => folder.startsWith('packages/'))
      .map(({ folder }) => manifestOf(folder).name);
    expect(ours.filter((dependency) => !published.includes(dependency))).toEqual([]);
  });
});
