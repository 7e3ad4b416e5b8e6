/** How deep an output may be nested. JSON.parse takes any depth, and what handles the value afterwards does not. */
export const maxOutputDepth = 1000;

/** What a worker sent as the output of a run: its value, or why it is none. The code of the function may have written it. */
export type ParsedOutput = { readonly value: unknown } | { readonly problem: string };

export function parseOutput(json: string, maxBytes: number): ParsedOutput {
  if (Buffer.byteLength(json) > maxBytes)
    return { problem: `The result of the function is larger than ${maxBytes} bytes.` };
  if (isNestedDeeper(json, maxOutputDepth))
    return { problem: `The result of the function is nested more than ${maxOutputDepth} levels deep.` };
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return { problem: 'The result of the function is not JSON.' };
  }
}

const [quote, backslash] = [0x22, 0x5c];
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

function isNestedDeeper(json: string, most: number): boolean {
  // Each level takes two characters.
  if (json.length <= 2 * most) return false;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (inText && code === backslash) at += 1;
    else if (code === quote) inText = !inText;
    else if (!inText && opening.has(code)) depth += 1;
    else if (!inText && closing.has(code)) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}
