import { callWebhook } from './chapters/call-webhook.js';
import { deleteVersion } from './chapters/delete-version.js';
import { downloadVersion } from './chapters/download-version.js';
import { lookAtExecutions } from './chapters/look-at-executions.js';
import { moveAlias } from './chapters/move-alias.js';
import { publishTwoVersions } from './chapters/publish-two-versions.js';
import { restoreVersion } from './chapters/restore-version.js';
import { runTwoFunctions } from './chapters/run-two-functions.js';
import { scheduleJob } from './chapters/schedule-job.js';
import { surviveAKill } from './chapters/survive-a-kill.js';
import type { Story } from './story.js';

/** The whole story, from an empty directory to a killed host that forgot nothing. */
export async function tellStory(story: Story): Promise<void> {
  await story.startHost();
  const functions = await runTwoFunctions(story);
  await publishTwoVersions(story, functions);
  await moveAlias(story, functions);
  const job = await scheduleJob(story, functions);
  const webhook = await callWebhook(story, functions);
  await lookAtExecutions(story);
  await downloadVersion(story, functions);
  await deleteVersion(story, functions, { job, webhook });
  await restoreVersion(story, functions);
  await surviveAKill(story, functions);
}
