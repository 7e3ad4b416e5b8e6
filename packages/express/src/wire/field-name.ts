/** The domain's names that are not simply the wire's in camel case. */
const renamed: Readonly<Record<string, string>> = {
  cpuMillis: 'cpu',
  memoryBytes: 'memory_size',
  timeoutSeconds: 'timeout',
};

/** How clients spell a field that an error names in the domain's spelling. */
export function wireFieldName(field: string): string {
  return renamed[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
