import type { OrchestratorCapabilities } from '@qinling/core';
import type { DefaultRuntime } from '../runtimes/default-runtimes.js';
import { cliCommands, tryItCommands } from './try-it.js';

/** What the host knows about itself once it serves. */
export interface GreetingOptions {
  readonly version: string;
  readonly url: string;
  readonly dataDirectory: string;
  readonly runtimes: readonly DefaultRuntime[];
  readonly limits: OrchestratorCapabilities['limits'];
  readonly isolation: OrchestratorCapabilities['isolation'];
  readonly authenticated: boolean;
}

const isolationLines = {
  none: 'none: functions see what the user of the host sees (QINLING_ISOLATION)',
  sandbox: 'sandbox: functions see no files, network and processes but their own',
} as const satisfies Record<GreetingOptions['isolation'], string>;

/** The lines that a person reads when the host is up. */
export function greeting(options: GreetingOptions): string {
  const { version, url, dataDirectory, runtimes, limits, isolation, authenticated } = options;
  const lines = [
    `Qinling ${version} serves ${url}/v1`,
    `  explains  ${url}/v1/docs`,
    `  stores    ${dataDirectory}`,
    `  runtimes  ${runtimes.length === 0 ? 'none' : runtimes.map(({ image }) => image).join(', ')}`,
    `  limits    ${limitsLine(limits)}`,
    `  isolation ${isolationLines[isolation]}`,
    authenticated
      ? '  callers   log in with a token (QINLING_TOKENS)'
      : '  WARNING   nobody is authenticated: whoever reaches this address is an administrator and runs code here.',
  ];
  if (!authenticated) lines.push('            Set QINLING_TOKENS before anyone else does.');
  const runtime = runtimes.find(({ image }) => image === 'python3') ?? runtimes[0];
  if (runtime !== undefined) {
    lines.push('', 'Try it in another shell:', '');
    lines.push(...tryItCommands({ url, runtime, authenticated }).map((line) => `  ${line}`));
    lines.push('', 'Or with the command line, in the folder that you started this from:', '');
    lines.push(...cliCommands(url, runtime).map((line) => `  ${line}`));
  }
  return lines.join('\n');
}

/** Which limits hold, by how well: `enforced timeout, memory; absent cpu`. */
function limitsLine(limits: OrchestratorCapabilities['limits']): string {
  const groups = (['enforced', 'advisory', 'absent'] as const).map((support) => {
    const names = Object.entries(limits).filter(([, each]) => each === support);
    return names.length === 0 ? [] : [`${support} ${names.map(([name]) => inWords(name)).join(', ')}`];
  });
  return groups.flat().join('; ');
}

/** `openFiles` as people write it. */
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
