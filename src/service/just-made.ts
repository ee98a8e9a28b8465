/**
 * An object schema in the plan's way that is minutes old and is not this app's: somebody may be
 * building it just now.
 */
import type { SchemaSummary } from '../assets/observation';
import type { KnownSchema, Plan, Warn } from '../planner/plan';
import { quoted } from '../text/inert';
import { foldName } from '../text/fold-name';

/** A deployment takes no longer, but where Assets slows it down. */
const NEW_MS = 15 * 60_000;

export function justMade(
  { schemas: planned, steps }: Pick<Plan, 'schemas' | 'steps'>,
  present: readonly SchemaSummary[],
  known: readonly KnownSchema[],
  now: number,
): Warn[] {
  if (steps.length === 0) return [];
  const ours = new Set(known.map(({ schemaId }) => schemaId));
  return present
    .filter(
      ({ id, key, name, created }) =>
        created !== null &&
        !ours.has(id) &&
        Math.abs(now - Date.parse(created)) < NEW_MS &&
        planned.some(
          (one) => one.id === id || one.key === key || foldName(one.name) === foldName(name),
        ),
    )
    .map(({ key, name }) => ({
      kind: 'warn',
      code: 'just-made',
      sentence:
        `The object schema ${quoted(name, 60)} (${key}) was made in the last minutes, ` +
        'and not by LaunchPad on this record: unless you made it yourself, somebody is ' +
        'building it just now. Then wait until it is complete and preview again; do ' +
        'not rename or remove it.',
    }));
}
