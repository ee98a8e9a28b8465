/**
 * What a person who watched everything would know: which previews were shown to whom, when, with
 * which code, and what has become of them. It is kept apart from the app's records, and says of
 * each call what may come of it.
 */
import {
  MOST_PREVIEWS_AN_HOUR,
  MOST_TRIES,
  PREVIEW_VALID_MS,
  SHORTEST_WAIT_MS,
} from '../../src/approvals/rules';
import type { Person, World } from './world';

export type PlanName = 'ONE' | 'TWO';
export type Setting = 'chat' | 'page' | 'off';
export type Origin = 'chat' | 'page' | 'agent';

export interface Shown {
  id: string;
  by: Person;
  plan: PlanName;
  workspaceId: string;
  at: number;
  /** What existed of the plan in the workspace when it was shown. */
  print: string;
  /** null where none was shown. */
  code: string | null;
  wrong: number;
  started: boolean;
  /** When it started; 0 before. */
  startedAt: number;
  /** The deployment, or the preview before there was one. */
  cancelled: boolean;
}

export interface Ledger {
  shown: Shown[];
  setting: Setting;
}

export const emptyLedger = (setting: Setting): Ledger => ({ shown: [], setting });

/** What of a plan exists in the workspace at this moment; '' for nothing. */
export function printOf(world: World, plan: PlanName): string {
  const schema = world.workspace.schemas.find(({ key }) => key === plan);
  return schema === undefined ? '' : JSON.stringify([schema, world.workspace.details[schema.id]]);
}

export interface Confirmation {
  by: Person;
  id: string;
  origin: Origin;
  code: string;
  /** What the message says after its code; '' for nothing, and never a mere yes. */
  beside?: string;
}

/**
 * The answer's code, or several where both will do; and whether a deployment begins. `perhaps`:
 * another one may hold the lock.
 */
export interface Expected {
  codes: readonly string[];
  starts: 'yes' | 'no' | 'perhaps';
}

/** How long a confirmation holds the lock (`deploy-schema`). */
const HOLD_MS = 55_000;

const refused = (code: string): Expected => ({ codes: [code], starts: 'no' });
const STATES = ['queued', 'running', 'verifying', 'succeeded', 'failed', 'drifted', 'cancelled'];

/** Every binding of an approval, in the order in which a person is told of them. */
export function expectConfirmation(
  world: World,
  ledger: Ledger,
  { by, id, origin, code, beside = '' }: Confirmation,
): Expected {
  const preview = ledger.shown.find((one) => one.id === id);
  if (preview === undefined) return refused('preview-unknown');
  if (preview.by !== by) return refused('preview-not-yours');
  if (preview.workspaceId !== world.workspaceId) return refused('preview-other-workspace');
  if (preview.started) return { codes: STATES, starts: 'no' };
  if (ledger.shown.filter((one) => one.by === by).at(-1) !== preview)
    return refused('preview-replaced');
  if (preview.cancelled) return refused('preview-cancelled');
  if (world.time - preview.at >= PREVIEW_VALID_MS) return refused('preview-expired');
  const channel = expectChannel(ledger, preview, origin);
  if (channel !== null) return refused(channel);
  if (origin !== 'page' && beside !== '') return refused('confirmation-unclear');
  if (world.time - preview.at < SHORTEST_WAIT_MS) return refused('confirmation-too-early');
  if (origin !== 'page' && preview.wrong >= MOST_TRIES) return refused('confirmation-locked');
  if (origin !== 'page' && preview.code !== code)
    return refused(preview.wrong === MOST_TRIES - 1 ? 'confirmation-locked' : 'confirmation-wrong');
  return expectStart(world, ledger, preview);
}

function expectChannel(ledger: Ledger, preview: Shown, origin: Origin): string | null {
  if (ledger.setting === 'off') return 'confirmation-off';
  if (origin === 'page') return null;
  return ledger.setting === 'chat' && origin === 'chat' && preview.code !== null
    ? null
    : 'confirmation-on-page';
}

function expectStart(world: World, ledger: Ledger, preview: Shown): Expected {
  const open = ledger.shown.filter((one) => one.started && !isOver(world, one));
  // Its own confirmation holds the lock for so long, unless a turn took it over and gave it back.
  if (open.some((one) => world.time - one.startedAt < HOLD_MS))
    return refused('deployment-running');
  const last: Expected = !world.admins.has(preview.by)
    ? refused('not-allowed')
    : preview.print !== printOf(world, preview.plan)
      ? refused('plan-changed')
      : { codes: ['started'], starts: 'yes' };
  return open.length > 0
    ? {
        codes: [...last.codes, 'deployment-running'],
        starts: last.starts === 'yes' ? 'perhaps' : 'no',
      }
    : last;
}

/** Its person can still confirm it, as far as time and other previews go. */
export const isOpen = (world: World, ledger: Ledger, preview: Shown): boolean =>
  !preview.started &&
  !preview.cancelled &&
  world.time - preview.at < PREVIEW_VALID_MS &&
  ledger.shown.filter((one) => one.by === preview.by).at(-1) === preview;

export const isOver = (world: World, { id }: Shown): boolean => world.kv.stored.has(`end:${id}`);

export function expectPreview(world: World, ledger: Ledger, by: Person, plan: PlanName): string {
  if (!world.admins.has(by)) return 'not-allowed';
  const standing = world.workspace.schemas.find(({ key }) => key === plan);
  if (standing !== undefined)
    return standing.name.startsWith('By hand') ? 'plan-blocked' : 'nothing-to-do';
  const hour = (time: number): number => Math.floor(time / 3_600_000);
  const thisHour = ledger.shown.filter(
    (one) => one.by === by && hour(one.at) === hour(world.time),
  ).length;
  return thisHour >= MOST_PREVIEWS_AN_HOUR ? 'too-many-previews' : 'preview';
}

/**
 * Whether a write at this moment is covered: by whom it is made, for which schema.
 * @param starting previews whose confirmation is under way and may count: covered once it has been spent
 */
export function mayWrite(
  world: World,
  ledger: Ledger,
  by: string,
  schema: string,
  starting: ReadonlySet<string>,
): boolean {
  return ledger.shown.some(
    (one) =>
      (one.started || (starting.has(one.id) && world.kv.stored.has(`deployment:${one.id}`))) &&
      !one.cancelled &&
      !isOver(world, one) &&
      one.by === by &&
      one.plan === schema &&
      one.workspaceId === world.workspaceId &&
      world.admins.has(one.by),
  );
}
