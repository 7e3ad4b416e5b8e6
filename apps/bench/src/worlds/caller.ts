import type { Caller } from '@qinling/core';

/** Who everybody is where nobody is authenticated. */
export const caller: Caller = { projectId: 'default', roles: ['admin'] };

/** The one runtime of every database here. */
export const runtimeId = '00000000-0000-7000-8000-000000000001';
