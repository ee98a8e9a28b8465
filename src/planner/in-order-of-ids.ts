/**
 * An observation in one order, whatever order Assets answered in: so that "the first of two" is
 * the same at every reading.
 */
import type { Observation, SchemaDetail } from '../assets/observation';

/** Lists sorted by id, shorter ids first: ids that are numbers are then in the order in which things were made. */
export function inOrderOfIds(observation: Observation): Observation {
  const { schemas, details, globals } = observation;
  return {
    ...observation,
    schemas: sorted(schemas),
    details: Object.fromEntries(
      Object.entries(details).map(([id, detail]) => [id, sortedDetail(detail)]),
    ),
    globals: {
      ...globals,
      statuses: sorted(globals.statuses),
      referenceTypes: sorted(globals.referenceTypes),
    },
  };
}

function sortedDetail(detail: SchemaDetail): SchemaDetail {
  return {
    ...detail,
    objectTypes: sorted(detail.objectTypes),
    attributes: sorted(detail.attributes),
    statuses: sorted(detail.statuses),
    referenceTypes: sorted(detail.referenceTypes),
  };
}

const sorted = <T extends { id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
