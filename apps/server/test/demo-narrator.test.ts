import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Narrator } from '../src/demo/narrator.js';

function told(tell: (narrator: Narrator) => void): { readonly text: string; readonly narrator: Narrator } {
  const chunks: string[] = [];
  const narrator = new Narrator(
    new Writable({
      write(chunk, _encoding, done) {
        chunks.push(String(chunk));
        done();
      },
    }),
  );
  tell(narrator);
  return { text: chunks.join(''), narrator };
}

describe('the narrator of the demo', () => {
  it('numbers chapters, and counts what held and what did not', () => {
    const { text, narrator } = told((story) => {
      story.chapter('One');
      story.check('it holds', true);
      story.check('it does not', false);
      story.chapter('Two');
    });
    expect(text).toBe('\n1. One\n   ✓ it holds\n   ✗ NOT TRUE: it does not\n\n2. Two\n');
    expect(narrator.checks).toEqual({ held: 1, failed: 1 });
  });

  it('tells a call and its answer in short', () => {
    const body = { id: 'f', name: null, created_at: 'now', code: { source: 'package', size: 5 } };
    const { text } = told((story) =>
      story.call({ method: 'GET', path: '/x', status: 200, bytes: new Uint8Array(), text: '', body }),
    );
    expect(text).toBe('   GET /x\n     200 {"id":"f","code":{"source":"package"}}\n');
  });

  it('tells only the size of what is no text', () => {
    const bytes = new Uint8Array([0x50, 0x4b, 0xff, 0]);
    const text = new TextDecoder().decode(bytes);
    const answer = { method: 'GET', path: '/x', status: 200, bytes, text, body: {} };
    expect(told((story) => story.call(answer)).text).toBe('   GET /x\n     200 4 bytes\n');
  });
});
