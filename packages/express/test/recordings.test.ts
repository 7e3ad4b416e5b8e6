import { describe, expect, it } from 'vitest';
import { recordCode } from './recording/record-code.js';
import { recordCommonRefusals, recordFailures } from './recording/record-common-refusals.js';
import { recordRuns, recordShutdown } from './recording/record-runs.js';
import { createRecordingWorld } from './recording/recording-world.js';
import { writeRecordings } from './recording/write-recordings.js';
import { operations } from './support/api-document.js';

describe('the examples of the OpenAPI document', () => {
  // `npm run docs:rest` runs this file with --update, which writes them.
  it('are what the API answers, for every answer that the document names', async () => {
    const world = await createRecordingWorld();
    const { recorder } = world;
    await recorder.record('The versions of the API', 'GET', '/');
    await recorder.record('Where version 1 is', 'GET', '/v1');
    for (const path of ['/v1/openapi.json', '/v1/docs', '/v1/docs.css'])
      await recorder.record('It', 'GET', path);
    const code = await recordCode(world);
    const { webhookId } = await recordRuns(world, code);
    await recordCommonRefusals(world);
    await recordFailures(world);
    await recordShutdown(world, webhookId);
    const missing = operations.flatMap(({ operation: { operationId, responses } }) =>
      Object.keys(responses)
        .filter((status) => !recorder.hasSeen(operationId, status))
        .map((status) => `${operationId} ${status}`),
    );
    expect(missing).toEqual([]);
    await expect(writeRecordings(recorder.recordings())).toMatchFileSnapshot('../openapi/recordings.json');
  });
});
