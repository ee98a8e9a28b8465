/** What to do after a deployment has succeeded. */
import type { Deployment } from '../storage/deployment-record';
import { knownSchemas } from '../storage/known-schemas';
import { importOrder } from '../templates/import-order';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { loadClosure } from '../templates/load-closure';
import { firstFew } from './counts';
import type { Tools } from './tools';

/** Where to look, and what to import first: the types that others refer to. */
export async function nextSteps(deployment: Deployment, { kv }: Tools): Promise<string[]> {
  const [closure, known] = await Promise.all([
    loadClosure(deployment.options.templates),
    knownSchemas(kv),
  ]);
  const schemas = deployment.schemas.map((pin) => ({
    pin,
    id:
      pin.id ??
      known.find((entry) => entry.deploymentId === deployment.id && entry.template === pin.template)
        ?.schemaId ??
      null,
  }));
  const links = schemas
    .filter(({ pin }) => pin.role === 'target')
    .flatMap(({ id }) => (id === null ? [] : [schemaPath(id)]));
  const fresh = schemas
    .filter(({ pin }) => pin.id === null)
    .flatMap(({ pin }) => closure.templates.get(pin.template) ?? []);
  const ready = TEMPLATE_INDEX.filter((entry) =>
    fresh.some((template) => template.key === entry.key),
  ).flatMap((entry) =>
    entry.referenceData.map(({ type, objects }) => `${type} (${objects} objects, ${entry.key})`),
  );
  const order = importOrder(fresh).map((step) => step.objectType);
  return [
    ...(links.length === 0 ? [] : [`Open it: ${links.join(', ')} (under your site's address)`]),
    ...(order.length === 0
      ? []
      : [`Next: import objects, those that others refer to first: ${firstFew(order, 6, ', ')}.`]),
    ...(ready.length === 0
      ? []
      : [`Ready to import from catalog/reference-data, before your own: ${ready.join(', ')}.`]),
  ];
}

/** Where Assets shows an object schema. Observed in Jira's address bar by public guides; no API tells it, so it is a path and not a promise. */
const schemaPath = (id: string): string => `/jira/assets/object-schema/${id}`;
