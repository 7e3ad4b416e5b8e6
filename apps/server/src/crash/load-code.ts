/** What the functions of a load are written in. */
export type LoadLanguage = 'nodejs' | 'python3';

type Files = Readonly<Record<string, string>>;

/** A function that gives back `says`; the filling makes it longer, and different. */
export function sayingFiles(language: LoadLanguage, says: string, filling: string): Files {
  return language === 'python3'
    ? { 'main.py': `def main():\n    return "${says}"\n# ${filling}\n` }
    : { 'main.js': `exports.main = () => "${says}";\n// ${filling}\n` };
}

/** A function that prints `lines` lines, one every 20 ms, and gives back their number. */
export function printingFiles(language: LoadLanguage): Files {
  return language === 'python3' ? { 'main.py': pythonPrints } : { 'main.js': nodePrints };
}

const pythonPrints = `import time

def main(lines):
    for n in range(lines):
        print("line", n)
        time.sleep(0.02)
    return lines
`;

const nodePrints = `exports.main = async (context, { lines }) => {
  for (let n = 0; n < lines; n += 1) {
    console.log('line ' + n);
    await new Promise((done) => setTimeout(done, 20));
  }
  return lines;
};
`;
