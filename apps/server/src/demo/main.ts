import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Narrator } from './narrator.js';
import { Story } from './story.js';
import { tellStory } from './tell-story.js';

const narrator = new Narrator(process.stdout);
const dataDirectory = await mkdtemp(join(tmpdir(), 'qinling-demo-'));
const story = new Story(narrator, dataDirectory);
try {
  await tellStory(story);
} finally {
  await story.stopHost('SIGTERM');
  await rm(dataDirectory, { recursive: true, force: true });
}
const { held, failed } = narrator.checks;
console.log(
  failed === 0 ? `\nAll ${held} checks held.` : `\n${failed} of ${held + failed} checks did not hold.`,
);
process.exitCode = failed === 0 ? 0 : 1;
