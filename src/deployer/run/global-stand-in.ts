/**
 * Where Assets refuses a status or reference type in the schema, a global one of the same name
 * (and category) takes its place.
 */
import type { AssetsClient } from '../../assets/api';
import type { Step } from '../../planner/plan';
import { foldName } from '../../text/fold-name';

/** @returns the id of the global one; null where the step is of another kind or there is none. */
export async function globalStandIn(client: AssetsClient, step: Step): Promise<string | null> {
  if (step.kind === 'status') {
    const found = (await client.statuses(null)).find(
      (status) =>
        foldName(status.name) === foldName(step.name) && status.category === step.category,
    );
    return found?.id ?? null;
  }
  if (step.kind === 'reference-type') {
    return (
      (await client.referenceTypes(null)).find(
        (type) => foldName(type.name) === foldName(step.name),
      )?.id ?? null
    );
  }
  return null;
}
