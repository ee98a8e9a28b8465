/** What people did to what was made or adopted, in words: with both names, so that nobody takes it for something else. */
import { describeKey } from '../../planner/natural-key';
import type { Plan } from '../../planner/plan';
import { firstFew } from '../../service/counts';
import { quoted } from '../../text/inert';
import { dayOf } from '../../text/when';

const LINES = 8;

export function renderChanges({ findings }: Pick<Plan, 'findings'>): string[] {
  const named = (kind: 'renamed' | 'moved', word: string): string[] =>
    findings.flatMap((finding) =>
      finding.kind === kind
        ? [`${describeKey(finding.element)} is ${word} ${quoted(finding.found, 100)}`]
        : [],
    );
  const deleted = findings.flatMap((finding) =>
    finding.kind === 'deleted'
      ? [`${describeKey(finding.element)} (last seen on ${dayOf(finding.lastSeen)})`]
      : [],
  );
  const extras = findings.flatMap((finding) =>
    finding.kind === 'extra' ? [`${finding.schema} · ${quoted(finding.path, 100)}`] : [],
  );
  return [
    ...line('Called otherwise here, and still the same', named('renamed', 'called')),
    ...line('In another place here, and still the same', named('moved', 'now at')),
    ...line('Deleted here', deleted),
    ...line('Your own, in no template, left alone', extras),
  ];
}

const line = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title} (${items.length}): ${firstFew(items, LINES)}.`];
