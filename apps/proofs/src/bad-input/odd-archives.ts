import { createHash } from 'node:crypto';
import type { Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import { zipBomb } from '../archives/bombs.js';
import { rawTar } from '../archives/raw-tar.js';
import { rawZip } from '../archives/raw-zip.js';
import { ask } from '../host/ask.js';
import { field, form } from './form.js';
import type { Seed } from './seed.js';

/** An archive that looks wrong and is right: the format is told by the content, and what lies inside is only a file. */
export interface OddArchive {
  readonly name: string;
  readonly bytes: Buffer;
  readonly format: 'zip' | 'tar' | 'tar.gz';
  readonly filename: string;
  readonly type: string;
}

const main = { name: 'main.js', content: 'exports.main = () => 3;' };
const zip = rawZip([main]);
const tar = rawTar([main]);
const tarGz = gzipSync(tar);
const asZip = { filename: 'code.zip', type: 'application/zip' } as const;

export function oddArchives(): readonly OddArchive[] {
  const bomb = { name: 'bomb.zip', content: zipBomb(0xfffffffe), method: 0 };
  return [
    {
      name: 'a zip in a zip',
      bytes: rawZip([main, { name: 'in.zip', content: zip }]),
      format: 'zip',
      ...asZip,
    },
    { name: 'a zip of ten GiB in a zip', bytes: rawZip([main, bomb]), format: 'zip', ...asZip },
    { name: 'a zip with bad paths in a zip', bytes: rawZip([main, badZip]), format: 'zip', ...asZip },
    {
      name: 'a tar.gz in a tar.gz',
      bytes: gzipSync(rawTar([main, { name: 'in.tar.gz', content: tarGz }])),
      format: 'tar.gz',
      filename: 'code.tar.gz',
      type: 'application/gzip',
    },
    { name: 'a tar.gz that is called a zip', bytes: tarGz, format: 'tar.gz', ...asZip },
    { name: 'a tar that is called a zip', bytes: tar, format: 'tar', ...asZip },
    {
      name: 'a zip that is called a tar.gz',
      bytes: zip,
      format: 'zip',
      filename: 'code.tar.gz',
      type: 'application/gzip',
    },
    {
      name: 'a zip that is called a program',
      bytes: zip,
      format: 'zip',
      filename: '../../run.exe',
      type: 'text/html',
    },
  ];
}

const badZip = { name: 'bad.zip', content: rawZip([{ ...main, name: '../evil.js' }]) };

/** Uploads an odd archive. Resolves with what is wrong: it was refused, taken for another format, or came back as other bytes. */
export async function checkOddArchive(
  origin: string,
  { name, bytes, format, filename, type }: OddArchive,
  seed: Seed,
  agent: Agent,
): Promise<readonly string[]> {
  const { headers, body } = form([
    field('code', '{"source":"package"}'),
    field('runtime_id', seed.own.runtimes ?? ''),
    { name: 'package', value: bytes, filename, type },
  ]);
  const { status, json } = await ask(origin, { method: 'POST', path: '/v1/functions', headers, body }, agent);
  if (status !== 201) return [`${name} was refused with ${status}: ${String(json.faultstring)}`];
  const wrong: string[] = [];
  const code: Readonly<Record<string, unknown>> = { ...(json.code as object) };
  if (code.format !== format) wrong.push(`${name} was taken for a ${code.format}`);
  if (code.sha256 !== createHash('sha256').update(bytes).digest('hex')) {
    wrong.push(`${name} has another sha256 than what was sent`);
  }
  const download = `/v1/functions/${json.id}?download=true`;
  const answer = await ask(origin, { method: 'GET', path: download }, agent);
  if (!answer.bytes.equals(bytes)) wrong.push(`${name} came back as other bytes`);
  return wrong;
}
