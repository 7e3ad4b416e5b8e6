import { readdirSync } from 'node:fs';
import { readText } from '../processes/process-table.js';

const closedInPrograms = 0o2000000;
let found: readonly number[] | undefined;

/**
 * The descriptors of this process that programs which it starts would have too: those that it was started with, by a shell or a supervisor. Node
 * has its own closed there. Empty where there is no /proc.
 */
export function inheritedDescriptors(): readonly number[] {
  // Nothing is added to them later.
  found ??= descriptors().filter((each) => each > 2 && isInherited(each));
  return found;
}

function isInherited(descriptor: number): boolean {
  const flags = /^flags:\s*([0-7]+)/m.exec(readText(`/proc/self/fdinfo/${descriptor}`) ?? '')?.[1];
  return flags !== undefined && (Number.parseInt(flags, 8) & closedInPrograms) === 0;
}

function descriptors(): readonly number[] {
  try {
    return readdirSync('/proc/self/fdinfo').map(Number);
  } catch {
    return [];
  }
}
