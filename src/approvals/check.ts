/**
 * The check of one confirmation, in an order in which nothing leaks: first whose preview it is,
 * so that a stranger gets the same answer whatever they send; then whether it can be confirmed at
 * all, from here; then whether the message confirms at all, and whether it is time; the code
 * last, so that only a confirmation that could have counted costs a try.
 */
import { appendActivity } from '../storage/activity';
import { isCancelled } from '../storage/cancel';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv/kv';
import type { Preview } from '../storage/previews';
import { latestPreviewId, readPreview } from '../storage/previews';
import type { ConfirmationSetting } from '../storage/shapes';
import { firstTryOfStranger, giveTryBack, takeTry } from '../storage/slots';
import type { Approval } from './approval';
import { approve } from './approval';
import { matchesCode } from './code';
import { readConfirmation } from './read-confirmation';
import {
  clockSetBack,
  codeWrong,
  confirmationOff,
  confirmationOnPage,
  confirmationUnclear,
  previewCancelled,
  previewExpired,
  previewNotYours,
  previewOtherWorkspace,
  previewReplaced,
  previewUnknown,
  tooEarly,
  triesUsedUp,
} from './refusals';
import { CLOCK_SKEW_MS, MOST_TRIES, SHORTEST_WAIT_MS } from './rules';
import { shortDigest } from '../text/short-digest';

/**
 * On the page it is a button pressed by the signed-in person; there is no code to type. Elsewhere
 * it is the person's message, whole. The origin is the module invoked.
 */
export type Given = { origin: 'page' } | { origin: 'chat' | 'agent'; message: string };

export interface ConfirmationRequest {
  previewId: string;
  given: Given;
  /** From the invocation's context, never from an input. */
  account: string;
  workspaceId: string;
  /** As it is now. */
  setting: ConfirmationSetting;
  now: number;
}

export type Checked =
  /** Everything holds; the approval can be spent. */
  | { kind: 'approved'; approval: Approval }
  /** It was spent before, by this person: the deployment says how far it is. */
  | { kind: 'already'; deployment: Deployment };

/** Throws an `AppError` for each way in which a confirmation does not count. */
export async function checkConfirmation(kv: Kv, request: ConfirmationRequest): Promise<Checked> {
  const { previewId, account, workspaceId } = request;
  const preview = await readPreview(kv, previewId);
  const deployment = await loadDeployment(kv, previewId);
  // A spent preview erases itself before its deployment does.
  const owned = preview ?? deployment;
  if (owned === null) throw previewUnknown();
  if (owned.account !== account) {
    if (preview !== null) await noteStranger(kv, preview, request);
    throw previewNotYours();
  }
  if (owned.workspaceId !== workspaceId) throw previewOtherWorkspace();
  if (deployment !== null) return { kind: 'already', deployment };
  if (preview === null) throw previewUnknown();
  await checkStanding(kv, preview, request.now);
  checkChannel(preview, request);
  const code = request.given.origin === 'page' ? null : readCode(request.given.message, preview);
  const waitMs = preview.createdAt + SHORTEST_WAIT_MS - request.now;
  if (waitMs > 0) throw tooEarly(waitMs);
  if (code !== null) await checkCode(kv, preview, request, code);
  return { kind: 'approved', approval: approve(preview, request) };
}

/** It is the person's latest, not cancelled, and not too old. */
async function checkStanding(kv: Kv, preview: Preview, now: number): Promise<void> {
  const latest = await latestPreviewId(kv, preview.account);
  if (latest !== preview.id) throw previewReplaced(latest);
  if (await isCancelled(kv, preview.id)) throw previewCancelled();
  if (now >= preview.expiresAt) throw previewExpired();
  if (now < preview.createdAt - CLOCK_SKEW_MS) throw clockSetBack();
}

/** It may be confirmed, from where the call comes from, under the setting as it is now. */
function checkChannel(preview: Preview, { given, setting }: ConfirmationRequest): void {
  if (setting === 'off') throw confirmationOff();
  if (given.origin === 'page') return;
  if (setting !== 'chat') throw confirmationOnPage('setting');
  if (given.origin !== 'chat') throw confirmationOnPage('agent');
  if (preview.code.kind !== 'hashed') throw confirmationOnPage('no-code');
}

/**
 * The code of a message that confirms. It is compared with nothing here: what is unclear costs no
 * try, and so must tell nothing.
 */
function readCode(message: string, preview: Preview): string {
  const reading = readConfirmation(message, preview.id);
  if (reading.kind === 'unclear') throw confirmationUnclear(reading.why);
  return reading.code;
}

async function checkCode(
  kv: Kv,
  preview: Preview,
  request: ConfirmationRequest,
  code: string,
): Promise<void> {
  if (preview.code.kind !== 'hashed') throw confirmationOnPage('no-code');
  const used = await takeTry(kv, preview, MOST_TRIES);
  if (used === null) throw triesUsedUp();
  if (matchesCode(code, preview.code)) return giveTryBack(kv, preview, used);
  const left = MOST_TRIES - used;
  await appendActivity(kv, {
    at: request.now,
    account: request.account,
    kind: 'confirmation-wrong',
    deploymentId: null,
    facts: {
      preview: preview.id,
      digest: shortDigest(preview.digest),
      setting: request.setting,
      origin: request.given.origin,
      left,
    },
  });
  throw left === 0 ? triesUsedUp() : codeWrong(left);
}

async function noteStranger(kv: Kv, preview: Preview, request: ConfirmationRequest): Promise<void> {
  if (!(await firstTryOfStranger(kv, preview, request.account))) return;
  await appendActivity(kv, {
    at: request.now,
    account: request.account,
    kind: 'confirmation-refused',
    deploymentId: null,
    facts: {
      preview: preview.id,
      reason: 'preview-not-yours',
      setting: request.setting,
      origin: request.given.origin,
    },
  });
}
