import { parseArgs } from 'node:util';

/** How much is measured. */
export interface BenchOptions {
  /** Names of the groups to measure; all of them when there is none. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** For each side of a comparison in one round. */
  readonly seconds: number;
  /** The large database: functions, and versions of each. */
  readonly scale: { readonly functions: number; readonly versions: number };
  readonly packageBytes: number;
}

export const usage = `npm run bench -- [--only get,list,publish,upload,download,scale,start,cold,warm,sync,memory,isolation]
                  [--rounds 5] [--seconds 1] [--scale 1000x1000] [--package-mib 50]`;

/** Reads the command line. Throws an error that says what is wrong with it. */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1000x1000' },
      'package-mib': { type: 'string', default: '50' },
    },
  });
  const [functions = '', versions = ''] = values.scale.split('x');
  return {
    only: values.only.split(',').filter((name) => name !== ''),
    rounds: Math.round(amount('--rounds', values.rounds, 1, 1000)),
    seconds: amount('--seconds', values.seconds, 0.01, 600),
    scale: {
      functions: Math.round(amount('--scale', functions, 1, 1_000_000)),
      versions: Math.round(amount('--scale', versions, 1, 1_000_000)),
    },
    packageBytes: Math.round(amount('--package-mib', values['package-mib'], 1, 1024) * 2 ** 20),
  };
}

function amount(option: string, text: string, minimum: number, maximum: number): number {
  const value = Number(text);
  if (text === '' || !(value >= minimum && value <= maximum)) {
    throw new Error(`${option} takes numbers from ${minimum} to ${maximum}, not '${text}'.\n\n${usage}`);
  }
  return value;
}
