/** What a line says that is a comment of TypeScript or Python. */
const uncommented = (line: string): string => line.trim().replace(/^(?:\/\/|#) /, '');

/** The lines between `// #region name` and `// #endregion` (in Python, `# #region name`), without their common indent; undefined when there is no such region. */
export function regionOf(source: string, name: string): string | undefined {
  const lines = source.split('\n');
  const begin = lines.findIndex((line) => uncommented(line) === `#region ${name}`);
  if (begin < 0) return undefined;
  const rest = lines.slice(begin + 1);
  const length = rest.findIndex((line) => uncommented(line) === '#endregion');
  if (length < 0) return undefined;
  const region = rest.slice(0, length);
  const indents = region.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return region.map((line) => line.slice(indent)).join('\n');
}

/** A code block of a document, with the comment in front of it that says where it comes from. */
export interface CodeBlock {
  readonly language: string;
  /** `region: file#name`, `region: file#one + two`, or `shell: …`; undefined when there is no comment. */
  readonly origin: string | undefined;
  readonly code: string;
}

/** Every fenced block of a Markdown document. */
export function codeBlocksOf(markdown: string): readonly CodeBlock[] {
  const blocks = markdown.matchAll(/(?:<!-- ([^\n]*) -->\n\n)?^```(\w*)\n(.*?)^```$/gms);
  return [...blocks].map(([, origin, language = '', code = '']) => ({
    origin,
    language,
    code: code.replace(/\n$/, ''),
  }));
}
