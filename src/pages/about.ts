/**
 * What the app is, what it stores here, and the counters with their switch. Counts and counters
 * are an administrator's to see.
 */
import { getAppContext } from '@forge/api';
import { licenceSentence } from '../access/licence-policy';
import { readRights } from '../access/rights';
import type { Tools } from '../service/tools';
import { AppError } from '../errors';
import { appendActivity } from '../storage/activity';
import { eraseCounters, readTelemetry, saveTelemetry } from '../storage/counters';
import { countRecords } from '../storage/erasing/count-records';
import { RECORD_KINDS, type KeyName } from '../storage/erasing/record-kinds';
import { lifeWords } from '../storage/erasing/record-life';
import { settingsAsFound } from '../storage/settings';
import { summariseCounters } from '../telemetry/summary';
import type { PageInput, PageOutcome } from './contract';
import type { AboutView } from './views';

export async function readAbout(_input: unknown, tools: Tools): Promise<PageOutcome<'read-about'>> {
  const { appVersion, environmentType } = getAppContext();
  const about: AboutView = {
    version: appVersion,
    environment: environmentType,
    licence: licenceSentence(tools.licence),
    forAdmins: (await readRights(tools.assets)).jiraAdmin ? await forAdmins(tools) : null,
  };
  return { ok: true, code: 'about', text: `LaunchPad ${appVersion}.`, about };
}

async function forAdmins({ kv, now }: Tools): Promise<AboutView['forAdmins']> {
  const [{ counts, whole }, { settings }, telemetry] = await Promise.all([
    countRecords(kv),
    settingsAsFound(kv),
    summariseCounters(kv, now()),
  ]);
  const stored = (Object.keys(RECORD_KINDS) as KeyName[]).map((name) => {
    const { title, holds, personal, life } = RECORD_KINDS[name];
    return {
      title,
      holds,
      personal,
      life: lifeWords(life, settings),
      count: counts.get(name) ?? 0,
    };
  });
  return { stored, whole, telemetry };
}

/**
 * Switching off removes what was counted; an invocation that is under way at that moment may
 * still write one, which the daily job removes.
 */
export async function switchTelemetry(
  { on }: PageInput<'switch-telemetry'>,
  { kv, assets, accountId, now }: Tools,
): Promise<PageOutcome<'switch-telemetry'>> {
  if (!(await readRights(assets)).jiraAdmin) {
    throw new AppError('not-allowed', 'Only a Jira administrator can switch the counters.', {
      remedy: 'Ask a Jira administrator.',
    });
  }
  const before = await readTelemetry(kv);
  await saveTelemetry(kv, { on });
  if (before.on !== on) {
    await appendActivity(kv, {
      at: now(),
      account: accountId,
      kind: 'settings-changed',
      deploymentId: null,
      facts: { counters: on ? 'off to on' : 'on to off' },
    });
  }
  if (!on) await eraseCounters(kv);
  return {
    ok: true,
    code: 'settings-saved',
    text: on
      ? 'Features are counted from now on.'
      : 'Nothing is counted any more, and what was counted is erased.',
    on,
  };
}
