/** What only the page can do: confirm as the signed-in person, the settings and the log. No action, prompt or tool output reaches these. */
import * as z from 'zod/mini';
import { readRights } from '../access/rights';
import type { Answer } from '../actions/answer';
import { confirm } from '../actions/deploy-schema';
import type { Tools } from '../actions/tools';
import { SHORTEST_WAIT_MS } from '../approvals/rules';
import { AppError } from '../errors';
import { shortDigest } from '../planner/digest';
import { appendActivity } from '../storage/activity';
import { loadDeployment } from '../storage/deployments';
import { latestPreviewId, readPreview } from '../storage/previews';
import { readSettings, saveSettings, type Settings } from '../storage/settings';
import { listActivities } from './list-activity';
import { parsed } from './parsed';

const confirmInput = z.object({ previewId: z.string().check(z.maxLength(40)) });
const settingsInput = z.object({
  confirmation: z.optional(z.enum(['chat', 'page', 'off'])), principal: z.optional(z.enum(['user', 'app'])), present: z.optional(z.enum(['auto', 'always', 'never'])),
});

export const PAGE_HANDLERS = {
  'confirm-deployment': (payload: unknown, tools: Tools): Promise<Answer> =>
    confirm(parsed(confirmInput, payload, 'a preview id').previewId, { origin: 'page' }, tools),
  'waiting-preview': waitingPreview,
  'read-settings': async (_payload: unknown, tools: Tools): Promise<Answer> => ({ ok: true, code: 'settings', text: 'Settings of this installation.', ...(await readSettings(tools.kv)) }),
  'save-settings': changeSettings,
  'list-activity': listActivities,
};

/** The person's own latest preview, wherever it was asked for: what a confirmation on the page would deploy. Only its owner sees it. */
async function waitingPreview(_payload: unknown, { kv, accountId, now }: Tools): Promise<Answer> {
  const id = await latestPreviewId(kv, accountId);
  const preview = id === null ? null : await readPreview(kv, id);
  // Its deployment has its id: then it was confirmed, and waits no more.
  if (preview === null || preview.account !== accountId || preview.expiresAt <= now() || (await loadDeployment(kv, preview.id)) !== null) {
    return { ok: true, code: 'none-waiting', text: 'No preview of yours is waiting for a confirmation.' };
  }
  return {
    ok: true, code: 'waiting', text: `Preview ${preview.id} (digest ${shortDigest(preview.digest)}) is waiting for your confirmation.`,
    previewId: preview.id, digest: shortDigest(preview.digest), askedIn: preview.origin, options: preview.options, templates: preview.templates, counts: preview.counts,
    createdAt: preview.createdAt, expiresAt: preview.expiresAt, earliestAt: preview.createdAt + SHORTEST_WAIT_MS,
  };
}

/** Only a Jira administrator may; each change is logged with both values. */
async function changeSettings(payload: unknown, tools: Tools): Promise<Answer> {
  const wanted = parsed(settingsInput, payload, 'confirmation: chat, page or off; principal: user or app; present: auto, always or never');
  if (!(await readRights(tools.assets)).jiraAdmin) {
    throw new AppError('not-allowed', 'Only a Jira administrator can change the settings.', { remedy: 'Ask a Jira administrator.' });
  }
  const before = await readSettings(tools.kv);
  const after: Settings = {
    confirmation: wanted.confirmation ?? before.confirmation, principal: wanted.principal ?? before.principal, present: wanted.present ?? before.present,
  };
  await saveSettings(tools.kv, after);
  await appendActivity(tools.kv, {
    at: tools.now(), account: tools.accountId, kind: 'settings-changed', deploymentId: null,
    facts: { confirmation: `${before.confirmation} to ${after.confirmation}`, principal: `${before.principal} to ${after.principal}`, present: `${before.present} to ${after.present}` },
  });
  return { ok: true, code: 'settings-saved', text: 'The settings are saved.', ...after };
}
