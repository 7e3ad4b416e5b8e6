import { fileURLToPath } from 'node:url';

/** The built program, whether this file runs built or from its source. */
export const hostProgram = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
