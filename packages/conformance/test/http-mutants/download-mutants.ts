import { gzipSync } from 'node:zlib';
import type { Defect, ProxiedAnswer } from './broken-proxy.js';
import { answer, mutant, query, request, status } from './defects.js';

/** Changes the answers that are downloads. */
function download(route: string, edit: (answer: ProxiedAnswer) => void): Defect {
  return answer(route, (each, { path }) => {
    if (path.includes('download=true') && each.status < 400) edit(each);
  });
}

function setBody(each: ProxiedAnswer, body: Buffer): void {
  each.body = body;
  each.headers['content-length'] = `${body.length}`;
}

const latest = 'GET /v1/functions/*';
const version = 'GET /v1/functions/*/versions/*';

export const downloadMutants = [
  mutant(
    'adds a content encoding',
    'R7: the download of the latest code is the upload, byte for byte, in each format',
    download(latest, (each) => {
      each.headers['content-encoding'] = 'gzip';
      setBody(each, gzipSync(each.body));
    }),
  ),
  mutant(
    'sends versions as text/html',
    'R7: the download of a version is its package, named after function and number',
    download(version, (each) => {
      each.headers['content-type'] = 'text/html';
    }),
  ),
  mutant(
    'takes any value of download for yes',
    'download=false answers with the resource',
    query(latest, (params) => {
      if (params.has('download')) params.set('download', 'true');
    }),
  ),
  mutant(
    'does not tell the length to HEAD',
    'HEAD of a download tells size and type, without a body',
    answer('HEAD /v1/functions/*', (each) => {
      delete each.headers['content-length'];
    }),
  ),
  mutant(
    'ignores If-None-Match',
    'A download has an ETag that changes with the code; If-None-Match saves the transfer',
    request(latest, (each) => {
      delete each.headers['if-none-match'];
    }),
  ),
  mutant(
    'ignores Range',
    'Range serves a part of a download',
    request(latest, (each) => {
      delete each.headers.range;
    }),
  ),
  mutant(
    'does not tell the size with a 416',
    'A Range beyond the end is a 416 in the error shape; a unit that is not known is ignored',
    answer(latest, (each) => {
      if (each.status === 416) delete each.headers['content-range'];
    }),
  ),
  mutant(
    'ignores Range for versions',
    'Versions serve ETag, If-None-Match and Range too',
    request(version, (each) => {
      delete each.headers.range;
    }),
  ),
  mutant(
    'answers 400 for the download of an image',
    'The download of an image function is a 405',
    status(latest, 405, 400),
  ),
  mutant(
    'loses the last byte',
    'A large package survives the way up and down, also many times at once',
    download(latest, (each) => setBody(each, each.body.subarray(0, -1))),
  ),
  mutant(
    'loses the rest once a client has left',
    'A client that leaves in the middle of a download disturbs nobody',
    download(latest, (each) => setBody(each, each.body.subarray(0, 100_000))),
  ),
];
