/** What somebody means by the name of a schema: a template, or an object schema that exists here. */
import { AppError } from '../errors';
import type { SchemaSummary } from '../assets/observation';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import { knownSchemas, type StoredSchema } from '../storage/known-schemas';
import { findTemplateStrictly } from '../templates/find';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { nearestNames } from '../templates/nearest-names';
import { quoted } from '../text/inert';
import { listed } from '../text/lists';
import { parseTemplate } from './parse-options';
import { modelsNamed } from './own-models';
import type { Tools } from './tools';
import { foldName } from '../text/fold-name';

export interface Existing {
  summary: SchemaSummary;
  /** Every object schema that this person can see. */
  schemas: readonly SchemaSummary[];
  /** Those that this app made. */
  known: readonly StoredSchema[];
}

export type Named =
  | { kind: 'template'; key: string }
  /** A model of the site's own, or a draft of who asks. */
  | { kind: 'own'; key: string }
  /** What a deployment was to build of a template. */
  | { kind: 'deployment'; deployment: Deployment; template: string }
  | ({ kind: 'existing' } & Existing);

/**
 * Said wherever something was not found, or everything was listed: of what cannot be seen nothing
 * is told, nor that it is there.
 */
export const NOT_TO_BE_SEEN = 'An object schema that your account cannot see is not listed.';

/** Object schemas named where nothing comes near. */
const MOST_NAMED = 6;

type Site = Omit<Existing, 'summary'>;

/** Said before a name, it asks for what exists: "our ITAM". */
const OURS = /^(?:(?:our|my|the|this|site's)\s+)*(?:our|my|existing|deployed|current|live)\s+/iu;
const AROUND = /^(?:the|this)\s+|\s+(?:(?:object\s+)?schemas?|here|on this site|of ours)$/giu;

/**
 * A template goes before an object schema of the same name, unless it is asked for as one's own
 * ("our ITAM"), by its key or name as one that is no template's, or by its id. A model named whole
 * goes before a template that has those words in its name, as it does in a preview. Nothing is
 * asked of the site where a template is named whole.
 * @throws AppError `unknown-template` with the nearest of both
 */
export async function findSchema(text: string, tools: Tools): Promise<Named> {
  const id = DEPLOYMENT.exec(text)?.[1];
  if (id !== undefined) return deploymentOf(id.toLowerCase(), tools);
  const model = MODEL.exec(text)?.[1];
  if (model !== undefined) {
    const own = await ownNamed(model, tools);
    if (own !== null) return own;
  }
  const ours = OURS.test(text.trim());
  const name = text.trim().replace(OURS, '').replace(AROUND, '').trim();
  const found = findTemplateStrictly(name, TEMPLATE_INDEX);
  const template = found.kind === 'one' ? found.key : null;
  if (!ours && template !== null && isWhole(name, template))
    return { kind: 'template', key: template };
  const site = await readSite(tools);
  const existing =
    namedSo(name, site) ?? (ours && template !== null ? madeFrom(template, site) : null);
  if (existing !== null) return { kind: 'existing', summary: existing, ...site };
  const own = await ownNamed(name, tools);
  if (own !== null) return own;
  if (!ours && template !== null) return { kind: 'template', key: template };
  if (!ours && found.kind === 'several') return { kind: 'template', key: parseTemplate(text) };
  throw unknown(name, ours, found.kind === 'none' ? found.nearest : [], site);
}

/** "deployment p-7k3q". */
const DEPLOYMENT = /^(?:(?:the|our|my)\s+)?(?:deployment\s+)?(p-[a-z0-9]{4,12})$/iu;
const MODEL = /^(?:(?:the|our|my)\s+)?(?:own\s+)?(?:model|draft)\s+(.+)$/iu;

async function deploymentOf(id: string, { kv }: Tools): Promise<Named> {
  const deployment = await loadDeployment(kv, id);
  const template = deployment?.options.templates.at(-1);
  if (deployment !== null && template !== undefined)
    return { kind: 'deployment', deployment, template };
  throw new AppError('not-found', `There is no deployment ${quoted(id, 20)} on record.`, {
    remedy: 'To see what was deployed, ask: what happened?',
  });
}

/** By key or whole name: a model of one's own goes behind what exists under that name. */
async function ownNamed(name: string, tools: Tools): Promise<Named | null> {
  const wanted = foldName(name);
  const own = (await modelsNamed(tools)).find((one) =>
    [one.key, one.name].some((called) => foldName(called) === wanted),
  );
  return own === undefined ? null : { kind: 'own', key: own.key };
}

/** What is there, and what of it this app made. */
export async function readSite({ assets, kv }: Tools): Promise<Site> {
  const [schemas, known] = await Promise.all([assets.listSchemas(), knownSchemas(kv)]);
  return { schemas, known };
}

const isWhole = (name: string, key: string): boolean =>
  TEMPLATE_INDEX.some(
    (entry) =>
      entry.key === key && [entry.key, entry.name].some((own) => foldName(own) === foldName(name)),
  );

function namedSo(name: string, { schemas }: Site): SchemaSummary | null {
  const wanted = foldName(name.replace(/^#/u, ''));
  const by = (of: (schema: SchemaSummary) => string): SchemaSummary[] =>
    schemas.filter((schema) => foldName(of(schema)) === wanted);
  const alike = [by(({ key }) => key), by(({ id }) => id), by((schema) => schema.name)].find(
    (some) => some.length > 0,
  );
  if (alike === undefined) return null;
  if (alike.length > 1) throw severalNamed(name, alike);
  return alike[0] ?? null;
}

/** The one that this app made from the template; the latest where it made several. */
function madeFrom(template: string, { schemas, known }: Site): SchemaSummary | null {
  const ids = known.filter((one) => one.template === template).map(({ schemaId }) => schemaId);
  const made = schemas.filter(({ id }) => ids.includes(id));
  if (made.length > 1) throw severalNamed(template, made);
  return made[0] ?? null;
}

const severalNamed = (name: string, schemas: readonly SchemaSummary[]): AppError =>
  new AppError('bad-input', `Several object schemas answer to ${quoted(name, 60)}.`, {
    remedy: `Say which by its key: ${schemas
      .slice(0, 8)
      .map((schema) => `${schema.key} (${quoted(schema.name, 40)})`)
      .join(', ')}.`,
  });

function unknown(
  name: string,
  ours: boolean,
  templates: readonly string[],
  { schemas }: Site,
): AppError {
  const near = nearestNames(
    name,
    schemas.flatMap((schema) => [schema.key, schema.name]),
  );
  const existing = schemas.filter(({ key, name: own }) => near.includes(key) || near.includes(own));
  const meant = [
    ...existing
      .slice(0, 3)
      .map((schema) => `${quoted(schema.name, 40)} (${schema.key}), which exists here`),
    ...(ours ? [] : templates.map((key) => `the template ${key}`)),
  ];
  const named = existing.length > 0 || !ours ? [] : schemas;
  const there =
    named.length === 0
      ? ''
      : `Here exist ${listed(
          named.map((schema) => `${quoted(schema.name, 40)} (${quoted(schema.key, 20)})`),
          MOST_NAMED,
        )}. `;
  const what = ours
    ? `You can see no object schema ${quoted(name, 60)} here.`
    : `There is no template ${quoted(name, 60)}, and no object schema of that key or name that you can see.`;
  return new AppError('unknown-template', what, {
    remedy:
      `${meant.length === 0 ? there : `Did you mean ${meant.join(' or ')}? `}To see ` +
      'all there are, ask: what can you deploy?, or: what schemas do we have? ' +
      `${NOT_TO_BE_SEEN}`,
  });
}
