const width = 100;

/** Two columns: a term and what it means, broken at words. */
export function definitions(entries: readonly (readonly [string, string])[]): string {
  const left = Math.min(34, Math.max(0, ...entries.map(([term]) => term.length)));
  return entries
    .map(([term, meaning]) => {
      const [first = '', ...more] = wrapped(meaning, width - left - 4);
      const indent = ' '.repeat(left + 4);
      // A term that is too long has its meaning below it.
      const head = term.length > left ? `  ${term}\n${indent}${first}` : `  ${term.padEnd(left)}  ${first}`;
      return [head, ...more.map((line) => indent + line)].map((line) => line.trimEnd()).join('\n');
    })
    .join('\n');
}

/** A title with what is below it; nothing when nothing is. */
export function section(title: string, body: string): string {
  return body === '' ? '' : `\n${title}\n${body}\n`;
}

export function examplesSection(examples: readonly string[]): string {
  return section('Examples:', examples.map((example) => `  qinling ${example}`).join('\n'));
}

/** Text in lines of at most so many characters. */
export function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
