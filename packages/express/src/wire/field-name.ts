import {
  executionColumns,
  functionAliasColumns,
  functionColumns,
  functionVersionColumns,
  jobColumns,
  runtimeColumns,
  webhookColumns,
} from '@qinling/core';

/** The domain's names that are not simply the wire's in camel case. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['cpuMillis', 'cpu'],
  ['memoryBytes', 'memory_size'],
  ['timeoutSeconds', 'timeout'],
]);

const domainNames: ReadonlySet<string> = new Set(
  [
    executionColumns,
    functionAliasColumns,
    functionColumns,
    functionVersionColumns,
    jobColumns,
    runtimeColumns,
    webhookColumns,
  ].flatMap((columns) => Object.keys(columns)),
);

/** How clients spell a field that an error names in the domain's spelling. Any other name is a client's own, and stays as it is. */
export function wireFieldName(field: string): string {
  if (!domainNames.has(field)) return field;
  return renamed.get(field) ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
