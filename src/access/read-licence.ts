/** The licence of the running invocation, as the platform tells it: never from what a caller sent. */
import { getAppContext } from '@forge/api';
import { readLicence, type Licence } from './licence';

/**
 * Whoever sells a copy of the app sets this variable to `required` (`forge variables set
 * LAUNCHPAD_LICENSED required`). Unset, the app is free, and having no licence is as it should
 * be.
 */
export const LICENSED_VARIABLE = 'LAUNCHPAD_LICENSED';

/**
 * @param license `license` of the context the function was called with (Atlassian
 *   documentation, function arguments); where it has none, the runtime's own counts
 *   (`getAppContext`, `@forge/api` 8.3.0). Not the page's: a browser can change what it says.
 */
export function licenceNow(license: unknown, now: number): Licence {
  const runtime = getAppContext();
  return readLicence({
    license: license ?? runtime.license,
    environmentType: runtime.environmentType,
    required: process.env[LICENSED_VARIABLE] === 'required',
    now,
  });
}
