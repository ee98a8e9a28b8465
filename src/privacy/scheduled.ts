/** The scheduled trigger of the personal data report. It runs without a person, so it calls nothing of the site. */
import { getAppContext, privacy } from '@forge/api';
import { forgeKv } from '../storage/kv/forge-kv';
import { reportAccounts } from './report-accounts';

/** Left of the invocation when reporting stops, so that it ends by itself. */
const MARGIN_MS = 5_000;

/** A run that could not finish is not an error: the next day's does it again. The log names no account. */
export async function reportPersonalData(): Promise<void> {
  const outcome = await reportAccounts(forgeKv(), (batch) => privacy.reportPersonalData(batch), {
    now: Date.now(),
    isOver: () => getAppContext().invocationRemainingTimeInMillis() < MARGIN_MS,
  });
  if (outcome.kind === 'incomplete')
    console.error('the personal data report is incomplete', outcome);
}
