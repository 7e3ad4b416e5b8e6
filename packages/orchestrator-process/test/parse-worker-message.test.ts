import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWorkerMessage } from '../src/protocol/parse-worker-message.js';

describe('a line of a worker', () => {
  it('is read when it is a message', () => {
    expect(parseWorkerMessage('{"type":"loaded"}')).toEqual({ type: 'loaded' });
    const result = { type: 'result', run: 'r', outcome: 'success', output: '1', retire: false, sweep: false };
    expect(parseWorkerMessage('{"type":"result","run":"r","outcome":"success","output":"1"}')).toEqual(
      result,
    );
  });

  it('is refused when a field is missing or of another kind', () => {
    const lines = [
      '{"type":"hello","protocol":"1","concurrency":1,"log":"stdout"}',
      '{"type":"hello","protocol":1,"concurrency":0,"log":"stdout"}',
      '{"type":"hello","protocol":1,"concurrency":1,"log":"elsewhere"}',
      '{"type":"load-failed"}',
      '{"type":"log","run":"r"}',
      '{"type":"result","run":"r","outcome":"aborted","output":"1"}',
      '{"type":"result","run":"r","outcome":"success","output":1}',
      '{"type":"constructor"}',
      '{"type":"toString"}',
      '[]',
      'null',
      '',
    ];
    for (const line of lines) expect(parseWorkerMessage(line)).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        parseWorkerMessage(line);
      }),
    );
  });
});
