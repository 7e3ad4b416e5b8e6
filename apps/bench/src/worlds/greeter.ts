import { join } from 'node:path';

/** The languages that are measured. */
export const languages = ['nodejs', 'python3'] as const;
export type Language = (typeof languages)[number];

/** The same small function in both: what is measured is the way to it. */
export const greeterFiles: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nodejs: { 'main.js': 'exports.main = (context, { name }) => ({ hello: name });\n' },
  python3: { 'main.py': 'def main(name):\n    return {"hello": name}\n' },
};

export const greeterInput = { name: 'world' };

const input = JSON.stringify(greeterInput);

/** What the interpreter is given to load the function from a folder, run it once and print the answer. */
export function greetOnce(language: Language, directory: string): readonly string[] {
  if (language === 'nodejs') {
    const module = JSON.stringify(join(directory, 'main.js'));
    return ['-e', `console.log(JSON.stringify(require(${module}).main({}, ${input})))`];
  }
  const folder = JSON.stringify(directory);
  const program = `import sys, json; sys.path.insert(0, ${folder}); import main; print(json.dumps(main.main(**${input})))`;
  return ['-I', '-B', '-c', program];
}
