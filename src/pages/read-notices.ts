/**
 * What waits for the viewer, wherever on the page they are. Asked for again and again, so it
 * reads the app's own storage and, as a rule, nothing of the site.
 */
import { readRights } from '../access/rights';
import { openPreviewOf } from '../approvals/cancel-preview';
import { sayOptions } from '../service/say-options';
import type { Tools } from '../service/tools';
import { SHORTEST_WAIT_MS } from '../approvals/rules';
import { shortDigest } from '../text/short-digest';
import type { Deployment } from '../storage/deployment-record';
import type { Preview } from '../storage/previews';
import { unlessDamaged } from '../storage/kv/record';
import { latestDeployment, latestDeploymentOf } from '../storage/recent';
import type { PageOutcome } from './contract';
import type { WaitingPreview } from './views';

/**
 * The person's own latest preview, wherever it was asked for: what a confirmation on the page
 * would deploy. Only its owner sees it.
 */
export async function waitingPreview(
  _input: unknown,
  tools: Tools,
): Promise<PageOutcome<'waiting-preview'>> {
  const preview = await findWaiting(tools);
  if (preview === null)
    return {
      ok: true,
      code: 'none-waiting',
      text: 'No preview of yours is waiting for a confirmation.',
    };
  return {
    ok: true,
    code: 'waiting',
    text: `Preview ${preview.id} (digest ${shortDigest(preview.digest)}) is waiting for your confirmation.`,
    ...waitingView(preview, tools),
  };
}

export async function readNotices(
  _input: unknown,
  tools: Tools,
): Promise<PageOutcome<'read-notices'>> {
  const [preview, underWay] = await Promise.all([findWaiting(tools), findUnderWay(tools)]);
  return {
    ok: true,
    code: 'notices',
    text: 'What waits for you.',
    waiting: preview === null ? null : waitingView(preview, tools),
    underWay: underWay?.id ?? null,
  };
}

/** The viewer's own latest, or for an administrator the installation's, while it has not ended. */
export async function findUnderWay({ kv, accountId, assets }: Tools): Promise<Deployment | null> {
  const [own, latest] = await Promise.all([
    unlessDamaged(latestDeploymentOf(kv, accountId)),
    unlessDamaged(latestDeployment(kv)),
  ]);
  if (own !== null && own.endedAt === null) return own;
  if (latest === null || latest.endedAt !== null) return null;
  return (await readRights(assets)).jiraAdmin ? latest : null;
}

const findWaiting = ({ kv, accountId, now }: Tools): Promise<Preview | null> =>
  openPreviewOf(kv, accountId, now());

/** `now` is this clock's: that of the viewer's machine may be minutes off. */
const waitingView = (
  { id, digest, origin, options, templates, counts, createdAt, expiresAt }: Preview,
  { now }: Tools,
): WaitingPreview => ({
  previewId: id,
  digest: shortDigest(digest),
  askedIn: origin,
  options,
  inputs: sayOptions(options),
  templates,
  counts,
  createdAt,
  expiresAt,
  earliestAt: createdAt + SHORTEST_WAIT_MS,
  now: now(),
});
