import { initial } from './0001-initial.js';
import type { Migration } from './migration.js';

/** Every migration, oldest first. Only ever add to the end. */
export const allMigrations: readonly Migration[] = [initial];
