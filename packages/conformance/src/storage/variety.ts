import type {
  Execution,
  FunctionAlias,
  FunctionCode,
  FunctionVersion,
  Job,
  QinlingFunction,
  Runtime,
  Webhook,
} from '@qinling/core';
import {
  aFunction,
  aJob,
  aLocation,
  anAlias,
  anExecution,
  aRuntime,
  aVersion,
  aWebhook,
  byAlias,
  minutesLater,
} from './row-builders.js';

// Case, wildcards, quotes, digits that sort unlike numbers, code points that sort unlike UTF-16 units.
const texts = [
  'a',
  'A',
  '',
  'b%',
  'b_',
  "o'clock",
  '"\\',
  'ä',
  '\uff5e',
  '😀',
  '10',
  '9',
  null,
  'ab',
] as const;
const numbers = [0, 9, 10, 2_147_483_648, 1] as const;

/** The member at `index`, around and around. */
function pick<Value>(values: readonly [Value, ...Value[]], index: number): Value {
  const value = values[index % values.length];
  return value === undefined ? values[0] : value;
}

/** One row per text, each built from the row's index. */
function rows<Row>(build: (index: number) => Row): Row[] {
  return texts.map((_, index) => build(index));
}

function times(index: number) {
  return {
    createdAt: minutesLater(index % 3),
    updatedAt: pick([null, minutesLater(5), minutesLater(4)], index),
  };
}

function snapshot(index: number) {
  const codes: readonly [FunctionCode, ...FunctionCode[]] = [
    { source: 'package', md5sum: 'ff', sha256: 'ee', size: 9, format: 'tar' },
    { source: 'swift', swift: { container: 'c', object: 'o' } },
    { source: 'image', image: "it's" },
  ];
  return {
    code: pick(codes, index),
    location: pick([aLocation(), null], index),
    entry: pick(['main.main', null, 'Main.main'], index),
    runtimeId: pick(['22222222-2222-4222-8222-222222222222', null], index),
    cpuMillis: pick([100, 90], index),
    memoryBytes: pick(numbers, index),
    timeoutSeconds: pick([5, 50, 300], index),
  };
}

const functionIds = ['33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444'] as const;

function target(index: number) {
  return index % 3 === 0
    ? byAlias(`alias ${index}`)
    : { functionAlias: null, functionId: pick(functionIds, index), functionVersion: pick([0, 2, 10], index) };
}

export function runtimes(): readonly Runtime[] {
  return rows((index) =>
    aRuntime({
      ...times(index),
      name: pick(texts, index),
      description: pick(texts, index + 5),
      image: `image ${pick(texts, index + 1)}`,
      status: pick(['available', 'creating', 'error', 'upgrading'], index),
      isPublic: index % 2 === 0,
      trusted: index % 3 === 0,
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}

export function functions(): readonly QinlingFunction[] {
  return rows((index) =>
    aFunction({
      ...times(index),
      ...snapshot(index),
      name: pick(texts, index),
      description: pick(texts, index + 5),
      count: pick(numbers, index),
      latestVersion: pick([0, 2, 10], index),
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}

export function versions(): readonly FunctionVersion[] {
  return rows((index) =>
    aVersion({
      ...times(index),
      ...snapshot(index),
      functionId: functionIds[0],
      description: pick(texts, index),
      // Of one function, so that the number makes the order total.
      versionNumber: (index * 5) % texts.length || 100,
      count: pick(numbers, index),
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}

export function aliases(): readonly FunctionAlias[] {
  return rows((index) =>
    anAlias({
      ...times(index),
      name: `${pick(texts, index)}${index % 2}`,
      functionId: pick(functionIds, index),
      functionVersion: pick([0, 2, 10], index),
      description: pick(texts, index),
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}

export function executions(): readonly Execution[] {
  return rows((index) =>
    anExecution({
      ...times(index),
      ...snapshot(index),
      functionAlias: pick(['prod', null, 'Prod'], index),
      functionId: pick(functionIds, index),
      functionVersion: pick([0, 2, 10], index),
      description: pick(texts, index),
      input: pick(texts, index + 3),
      result: pick([null, '{"duration":1,"output":"ä"}'], index),
      status: pick(['running', 'success', 'failed', 'error', 'cancelled'], index),
      sync: index % 2 === 0,
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}

export function jobs(): readonly Job[] {
  return rows((index) =>
    aJob({
      ...times(index),
      ...target(index),
      name: pick(texts, index),
      count: pick([null, ...numbers], index),
      status: pick(['running', 'paused', 'cancelled', 'done'], index),
      functionInput: pick(texts, index + 3),
      pattern: pick(['0 * * * *', null, '@hourly'], index),
      firstExecutionTime: pick([null, minutesLater(7)], index),
      nextExecutionTime: pick([minutesLater(9), null, minutesLater(8)], index),
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}

export function webhooks(): readonly Webhook[] {
  return rows((index) =>
    aWebhook({
      ...times(index),
      ...target(index),
      description: pick(texts, index),
      projectId: pick(['p', 'P', 'p%'], index),
    }),
  );
}
