/**
 * What the recorded calls say about the scopes of a manifest: pure, so that a test can ask about
 * manifests that do not exist.
 */
import {
  allowsImpersonation,
  declaredScopes,
  type Manifest,
} from '../../../local/forge-host/manifest';
import type { RecordedCall } from './recorder';

export interface ScopeUse {
  scope: string;
  allowsImpersonation: boolean;
  /** Calls that this scope covers. */
  calls: RecordedCall[];
}

export interface Inventory {
  scopes: ScopeUse[];
  /** What is wrong, a sentence each; [] is right. */
  problems: string[];
}

const shown = ({ method, endpoint, as, functionKey }: RecordedCall): string =>
  `${`${method} ${endpoint}`.trim()} (as ${as}, in ${functionKey})`;

/**
 * Every declared scope must be used, every call covered, and `allowImpersonation` stand exactly
 * on the scopes of calls made for a person who is absent. `onPage`: scopes that only the browser
 * uses, with what uses them there.
 */
export function takeInventory(
  manifest: Manifest,
  calls: readonly RecordedCall[],
  onPage: Readonly<Record<string, readonly string[]>> = {},
): Inventory {
  const declared = declaredScopes(manifest);
  const covering = (call: RecordedCall): string[] =>
    (call.groups ?? []).flatMap((anyOf) =>
      declared.filter((scope) => anyOf.includes(scope)).slice(0, 1),
    );
  const scopes = declared.map((scope) => ({
    scope,
    allowsImpersonation: allowsImpersonation(manifest, scope),
    calls: calls.filter((call) => covering(call).includes(scope)),
  }));
  return {
    scopes,
    problems: [
      ...uncovered(calls, declared),
      ...scopes.flatMap((use) => wrongWith(use, onPage[use.scope] ?? [])),
    ],
  };
}

function uncovered(calls: readonly RecordedCall[], declared: readonly string[]): string[] {
  return calls.flatMap((call) => {
    if (call.groups === null) return [`Nobody knows which scope ${shown(call)} needs.`];
    return call.groups
      .filter((anyOf) => !anyOf.some((scope) => declared.includes(scope)))
      .map((anyOf) => `${shown(call)} needs ${anyOf.join(' or ')}, which is not declared.`);
  });
}

function wrongWith(
  { scope, allowsImpersonation: allows, calls }: ScopeUse,
  onPage: readonly string[],
): string[] {
  if (calls.length === 0 && onPage.length === 0)
    return [`${scope} is declared and no recorded call uses it.`];
  const absent = calls.find(({ as }) => as === 'absent');
  if (absent !== undefined && !allows)
    return [`${shown(absent)} needs allowImpersonation on ${scope}.`];
  return absent === undefined && allows
    ? [`${scope} allows impersonation and no recorded call is made for an absent person under it.`]
    : [];
}
