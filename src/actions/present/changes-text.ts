/**
 * What people did to what was made or adopted, in words: with both names, so that nobody takes it
 * for something else.
 */
import { describeKey, type NaturalKey } from '../../planner/natural-key';
import type { Extra, Plan } from '../../planner/plan';
import { quoted } from '../../text/inert';
import { dayOf } from '../../text/when';
import { firstFew } from '../../text/lists';

const LINES = 8;

export function renderChanges({ findings, steps }: Pick<Plan, 'findings' | 'steps'>): string[] {
  const planned = new Set(steps.map(({ key }) => key));
  const named = (kind: 'renamed' | 'moved', word: string): string[] =>
    findings.flatMap((finding) =>
      finding.kind === kind
        ? [`${describeKey(finding.element)} is ${word} ${quoted(finding.found, 100)}`]
        : [],
    );
  const retargeted = findings.flatMap((finding) =>
    finding.kind === 'retargeted'
      ? [
          `${describeKey(finding.element)} refers to ${finding.found}, the template has ${finding.wanted}`,
        ]
      : [],
  );
  const deleted = findings.flatMap((finding) =>
    finding.kind === 'deleted' ? [deletedLine(finding, planned)] : [],
  );
  const extras = (earlier: boolean): string[] =>
    findings.flatMap((finding) =>
      finding.kind === 'extra' && finding.earlier === earlier
        ? [`${LABEL[finding.what]}${finding.schema} · ${quoted(finding.path, 100)}`]
        : [],
    );
  return [
    ...line('Called otherwise here, and still the same', named('renamed', 'called')),
    ...line('In another place here, and still the same', named('moved', 'now at')),
    ...line('Referring to something else here, and left so', retargeted),
    ...line('No longer there', deleted),
    ...line('Made here earlier, and no part of the template now, left alone', extras(true)),
    ...line('Your own, in no template, left alone', extras(false)),
  ];
}

const deletedLine = (
  { element, lastSeen }: { element: NaturalKey; lastSeen: number },
  planned: ReadonlySet<NaturalKey>,
): string =>
  `${describeKey(element)} (deleted here since ${dayOf(lastSeen)}` +
  `${planned.has(element) ? '; would be created again' : ''})`;

const LABEL: Readonly<Record<Extra['what'], string>> = {
  'object-type': '',
  attribute: '',
  status: 'status ',
  'reference-type': 'reference type ',
};

const line = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title} (${items.length}): ${firstFew(items, LINES)}.`];
