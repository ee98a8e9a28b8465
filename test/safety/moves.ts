/** Everything that can happen next: each caller, the page, the clock, the workspace, the rights, the queue. */
import { isOpen, type PlanName, type Shown } from './ledger';
import type { Watch } from './watch';
import { ANN, BOB, PEOPLE, type Person } from './world';

export interface Move {
  name: string;
  run(watch: Watch): Promise<unknown>;
}

/** A code as no preview here is given one: one in 27 thousand million would be. */
const WRONG = '3AAA-AAAA';
/** What a message may say beside its code that is no yes. */
const BESIDE = [' ?', ' but with key MDATA', ' tomorrow', ' for CHG-123', ' or 4AAA-AAAA'];
const MINUTES = 60_000;

const move = (name: string, run: Move['run']): Move => ({ name, run });
const sync = (name: string, run: (watch: Watch) => void): Move =>
  move(name, async (watch) => run(watch));
const who = (person: Person): string => person.slice('account-'.length);

/** `mostPreviews`: previews shown in all, which bounds a search. */
export function movesFrom(watch: Watch, mostPreviews: number): Move[] {
  const { shown } = watch.ledger;
  return [
    ...(shown.length < mostPreviews ? previews() : []),
    ...shown.flatMap((one, at) => confirmations(one, at, shown)),
    ...PEOPLE.flatMap((person) => settings(person)),
    ...world(),
    ...(watch.world.queue.length === 0
      ? []
      : [
          move('the queue delivers', (on) => on.deliver()),
          move('the queue delivers twice at once', (on) => on.deliver(2)),
        ]),
    ...PEOPLE.map((person) =>
      move(`${who(person)} asks for the status`, (on) => on.status(person)),
    ),
    ...PEOPLE.map((person) => move(`${who(person)} looks at the page`, (on) => on.look(person))),
    ...shown.flatMap((one, at) =>
      one.started
        ? PEOPLE.flatMap((person) => [
            move(`${who(person)} cancels #${at}`, (on) => on.cancel(person, idOf(on, at))),
            move(`${who(person)} asks for the status of #${at}`, (on) =>
              on.status(person, idOf(on, at)),
            ),
          ])
        : [
            ...PEOPLE.map((person) =>
              move(`${who(person)} cancels the preview #${at}`, (on) =>
                on.cancel(person, idOf(on, at)),
              ),
            ),
            ...(isOpen(watch.world, watch.ledger, one)
              ? [move(`${who(one.by)} says cancel`, (on) => on.cancel(one.by, idOf(on, at), false))]
              : []),
          ],
    ),
  ];
}

function previews(): Move[] {
  const ask = (person: Person, plan: PlanName, origin: 'chat' | 'page' | 'agent'): Move =>
    move(`${who(person)} previews ${plan} in ${origin}`, (on) => on.preview(person, plan, origin));
  return [
    ask(ANN, 'ONE', 'chat'),
    ask(ANN, 'TWO', 'chat'),
    ask(BOB, 'ONE', 'chat'),
    ask(ANN, 'ONE', 'page'),
    ask(ANN, 'ONE', 'agent'),
  ];
}

function confirmations(one: Shown, at: number, shown: readonly Shown[]): Move[] {
  const other = one.by === ANN ? BOB : ANN;
  const right = (on: Watch): string => on.ledger.shown[at]?.code ?? WRONG;
  const stolen = shown.findIndex((each, index) => index !== at && each.code !== null);
  const chat = (
    name: string,
    by: Person,
    code: (on: Watch) => string,
    origin: 'chat' | 'agent' = 'chat',
  ): Move =>
    move(`${who(by)} confirms #${at} ${name}`, (on) =>
      on.confirm({ by, id: idOf(on, at), origin, code: code(on) }),
    );
  return [
    chat('with its code', one.by, right),
    chat('with its code', other, right),
    chat('with a made-up code', one.by, () => WRONG),
    move(`${who(one.by)} says more than the code of #${at}`, async (on) => {
      for (const beside of BESIDE)
        for (const code of [right(on), WRONG])
          await on.confirm({ by: one.by, id: idOf(on, at), origin: 'chat', code, beside });
    }),
    ...(stolen < 0
      ? []
      : [
          chat(
            `with the code of #${stolen}`,
            one.by,
            (on) => on.ledger.shown[stolen]?.code ?? WRONG,
          ),
        ]),
    chat('with its code, through another agent', one.by, right, 'agent'),
    move(`${who(one.by)} confirms #${at} on the page`, (on) =>
      on.confirm({ by: one.by, id: idOf(on, at), origin: 'page', code: '' }),
    ),
    move(`${who(other)} confirms #${at} on the page`, (on) =>
      on.confirm({ by: other, id: idOf(on, at), origin: 'page', code: '' }),
    ),
    move(`five made-up codes for #${at}`, async (on) => {
      for (let n = 0; n < 5; n += 1)
        await on.confirm({ by: one.by, id: idOf(on, at), origin: 'chat', code: WRONG });
    }),
    move(`${who(one.by)} confirms #${at} twice at once`, (on) =>
      on.confirm({ by: one.by, id: idOf(on, at), origin: 'chat', code: right(on) }, 2),
    ),
    move(`both confirm #${at} on the page at once`, (on) =>
      on.confirm({ by: one.by, id: idOf(on, at), origin: 'page', code: '' }, 1, PEOPLE),
    ),
  ];
}

const settings = (person: Person): Move[] =>
  (['chat', 'page', 'off'] as const).map((setting) =>
    move(`${who(person)} sets ${setting}`, (on) => on.setting(person, setting)),
  );

function world(): Move[] {
  const toggle = (on: Watch, person: Person): void =>
    void (on.world.admins.delete(person) || on.world.admins.add(person));
  return [
    sync('4.999 s pass', (on) => {
      on.world.time += 4_999;
    }),
    sync('5 s pass', (on) => {
      on.world.time += 5_000;
    }),
    sync('15 minutes pass', (on) => {
      on.world.time += 15 * MINUTES;
    }),
    sync('the site gets its other workspace', (on) => {
      on.world.at = on.world.at === 0 ? 1 : 0;
    }),
    sync('somebody makes or removes ONE by hand', (on) => on.world.drift('ONE')),
    sync('ann loses or gets back her rights', (on) => toggle(on, ANN)),
    sync('bob loses or gets back his rights', (on) => toggle(on, BOB)),
  ];
}

const idOf = (on: Watch, at: number): string => on.ledger.shown[at]?.id ?? 'p-none';
