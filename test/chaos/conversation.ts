/** What a person does to have something deployed, whatever answers they get. */
import { makerOn } from '../../simulator/by-hand';
import type { Answer } from '../../simulator/machine';
import type { Approval, Counts, End, Shown, ShownType } from './history';
import { OWN, REQUESTS } from './models';
import { byHand } from './by-hand';
import type { Act } from './acts';
import type { Stage } from './stage';

const ENDED = new Set(['succeeded', 'failed', 'drifted', 'cancelled']);
const PERSONS_PATIENCE = 4;

/** An object schema of their own, which references can be linked to. */
export async function makeTheirs({ machine: { site } }: Stage): Promise<void> {
  const make = await makerOn(site);
  const objectSchemaId = await make('/objectschema/create', {
    name: 'People',
    objectSchemaKey: 'HR',
    description: '',
  });
  await make('/objecttype/create', { objectSchemaId, iconId: '1', name: 'Employee' });
  const schema = site.store.tables.schemas.get(objectSchemaId);
  if (schema === undefined) throw new Error('It was not made.');
  const properties = { ...schema.properties, allowOtherObjectSchema: true };
  site.store.put('schemas', { ...schema, properties });
}

/** Previews, waits, confirms. null where it did not come to a confirmation. */
export async function deploy(
  stage: Stage,
  { installation, account, request, twice, together, pondering }: Extract<Act, { kind: 'deploy' }>,
): Promise<Approval | null> {
  const inputs = REQUESTS[request] ?? REQUESTS[0];
  if (inputs.schema === 'FLEET')
    await stage.act(installation, account, 'draft-model', { definition: OWN });
  const preview = await patiently(stage, () =>
    stage.act(installation, account, 'preview-deployment', { ...inputs }),
  );
  if (preview?.code !== 'preview') return null;
  const previewId = String(preview['previewId']);
  const shown = await patiently(stage, () => shownPlan(stage, installation, account, previewId));
  if (shown === null) return null;
  const shownAt = stage.now;
  await stage.sleep(2_000);
  const { store } = stage.machine.site;
  if (pondering !== undefined) byHand(store, stage.history, pondering, request);
  await stage.sleep(3_100);
  if (together === true) await stage.sleep(30_000 - (stage.now % 30_000));
  const approval: Approval = {
    id: previewId,
    installation,
    account,
    request: inputs,
    shown,
    shownAt,
    confirmedAt: stage.now,
    answer: null,
    cancelAskedAt: null,
    cancelledAt: null,
    end: null,
    lastSaid: '',
  };
  stage.history.approvals.push(approval);
  const confirm = (): Promise<Answer | null> =>
    stage.act(installation, account, 'deploy-schema', {
      previewId,
      confirmation: preview['confirmationCode'],
    });
  const answers = await Promise.all(twice === true ? [confirm(), confirm()] : [confirm()]);
  const codes = answers.map((answer) => answer?.code ?? null);
  approval.answer = codes.includes('started') ? 'started' : (codes[0] ?? null);
  return approval;
}

/** Asks again where the answer is trouble that can pass. */
async function patiently<T extends { ok?: boolean; code?: string }>(
  stage: Stage,
  ask: () => Promise<T | null>,
): Promise<T | null> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer !== null && !PASSING.has(answer.code ?? '')) return answer;
    if (tries >= PERSONS_PATIENCE) return null;
    await stage.sleep(4_000);
  }
}
const PASSING = new Set(['storage-unavailable', 'assets-unavailable', 'internal']);

/** All of the plan of a preview, as the page shows it; null where it cannot be had, or is another by now. */
async function shownPlan(
  stage: Stage,
  installation: number,
  account: string,
  previewId: string,
): Promise<(Shown & { code?: string }) | null> {
  const types: ShownType[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page: Answer | null = await stage.page(installation, account, 'plan-of-preview', {
      previewId,
      from,
    });
    if (page?.ok !== true || page['unchanged'] !== true) return null;
    const view = page as unknown as Shown & { more: number | null };
    types.push(...view.types);
    from = view.more;
    if (from === null) return { schemas: view.schemas, types, others: view.others };
  }
  return null;
}

/** Asks how it goes, as its person; notes the end when it is told for the first time. */
export async function askFor(stage: Stage, approval: Approval): Promise<boolean> {
  if (approval.end !== null) return true;
  const status = await stage.act(approval.installation, approval.account, 'get-deployment-status', {
    deploymentId: approval.id,
  });
  if (status === null) return false;
  approval.lastSaid = status.text;
  // Refused: there never was a deployment of that preview.
  if (status.code === 'deployment-unknown') return stage.isCalm;
  if (!ENDED.has(status.code)) return false;
  const end: End = {
    at: stage.now,
    code: status.code,
    text: status.text,
    written: status['written'] as Counts,
    report: '',
  };
  approval.end ??= end;
  return true;
}

export async function readReport(stage: Stage, approval: Approval): Promise<void> {
  if (approval.end === null) return;
  const answer = await stage.page(approval.installation, approval.account, 'read-report', {
    deploymentId: approval.id,
    format: 'markdown',
  });
  const report = answer?.['report'];
  if (typeof report === 'string') approval.end.report = report;
}

/** Of what was confirmed last; waits a while for something that runs. */
export async function cancel(stage: Stage, installation: number, account: string): Promise<void> {
  const latest = (): Approval | undefined =>
    stage.history.approvals.findLast(
      (one) => one.installation === installation && one.end === null,
    );
  for (let waited = 0; latest() === undefined && waited < 30 && !stage.isCalm; waited += 1)
    await stage.sleep(700);
  await stage.sleep(700);
  const running = latest();
  if (running === undefined) return;
  const askedAt = stage.now;
  const answer = await stage.act(installation, account, 'cancel-deployment', {
    deploymentId: running.id,
  });
  if (!REFUSED.has(answer?.code ?? '')) running.cancelAskedAt ??= askedAt;
  if (STOPPED.has(answer?.code ?? '')) running.cancelledAt ??= stage.now;
}
/** It is not theirs to cancel, or had ended otherwise. */
const REFUSED = new Set(['deployment-unknown', 'succeeded', 'failed', 'drifted']);
/** A preview is what is cancelled where its confirmation, at the same moment, has made no deployment yet. */
const STOPPED = new Set(['cancelling', 'preview-cancelled']);
