import { uniqueName } from '../unique-name.js';

/** What ends a section of a worker's stdout: nothing else prints it, since nobody else can know it. */
export const logMark = (): string => `\0${uniqueName()}\n`;
