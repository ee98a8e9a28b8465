import { z } from 'zod';
import { accountsToErase, type LocalAccount } from './accounts';
import type { DeliveryTerms } from './platform-faults';
import type { QueueAnswer } from './queue/publish';
import type { Queue } from './queue/queue';

// Braces literal: the platform's proxy fills them in. Source: `@forge/events`.
const WHERE = '{contextAri}/{environmentId}/{appId}/{appVersion}';
const reportedAccounts = z.object({
  accounts: z
    .array(z.object({ accountId: z.string(), updatedAt: z.string() }))
    .min(1)
    .max(90),
});

export interface StargateOptions {
  queue: Queue;
  accounts: readonly LocalAccount[];
  /** Told which account ids the app says it holds. */
  onReport(accountIds: readonly string[]): void;
  /** Of an event that is pushed. */
  terms: DeliveryTerms;
}

function respond({ status, body }: QueueAnswer): Response {
  return body === null
    ? new Response(null, { status })
    : new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      });
}

/** Answers the personal data report: 200 with the accounts to erase, 204 without any. Source: `@forge/api`, privacy. */
function report(options: StargateOptions, text: string): QueueAnswer {
  const parsed = reportedAccounts.safeParse(JSON.parse(text));
  if (!parsed.success) return { status: 400, body: { message: z.prettifyError(parsed.error) } };
  const ids = parsed.data.accounts.map((account) => account.accountId);
  options.onReport(ids);
  const accounts = accountsToErase(options.accounts, ids);
  return accounts === null ? { status: 204, body: null } : { status: 200, body: { accounts } };
}

/**
 * The platform's own services that `@forge/*` reaches as remote `stargate`. `depth`: see
 * `EventRecord`. Throws for any other path.
 */
export function callStargate(
  options: StargateOptions,
  depth: number,
  path: string,
  body: string,
): Response {
  switch (path) {
    case `/webhook/queue/publish/${WHERE}`:
      return respond(options.queue.publish(body, depth, options.terms));
    case `/webhook/queue/stats/${WHERE}`:
      return respond(options.queue.stats(body));
    case `/webhook/queue/cancel/${WHERE}`:
      return respond(options.queue.cancel(body));
    case '/app/report-accounts':
      return respond(report(options, body));
    default:
      throw new Error(`The local host does not stand in for the platform service ${path}.`);
  }
}
