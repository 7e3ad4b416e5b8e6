import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment, Invocation, InvocationResult, Orchestrator, WorkerTarget } from '@qinling/core';
import { tar } from '../http/support/tar.js';
import type { KitLanguage, OrchestratorCase, OrchestratorSubject } from './orchestrator-subject.js';
import { nodejsPrograms } from './programs/nodejs-programs.js';
import { python3Programs } from './programs/python3-programs.js';

export type ProgramName = keyof typeof nodejsPrograms;

type Files = Readonly<Record<string, string>>;

/** A function of the kit: a program in a language, or files of a case's own. */
export interface KitFunction extends WorkerTarget {
  readonly deployment: Deployment;
}

export interface FunctionOptions extends Partial<WorkerTarget> {
  readonly language?: KitLanguage;
  readonly entry?: string;
  readonly timeoutSeconds?: number;
  readonly memoryBytes?: number;
  readonly cpuMillis?: number;
}

export interface RunOptions {
  /** Text as it is; anything else as JSON. Default: none. */
  readonly input?: unknown;
  readonly signal?: AbortSignal;
  readonly executionId?: string;
  readonly onLog?: (text: string) => void;
}

/** What a case works with: an orchestrator of its own, whose runtimes are prepared and are named as their language. */
export interface Kit {
  readonly orchestrator: Orchestrator;
  readonly subject: OrchestratorSubject;
  readonly language: KitLanguage;
  /** A new function that runs one of the kit's programs. */
  program(name: ProgramName, options?: FunctionOptions): KitFunction;
  /** A new function with code of its own. */
  code(files: Files, options?: FunctionOptions): KitFunction;
  run(fn: KitFunction, options?: RunOptions): Promise<InvocationResult>;
  /** The same in another orchestrator. */
  runOn(orchestrator: Orchestrator, fn: KitFunction, options?: RunOptions): Promise<InvocationResult>;
}

const defaultTimeoutSeconds = 10;
const defaultMemoryBytes = 64 * 1024 * 1024;

/** Resolves when `count` workers serve the function, and what they were started for has had a moment to begin. */
export async function untilServing(
  { orchestrator }: Pick<Kit, 'orchestrator'>,
  { functionId }: WorkerTarget,
  count = 1,
): Promise<void> {
  while ((await orchestrator.workers(functionId)).length < count) await sleep(5);
  await sleep(150);
}

/** A case that needs no certain language. */
export function orchestratorCase(
  name: string,
  prove: (kit: Kit) => Promise<void>,
  options: Pick<OrchestratorCase, 'appliesTo' | 'timeoutSeconds'> = {},
): OrchestratorCase {
  return {
    name,
    ...options,
    appliesTo: (subject) => subject.languages.length > 0 && (options.appliesTo?.(subject) ?? true),
    run: (subject) => withKit(subject, subject.languages[0] ?? 'memory', prove),
  };
}

/** A case for each of `languages`, for those that the subject runs. */
export function languageCases(
  languages: readonly KitLanguage[],
  name: string,
  prove: (kit: Kit) => Promise<void>,
  options: Pick<OrchestratorCase, 'appliesTo' | 'timeoutSeconds'> = {},
): readonly OrchestratorCase[] {
  return languages.map((language) => ({
    name: `${language}: ${name}`,
    ...options,
    appliesTo: (subject) => subject.languages.includes(language) && (options.appliesTo?.(subject) ?? true),
    run: (subject) => withKit(subject, language, prove),
  }));
}

/** The image that `language` has in this subject. */
export function imageOf(subject: OrchestratorSubject, language: KitLanguage): string {
  return subject.images?.[language] ?? language;
}

async function withKit(
  subject: OrchestratorSubject,
  language: KitLanguage,
  prove: (kit: Kit) => Promise<void>,
): Promise<void> {
  const orchestrator = await subject.create();
  try {
    await orchestrator.prepareRuntime({ id: language, image: imageOf(subject, language) });
    await prove(kitOf(orchestrator, subject, language));
    await orchestrator.close();
  } finally {
    await orchestrator.close().catch(() => undefined);
    await subject.destroy?.(orchestrator);
  }
}

function kitOf(orchestrator: Orchestrator, subject: OrchestratorSubject, language: KitLanguage): Kit {
  const code = (files: Files, options: FunctionOptions = {}): KitFunction => {
    const spoken = options.language ?? language;
    const deployment = deploymentOf(files, { entry: 'main.main', ...options }, spoken, subject);
    return { ...targetOf(deployment), deployment };
  };
  return {
    orchestrator,
    subject,
    language,
    code,
    program: (name, options = {}) => {
      const entry = options.language === 'memory' || language === 'memory' ? name : 'main.main';
      return code(filesOf(name, options.language ?? language), { entry, ...options });
    },
    run: (fn, options = {}) => orchestrator.invoke(invocationOf(fn, options)),
    runOn: (other, fn, options = {}) => other.invoke(invocationOf(fn, options)),
  };
}

/** An invocation of a kit's function. */
export function invocationOf({ deployment }: KitFunction, options: RunOptions = {}): Invocation {
  return {
    ...deployment,
    executionId: options.executionId ?? randomUUID(),
    projectId: 'project of the kit',
    input: inputText(options.input),
    signal: options.signal ?? new AbortController().signal,
    ...(options.onLog === undefined ? {} : { onLog: options.onLog }),
  };
}

function inputText(input: unknown): string | null {
  if (input === undefined) return null;
  return typeof input === 'string' ? input : JSON.stringify(input);
}

function deploymentOf(
  files: Files,
  options: FunctionOptions & { readonly entry: string },
  language: KitLanguage,
  subject: OrchestratorSubject,
): Deployment {
  return {
    functionId: options.functionId ?? randomUUID(),
    functionVersion: options.functionVersion ?? 0,
    runtime: { id: language, image: imageOf(subject, language) },
    code: {
      kind: 'package',
      location: `${randomUUID()}${randomUUID()}`.replaceAll('-', ''),
      format: 'tar',
      entry: options.entry,
      open: async () => chunks(tar(files)),
    },
    limits: {
      cpuMillis: options.cpuMillis ?? 300,
      memoryBytes: options.memoryBytes ?? defaultMemoryBytes,
      timeoutSeconds: options.timeoutSeconds ?? defaultTimeoutSeconds,
    },
  };
}

function targetOf({ functionId, functionVersion }: WorkerTarget): WorkerTarget {
  return { functionId, functionVersion };
}

async function* chunks(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}

function filesOf(name: ProgramName, language: KitLanguage): Files {
  if (language === 'nodejs') return { 'main.js': nodejsPrograms[name] };
  if (language === 'python3') return { 'main.py': python3Programs[name] };
  // The package of a handler is never read.
  return { 'main.txt': name };
}
