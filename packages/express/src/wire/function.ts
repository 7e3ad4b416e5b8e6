import { functionColumns, type QinlingFunction } from '@qinling/core';
import { z } from 'zod';
import { codeAnswer } from './code.js';
import { defineResource, field } from './resource.js';
import { text, time, uuid } from './values.js';

/** Functions as clients see them. */
export const qinlingFunction = defineResource<QinlingFunction>()({
  noun: 'function',
  collection: 'functions',
  types: functionColumns,
  fields: {
    id: field('id', uuid),
    name: field('name', text.nullable()),
    description: field('description', text.nullable()),
    count: field('count', z.int().describe('Runs of the latest code, version 0.')),
    code: field('code', codeAnswer),
    runtime_id: field('runtimeId', uuid.nullable()),
    entry: field('entry', text.nullable().describe('module.name; null for image code.')),
    latest_version: field('latestVersion', z.int().describe('The highest version that exists; 0 if none.')),
    cpu: field('cpuMillis', z.int().describe('Millicpu.')),
    memory_size: field('memoryBytes', z.int().describe('Bytes.')),
    timeout: field('timeoutSeconds', z.int().describe('Seconds.')),
    project_id: field('projectId', text),
    created_at: field('createdAt', time),
    updated_at: field('updatedAt', time.nullable()),
  },
});
