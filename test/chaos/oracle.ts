/**
 * The judge of a chaos run. It knows what people were shown and confirmed, each request to Assets,
 * and each change of the workspace: nothing of how the app plans or deploys, and none of its
 * records. [] is right; else what is wrong, in words.
 */
import type { Approval, History } from './history';
import { attributedTo, CREATES, type Judged } from './judged';
import { createdOutside, madeTwice, twins } from './law-of-approval';
import { endedByTrouble, falselyVerified, miscounted } from './law-of-honesty';

export function wrongIn(history: History): string[] {
  const judged = attributedTo(history);
  return [
    ...notAdding(history),
    ...withoutApproval(judged),
    ...createdOutside(judged),
    ...madeTwice(judged),
    ...twins(judged),
    ...afterCancel(judged),
    ...atOnce(judged),
    ...neverEnded(history),
    ...falselyVerified(judged),
    ...miscounted(judged),
    ...endedByTrouble(judged),
    ...stillToDo(judged),
  ];
}

const name = ({ id, installation, account }: Approval): string =>
  `${id} (${account}, installation ${installation})`;

/** Only POSTs that create; what was there before is as it was, but for the sharing that was shown. */
function notAdding({ writes, changes, approvals }: History): string[] {
  const seen = new Map<string, string>();
  const wrong = writes.flatMap(({ method, path }) =>
    method === 'POST' && (CREATES.some(([, at]) => at.test(path)) || SHARING.test(path))
      ? []
      : [`${method} ${path}`],
  );
  for (const { by, table, id, row } of changes) {
    const before = seen.get(`${table} ${id}`);
    const after = JSON.stringify(row);
    seen.set(`${table} ${id}`, after);
    if (by === null || before === undefined || before === after) continue;
    const isShared =
      table === 'schemas' &&
      SHARING.test(by.path) &&
      approvals.some(({ shown }) => shown.others.some(({ kind }) => kind === 'sharing'));
    if (!isShared) wrong.push(`${by.path} changed ${table} ${id} from ${before} to ${after}`);
  }
  return wrong;
}
const SHARING = /^\/global\/config\/objectschema\/\d+\/property$/u;

/** Each write has a confirmation of its account that was not refused and has not ended. */
function withoutApproval({ history, approvalOf }: Judged): string[] {
  return history.writes.flatMap((write) => {
    const approval = approvalOf.get(write);
    if (approval === undefined)
      return [`${write.path} by ${write.account} at ${write.sentAt} without a live approval`];
    return approval.end !== null && write.sentAt > approval.end.at
      ? [`${write.path} of ${name(approval)} after its end was told`]
      : [];
  });
}

/** No further write within a second: those in flight finish. */
function afterCancel({ history, approvalOf }: Judged): string[] {
  return history.writes.flatMap((write) => {
    const approval = approvalOf.get(write);
    const since = write.sentAt - (approval?.cancelledAt ?? Infinity);
    return approval !== undefined && since > CANCELLED_WITHIN_MS
      ? [`${write.path} of ${name(approval)} was begun ${since} ms after it was cancelled`]
      : [];
  });
}
const CANCELLED_WITHIN_MS = 1_000;

/** In an installation, one deployment writes from its first write to its last before another does. */
function atOnce({ history, approvalOf }: Judged): string[] {
  const spans = new Map<Approval, { from: number; to: number }>();
  for (const write of history.writes) {
    const approval = approvalOf.get(write);
    if (approval === undefined) continue;
    const span = spans.get(approval) ?? { from: write.sentAt, to: write.sentAt };
    span.to = write.sentAt;
    spans.set(approval, span);
  }
  const all = [...spans];
  return all.flatMap(([one, a], index) =>
    all
      .slice(index + 1)
      .flatMap(([other, b]) =>
        one.installation === other.installation && a.from <= b.to && b.from <= a.to
          ? [`${name(one)} and ${name(other)} wrote at the same time`]
          : [],
      ),
  );
}

/** What was begun comes to an end that is told, once nothing goes wrong any more. */
function neverEnded({ approvals }: History): string[] {
  return approvals.flatMap((approval) =>
    approval.end === null && approval.answer === 'started'
      ? [`${name(approval)} was started and never ended: ${approval.lastSaid}`]
      : [],
  );
}

/** Where nobody deleted, added or upgraded anything since, the same asked for again is there. */
function stillToDo({ history, isUntouchedSince }: Judged): string[] {
  return history.afterwards.flatMap(({ approval, code, text }) =>
    code === 'nothing-to-do' || !isUntouchedSince(approval)
      ? []
      : [`${name(approval)} is verified, and a second preview says ${code}: ${text}`],
  );
}
