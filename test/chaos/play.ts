/** One schedule, played from an empty workspace to the end of all that it began. */
import { byHand } from './by-hand';
import { askFor, cancel, deploy, makeTheirs, readReport } from './conversation';
import type { Approval, History } from './history';
import { shelve, type Edition, type LoadTemplate } from './models';
import type { Act, Hand, Schedule } from './acts';
import { onStage, type Stage } from './stage';

/** The app that is tried: its handlers and its catalogue, planted with a defect or not. */
export interface Troupe {
  handlers?: Readonly<Record<string, unknown>>;
  loadTemplate: LoadTemplate;
}

/** How often somebody looks after a deployment once nothing goes wrong any more. */
const LOOKS = 150;

/**
 * What is loaded late is loaded once before: virtual time would run on while files are read. So
 * a schedule that is played alone goes as it went among others.
 */
const warm = new WeakSet<LoadTemplate>();

export async function play(schedule: Schedule, troupe: Troupe): Promise<History> {
  if (!warm.has(troupe.loadTemplate)) {
    warm.add(troupe.loadTemplate);
    await perform(REHEARSAL, troupe);
  }
  return perform(schedule, troupe);
}

const REHEARSAL: Schedule = {
  seed: 1,
  size: 0,
  beginsNewer: false,
  firstSlice: false,
  present: 'auto',
  latencyMs: 1,
  storageMs: 0,
  nameScope: 'schema',
  ratePerMinute: null,
  staleListsMs: 0,
  retryHeaders: 'none',
  duplicateAttributes: 'refused',
  impersonation: 'allowed',
  asApp: 'refused',
  faults: [],
  forge: [],
  lostEvents: 0,
  windowMs: 900_000,
  acts: [
    { afterMs: 0, act: { kind: 'deploy', installation: 0, account: 'acc-admin', request: 5 } },
  ],
};

async function perform(schedule: Schedule, troupe: Troupe): Promise<History> {
  const shelf = await shelve(troupe.loadTemplate, schedule.size);
  shelf.put(schedule.beginsNewer ? 'newer' : 'older');
  try {
    return await onStage(schedule, troupe.handlers, async (stage) => {
      await prepare(stage);
      const begun = await playActs(stage, shelf.put);
      stage.calm();
      await Promise.all(begun);
      for (const approval of stage.history.approvals) await seeOut(stage, approval);
      // What was given up may still be on its way.
      await stage.sleep(40_000);
      for (const approval of stage.history.approvals) await readReport(stage, approval);
      await previewAgain(stage);
      return stage.history;
    });
  } finally {
    shelf.back();
  }
}

async function prepare(stage: Stage): Promise<void> {
  const { schedule, machine } = stage;
  await makeTheirs(stage);
  for (const installation of [0, 1])
    await stage.page(installation, 'acc-admin', 'save-settings', { present: schedule.present });
  machine.site.set({
    staleListsMs: schedule.staleListsMs,
    retryHeaders: schedule.retryHeaders,
    duplicateAttributes: schedule.duplicateAttributes,
    impersonation: schedule.impersonation,
    appReads: schedule.asApp,
    appWrites: schedule.asApp,
  });
  machine.site.setRate(schedule.ratePerMinute);
  for (const spec of schedule.faults) machine.site.addFault(spec);
  stage.isCalm = false;
}

/** Returns the conversations that go on. */
async function playActs(stage: Stage, put: (edition: Edition) => void): Promise<Promise<void>[]> {
  const begun: Promise<void>[] = [];
  const enact = (act: Act, turn: number): void => {
    const { machine, history } = stage;
    switch (act.kind) {
      case 'deploy':
        begun.push(converse(stage, act));
        return;
      case 'cancel':
        begun.push(cancel(stage, act.installation, act.account));
        return;
      case 'hand':
        begun.push(whenDue(stage, act).then(() => byHand(machine.site.store, history, act, turn)));
        return;
      case 'upgrade':
        begun.push(
          whenDue(stage, { meanwhile: act.meanwhile === true }).then(() => {
            put('newer');
            history.upgrades.push(stage.now);
          }),
        );
        return;
      case 'crash':
        stage.crash();
        return;
      case 'clock':
        machine.time.jump(act.jumpMs);
    }
  };
  for (const [turn, { afterMs, act }] of stage.schedule.acts.entries()) {
    await stage.sleep(afterMs);
    enact(act, turn);
  }
  await stage.sleep(30_000);
  return begun;
}

/** At once; or while a deployment writes, where one does within a while. */
async function whenDue(stage: Stage, act: Pick<Hand, 'meanwhile'> & Partial<Hand>): Promise<void> {
  const { approvals, writes } = stage.history;
  // Attributes come last.
  const least = act.of === 'attributes' ? 6 + ((act.which ?? 0) % 5) * 5 : 6;
  const isWriting = (): boolean =>
    approvals.some(
      ({ end, confirmedAt }) =>
        end === null && writes.filter(({ sentAt }) => sentAt > confirmedAt).length > least,
    );
  for (let waited = 0; act.meanwhile && !isWriting() && waited < 150; waited += 1)
    await stage.sleep(200);
}

async function converse(stage: Stage, act: Extract<Act, { kind: 'deploy' }>): Promise<void> {
  const approval = await deploy(stage, act);
  if (approval === null) return;
  while (!stage.isCalm && !(await askFor(stage, approval))) await stage.sleep(3_000);
}

async function seeOut(stage: Stage, approval: Approval): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (await askFor(stage, approval)) return;
    await stage.sleep(Math.min(60_000, 2_000 * (1 + looks)));
  }
}

/** The last that each installation built: the same asked for once more, and no hub added to that was not. */
async function previewAgain(stage: Stage): Promise<void> {
  for (const installation of [0, 1]) {
    const last = stage.history.approvals
      .filter((one) => one.installation === installation && one.end?.code === 'succeeded')
      .at(-1);
    if (last === undefined) continue;
    const { request, shown } = last;
    const before = 'extend' in request ? String(request['extend']) : '';
    const built = shown.schemas.filter(({ key, id }) => id === null || before.includes(key));
    const answer = await stage.act(installation, last.account, 'preview-deployment', {
      ...request,
      extend: built.map(({ key }) => key).join(', '),
    });
    if (answer !== null)
      stage.history.afterwards.push({ approval: last, code: answer.code, text: answer.text });
  }
}
