import { describe, expect, it } from 'vitest';
import { codeBlocksOf, regionOf } from '../src/regions.js';

describe('regionOf', () => {
  const source = 'a\n  // #region one\n  if (b) {\n\n    c\n  }\n  // #endregion\nd\n';

  it('gives the lines between the marks, without their common indent', () => {
    expect(regionOf(source, 'one')).toBe('if (b) {\n\n  c\n}');
  });

  it('gives nothing for a region that is not there, or does not end', () => {
    expect(regionOf(source, 'two')).toBeUndefined();
    expect(regionOf('// #region one\na\n', 'one')).toBeUndefined();
  });
});

it('codeBlocksOf gives every block with the comment in front of it', () => {
  const markdown = '<!-- region: a.ts#b -->\n\n```ts\nx\n\ny\n```\n\ntext\n\n```sh\nz\n```\n';
  expect(codeBlocksOf(markdown)).toEqual([
    { origin: 'region: a.ts#b', language: 'ts', code: 'x\n\ny' },
    { origin: undefined, language: 'sh', code: 'z' },
  ]);
});
