import type { Files } from './zip.js';

/** Packages with nodejs functions; the entry of each is the default one, `main.main`. */

/** Gives back `label`, and the input as JSON, whichever way the runtime hands it over. */
export function echoing(label: string): Files {
  return main(`(context, input) => {
    let value = input;
    if (typeof input === 'string') try { value = JSON.parse(input); } catch {}
    return { label: ${JSON.stringify(label)}, input: value ?? null };
  }`);
}

export function returning(value: unknown): Files {
  return main(`() => (${JSON.stringify(value)})`);
}

export function throwing(message: string): Files {
  return main(`() => { throw new Error(${JSON.stringify(message)}); }`);
}

/** Writes the lines to stdout and stderr in turn. */
export function logging(lines: readonly string[]): Files {
  return main(`() => {
    ${JSON.stringify(lines)}.forEach((line, index) => (index % 2 ? console.error : console.log)(line));
    return null;
  }`);
}

/** Writes a line, and another one after a while. */
export function loggingSlowly(first: string, seconds: number, last: string): Files {
  return main(`() => {
    console.log(${JSON.stringify(first)});
    return new Promise((done) => setTimeout(done, ${seconds * 1000})).then(() => console.log(${JSON.stringify(last)}));
  }`);
}

/** Answers `value` after a while. */
export function sleeping(seconds: number, value: unknown = null): Files {
  return main(
    `() => new Promise((done) => setTimeout(() => done(${JSON.stringify(value)}), ${seconds * 1000}))`,
  );
}

/** A function that another module of the package makes: `lib/greet.js`, entry `main.main`. */
export function modular(greeting: string): Files {
  return {
    'lib/greet.js': `exports.greet = () => ${JSON.stringify(greeting)};\n`,
    ...main(`() => require('./lib/greet.js').greet()`),
  };
}

function main(expression: string): Files {
  return { 'main.js': `exports.main = ${expression};\n` };
}
