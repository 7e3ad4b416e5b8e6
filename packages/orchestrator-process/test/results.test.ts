import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  invocation,
  type Language,
  type TestOrchestrator,
  testOrchestrator,
} from './support/orchestrator.js';

/** What a function returns, as an expression, and what becomes of it: a JSON value, or why it is none. */
type Table = readonly (readonly [
  returned: string,
  becomes: { readonly is: unknown } | { readonly refused: RegExp },
])[];

const is = (value: unknown) => ({ is: value });
const refused = (reason: RegExp) => ({ refused: reason });

const nodejs: Table = [
  ['undefined', is(null)],
  ['[undefined, { a: undefined, b: 1 }]', is([null, { b: 1 }])],
  ['-0', is(0)],
  ['NaN', refused(/it is NaN/)],
  ['{ a: [Infinity] }', refused(/it holds Infinity at "0"/)],
  ['new Number(NaN)', refused(/it is NaN/)],
  ['10n', refused(/it is a bigint/)],
  ['Symbol("x")', refused(/it is a symbol/)],
  ['{ [Symbol("x")]: 1, a: 1 }', is({ a: 1 })],
  ['() => 1', refused(/it is a function/)],
  ['Buffer.from("x")', refused(/it is bytes/)],
  ['{ a: new Uint8Array(1) }', refused(/it holds bytes at "a"/)],
  ['new ArrayBuffer(1)', refused(/it is bytes/)],
  ['new Map([[1, 2]])', refused(/it is a Map or Set/)],
  ['[new Set()]', refused(/it holds a Map or Set at "0"/)],
  ['new Date(0)', is('1970-01-01T00:00:00.000Z')],
  ['new Date(NaN)', refused(/it is an invalid Date/)],
  ['[Promise.resolve(1)]', refused(/it holds a promise at "0"/)],
  ['{ then(done) { done(1); } }', is(1)],
  ['new (class { a = 1; #b = 2; get c() { return 3; } })()', is({ a: 1 })],
  ['new Error("x")', is({})],
  ['{ toJSON: () => ({ a: 1 }) }', is({ a: 1 })],
  ['{ toJSON() { throw new Error("mine"); } }', refused(/: mine$/)],
  ['{ get a() { throw new Error("mine"); } }', refused(/: mine$/)],
  ['{ get a() { throw new Proxy(Error(), { get() { throw 1; } }); } }', refused(/what cannot be told/)],
  ['new Proxy({ a: 1 }, {})', is({ a: 1 })],
  [
    '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); setImmediate(revoke); return [proxy]; })()',
    is([{}]),
  ],
  ['new Proxy({}, { ownKeys() { throw new Error("mine"); } })', refused(/: mine$/)],
  ['(() => { const ring = {}; ring.a = { ring }; return ring; })()', refused(/it refers to itself/)],
  [
    '(() => { let deep = []; for (let n = 0; n < 1e5; n += 1) deep = [deep]; return deep; })()',
    refused(/nested too deeply/),
  ],
  [
    '(() => { let deep = []; for (let n = 0; n < 1100; n += 1) deep = [deep]; return deep; })()',
    refused(/nested more than 1000 levels/),
  ],
  ['"\\ud800"', is('\ud800')],
  ['"\\u0000"', is('\0')],
  ['JSON.parse(\'{"__proto__":{"a":1}}\')', is(JSON.parse('{"__proto__":{"a":1}}'))],
];

const python3: Table = [
  ['None', is(null)],
  ['(1, [True, 1.5])', is([1, [true, 1.5]])],
  ['float("nan")', refused(/Out of range float/)],
  ['{"a": [float("inf")]}', refused(/Out of range float/)],
  ['10 ** 400', refused(/a number of 401 digits/)],
  ['2 ** 53 + 1', is(2 ** 53)],
  ['{1, 2}', refused(/type set is not JSON/)],
  ['frozenset()', refused(/type frozenset is not JSON/)],
  ['b"x"', refused(/type bytes is not JSON/)],
  ['[bytearray(1)]', refused(/type bytearray is not JSON/)],
  ['__import__("decimal").Decimal(1)', refused(/type Decimal is not JSON/)],
  ['__import__("datetime").datetime.now()', refused(/type datetime is not JSON/)],
  ['1j', refused(/type complex is not JSON/)],
  ['main', refused(/type function is not JSON/)],
  ['(each for each in [1])', refused(/type generator is not JSON/)],
  ['object()', refused(/type object is not JSON/)],
  ['NotImplemented', refused(/is not JSON/)],
  ['{1: "a", None: "b", True: "c", 1.5: "d"}', is({ 1: 'c', null: 'b', 1.5: 'd' })],
  ['{(1, 2): "a"}', refused(/keys must be str/)],
  ['{float("nan"): 1}', refused(/Out of range float/)],
  ['ring()', refused(/Circular reference/)],
  ['deep(900)', is(expect.any(Array))],
  ['deep(100000)', refused(/recursion/)],
  ['Cruel(a=1)', refused(/mine/)],
  ['__import__("enum").IntEnum("Colour", "RED").RED', is(1)],
  ['"\\ud800"', is('\ud800')],
  ['"\\0"', is('\0')],
];

const helpers = `
def ring():
    made = []
    made.append(made)
    return made

def deep(levels):
    made = []
    for _ in range(levels): made = [made]
    return made

class Cruel(dict):
    def items(self): raise ValueError("mine")
`;

const source: Record<Language, (expressions: readonly string[]) => string> = {
  nodejs: (expressions) =>
    `const made = [${expressions.map((each) => `() => (${each})`)}];\nexports.main = (context, { at }) => made[at]();`,
  python3: (expressions) =>
    `${helpers}\nmade = [${expressions.map((each) => `lambda: ${each}`)}]\n\ndef main(at):\n    return made[at]()\n`,
};

describe.each([['nodejs', nodejs] as const, ['python3', python3] as const])(
  'the result of a %s function',
  (language, table) => {
    const fn = invocation(language, source[language](table.map(([returned]) => returned)));
    let host: TestOrchestrator;

    beforeAll(async () => {
      host = await testOrchestrator([language]);
    });

    afterAll(() => host.close());

    for (const [at, [returned, becomes]] of table.entries())
      it(`${returned} is ${'is' in becomes ? JSON.stringify(becomes.is) : 'refused'}`, async () => {
        const { outcome, output } = await host.orchestrator.invoke({ ...fn, input: JSON.stringify({ at }) });
        if ('is' in becomes) expect({ outcome, output }).toEqual({ outcome: 'success', output: becomes.is });
        else
          expect({ outcome, output }).toEqual({
            outcome: 'failed',
            output: expect.stringMatching(becomes.refused),
          });
      });
  },
);
