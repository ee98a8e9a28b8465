/** Changing the settings: a Jira administrator only, each change logged with both values. */
import { readRights } from '../access/rights';
import type { Tools } from '../service/tools';
import { AppError } from '../errors';
import { appendActivity, pruneActivity } from '../storage/activity';
import { settingsAsFound, saveSettings, type Settings } from '../storage/settings';
import type { PageInput, PageOutcome } from './contract';

/**
 * A call of the page ends within 25 s (Atlassian documentation, function limits): what is not
 * removed by then, the daily run removes.
 */
const PRUNE_MS = 10_000;

/**
 * A shorter retention counts at once for what is shown, and for what is stored as far as time
 * allows; `removed` and `removedAll` say how far.
 */
export async function changeSettings(
  wanted: PageInput<'save-settings'>,
  tools: Tools,
): Promise<PageOutcome<'save-settings'>> {
  if (!(await readRights(tools.assets)).jiraAdmin) {
    throw new AppError('not-allowed', 'Only a Jira administrator can change the settings.', {
      remedy: 'Ask a Jira administrator.',
    });
  }
  const { settings: before } = await settingsAsFound(tools.kv);
  const after: Settings = { ...before, ...wanted };
  await saveSettings(tools.kv, after);
  const changed = changesBetween(before, after);
  // Before anything is removed: that it was to be is on record then, whatever becomes of this call.
  if (Object.keys(changed).length > 0) {
    await appendActivity(tools.kv, {
      at: tools.now(),
      account: tools.accountId,
      kind: 'settings-changed',
      deploymentId: null,
      facts: changed,
    });
  }
  const pruned =
    after.retentionDays < before.retentionDays ? await prune(tools) : { removed: 0, done: true };
  return {
    ok: true,
    code: 'settings-saved',
    text: `The settings are saved.${saysOf(pruned, after)}`,
    ...after,
    removed: pruned.removed,
    removedAll: pruned.done,
  };
}

function changesBetween(before: Settings, after: Settings): Record<string, string> {
  const names = Object.keys(after) as (keyof Settings)[];
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, `${before[name]} to ${after[name]}`]),
  );
}

function prune({ kv, now }: Tools): ReturnType<typeof pruneActivity> {
  const until = now() + PRUNE_MS;
  return pruneActivity(kv, now(), () => now() >= until);
}

function saysOf(
  { removed, done }: { removed: number; done: boolean },
  { retentionDays: days }: Settings,
): string {
  const lines = `${removed} ${removed === 1 ? 'line' : 'lines'} of the log older than ${days} days`;
  if (!done)
    return ` ${lines} were removed so far; the rest is not shown any more and goes within a day.`;
  return removed === 0 ? '' : ` ${lines} ${removed === 1 ? 'was' : 'were'} removed for good.`;
}
