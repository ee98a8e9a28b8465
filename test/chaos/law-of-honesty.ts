/** What the app says of a deployment that ended is what was there. */
import type { Approval, Counts, End, ShownAttribute } from './history';
import { CREATES, type Judged, type Made } from './judged';
import { otherwise, wasUnknowable } from './law-of-approval';

/**
 * "Verified" is said only where everything approved was there after the last write: once at least
 * until it was said, since people go on. What differs is named.
 */
export function falselyVerified(judged: Judged): string[] {
  return judged.history.approvals.flatMap((approval) => {
    const { end } = approval;
    if (end?.code !== 'succeeded') return [];
    const written = judged.history.writes.filter((one) => judged.approvalOf.get(one) === approval);
    const since = Math.max(approval.confirmedAt, ...written.map(({ sentAt }) => sentAt));
    return [...judged.shownIn(approval)].flatMap(([element, { fate, form }]) => {
      const id = lastRow(judged, approval, element, since, end.at);
      if (id === null)
        return isUnneeded(judged, element, end) || isBeside(judged, approval, element)
          ? []
          : [`${approval.id} is verified without ${element}`];
      if (form === undefined || fate !== 'create') return [];
      const row = judged.past.at('attributes', id, end.at);
      // Of an edition that the app does not hold any more there is no list in the report.
      if (row === null || `${end.text} ${end.report}`.includes(row.name)) return [];
      const how = differs(judged, approval, { id, form }, [since, end.at]);
      return how.map((one) => `${approval.id} is verified and does not say: ${element} is ${one}`);
    });
  });
}

/** How the row is otherwise than approved, unless it was as approved at any time between the two. */
function differs(
  judged: Judged,
  approval: Approval,
  { id, form }: { id: string; form: ShownAttribute },
  [from, to]: [number, number],
): string[] {
  let last: string[] = [];
  for (const at of momentsIn(judged, from, to)) {
    const row = judged.past.at('attributes', id, at);
    if (row === null) continue;
    last = otherwise(judged, { approval, at }, row, form);
    if (last.length === 0) return [];
  }
  return last;
}

/**
 * What was there in an object schema that is only linked to, and that no reference of what is
 * built is to: it is shown, since its template holds it, and nothing has to be done where somebody
 * deletes it. The preview says of a hub that lacks such things that nothing needs them.
 */
function isBeside(judged: Judged, approval: Approval, element: string): boolean {
  const { request, shownAt } = approval;
  const home = schemaOf(element);
  const shown = [...judged.shownIn(approval)];
  const isLinkedTo =
    !element.startsWith('schema ') &&
    !(request['extend'] ?? '').includes(home) &&
    shown.every(([other, { fate }]) => fate === 'there' || schemaOf(other) !== home);
  const isNeeded = shown.some(
    ([, { form }]) => form?.fate === 'create' && form.to === `${home} · ${nameIn(element)}`,
  );
  return isLinkedTo && !isNeeded && judged.rowOf(approval, element, shownAt) !== null;
}

const schemaOf = (element: string): string => /^\S+ ([^/]+)/u.exec(element)?.[1] ?? '';

/**
 * A status or reference type that was for attributes somebody made by hand, in another form, is
 * not made; the end names it.
 */
function isUnneeded({ history }: Judged, element: string, { at, text }: End): boolean {
  const said = /^Approved, and not made: what was to use it was made otherwise.*$/mu.exec(text);
  return (
    /^(?:status|reference-type) /u.test(element) &&
    history.changes.some((one) => one.by === null && one.table === 'attributes' && one.at <= at) &&
    (said?.[0].includes(element.split('/').at(-1) ?? element) ?? false)
  );
}

/** The row that the element was at any time between the two. */
function lastRow(
  { rowOf, history }: Judged,
  approval: Approval,
  element: string,
  from: number,
  to: number,
): string | null {
  for (const at of momentsIn({ history }, from, to).reverse()) {
    const id = rowOf(approval, element, at);
    if (id !== null) return id;
  }
  return null;
}

/** The two, and each change between them. */
const momentsIn = ({ history }: Pick<Judged, 'history'>, from: number, to: number): number[] => [
  from,
  ...history.changes.flatMap(({ at }) => (at >= from && at <= to ? [at] : [])),
  to,
];

const KINDS: readonly [keyof Counts, Made['table']][] = [
  ['objectSchemas', 'schemas'],
  ['objectTypes', 'types'],
  ['attributes', 'attributes'],
  ['statuses', 'statuses'],
  ['referenceTypes', 'referenceTypes'],
];

/**
 * Faults that pass end nothing: where nobody cancelled, upgraded, or changed or deployed anything
 * meanwhile, everything is built.
 */
export function endedByTrouble({ history }: Judged): string[] {
  if (history.repeats || history.isBarred) return [];
  return history.approvals.flatMap((approval) => {
    const { end, confirmedAt, cancelAskedAt, cancelledAt, installation, shownAt } = approval;
    if (end === null || end.code === 'succeeded' || cancelledAt !== null) return [];
    // Asked for, and the answer was lost, or told of the end that had come of it already.
    if (end.code === 'cancelled' && (cancelAskedAt ?? Infinity) <= end.at) return [];
    const during = (at: number): boolean => at >= shownAt && at <= end.at;
    const isDisturbed =
      history.upgrades.some(during) ||
      history.changes.some(({ by, at }) => by === null && during(at)) ||
      history.writes.some(
        ({ sentAt, installation: other }) => other !== installation && during(sentAt),
      );
    return isDisturbed
      ? []
      : [`${approval.id}, confirmed at ${confirmedAt}, ended as ${end.code}: ${end.text}`];
  });
}

/** The counts of the end are what this deployment made; of what somebody deleted since, either way. */
export function miscounted(judged: Judged): string[] {
  return judged.history.approvals.flatMap((approval) => {
    const { end } = approval;
    if (end === null) return [];
    return KINDS.flatMap(([kind, table]) => {
      const made = judged.made.filter((one) => one.approval === approval && one.table === table);
      const alive = made.filter(({ id }) => judged.past.at(table, id, end.at) !== null);
      const said = end.written[kind];
      const known = alive.filter((one) => !wasUnknowable(judged, one));
      const least = isDoubtful(end) ? 0 : known.length - notClaimed(judged, end, made);
      return said >= least && said <= made.length + unclear(judged, approval, end, table)
        ? []
        : [
            `${approval.id} says ${said} ${kind}; it made ${made.length}, ${alive.length} are there`,
          ];
    });
  });
}

/**
 * What the network carried out twice, and told of the second time, looks as if somebody else had
 * made it: it is said to be there, and not counted.
 */
function notClaimed({ history }: Judged, end: End, made: readonly Made[]): number {
  if (!history.repeats) return 0;
  const said = /Made by somebody else meanwhile, or already there.*/u.exec(end.text)?.[0] ?? '';
  return made.filter(({ write, element }) => write.isRefused && said.includes(nameIn(element)))
    .length;
}

/**
 * Of a function that was killed, and of a creation whose answer was lost, nobody knows what was
 * made: what somebody else made then, by hand or with another installation of the app, may be
 * counted as its own.
 */
function unclear(
  { history, shownIn, approvalOf }: Judged,
  approval: Approval,
  end: End,
  table: Made['table'],
): number {
  const { deaths, changes, writes } = history;
  const during = (at: number): boolean => at >= approval.confirmedAt && at <= end.at;
  const hasDied = deaths.some(
    (one) => one.installation === approval.installation && during(one.at),
  );
  const lost = writes.filter(
    (one) => approvalOf.get(one) === approval && !one.isHeard && !one.isRefused,
  );
  const isLost = (row: object): boolean =>
    lost.some(({ path }) =>
      'typeId' in row
        ? path === `/objecttypeattribute/${String(row.typeId)}`
        : CREATED[table]?.test(path),
    );
  const names = [...shownIn(approval)].map(([element]) => nameIn(element));
  return changes.filter(
    ({ by, at, row, ...one }) =>
      (by === null || approvalOf.get(by)?.installation !== approval.installation) &&
      during(at) &&
      one.table === table &&
      row !== null &&
      (hasDied || isLost(row)) &&
      names.includes('key' in row ? row.key : (row as { name: string }).name),
  ).length;
}

/** Of an object schema its key. */
const nameIn = (element: string): string =>
  element
    .replace(/^schema /u, '')
    .split(/[/.]/u)
    .at(-1) ?? element;

const CREATED: Partial<Record<string, RegExp>> = Object.fromEntries(CREATES);

const isDoubtful = ({ text }: End): boolean => /a little more than the figures say/u.test(text);
