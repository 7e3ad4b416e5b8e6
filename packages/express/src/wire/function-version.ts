import { type FunctionVersion, functionVersionColumns } from '@qinling/core';
import { z } from 'zod';
import { codeAnswer } from './code.js';
import { defineResource, field } from './resource.js';
import { text, time, uuid } from './values.js';

/** Versions as clients see them: Qinling's columns, and the snapshot beside them. */
export const functionVersion = defineResource<FunctionVersion>()({
  noun: 'function_version',
  collection: 'function_versions',
  types: functionVersionColumns,
  fields: {
    id: field('id', uuid),
    function_id: field('functionId', uuid),
    description: field('description', text.nullable()),
    version_number: field('versionNumber', z.int().describe('1, 2, 3 …; never issued twice.')),
    count: field('count', z.int().describe('Runs of this version.')),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
    code: field('code', codeAnswer),
    entry: field('entry', text.nullable()),
    runtime_id: field('runtimeId', uuid.nullable()),
    cpu: field('cpuMillis', z.int().describe('Millicpu.')),
    memory_size: field('memoryBytes', z.int().describe('Bytes.')),
    timeout: field('timeoutSeconds', z.int().describe('Seconds.')),
  },
});
