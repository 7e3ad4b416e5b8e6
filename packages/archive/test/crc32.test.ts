import { expect, it } from 'vitest';
import { crc32, crc32InJavaScript } from '../src/crc32.js';

it('CRC-32 is the same with and without the help of zlib, and can be continued', () => {
  const bytes = Buffer.alloc(10_000, 'some text, ');
  expect(crc32InJavaScript(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(crc32InJavaScript(bytes.subarray(100), crc32InJavaScript(bytes.subarray(0, 100)))).toBe(
    crc32(bytes),
  );
});
