/** Drafting: a text in the line notation becomes a model that this person can preview for a day. Nothing is built. */
import { readNotation, type NotationError } from '../models/notation/read-notation';
import { AppError } from '../errors';
import { draftsOf, saveDraft } from '../storage/models';
import { ownModels } from '../storage/own-models';
import { fitsStorage, MOST_MODEL_BYTES } from '../storage/stored-template';
import { isTemplateKey } from '../templates/catalogue';
import { nearestNames } from '../templates/nearest-names';
import { OWN_CATEGORY } from '../templates/own';
import type { Template, TemplateObjectType } from '../templates/template.generated';
import { quoted } from '../text/inert';
import { given, visibleText, type InputOf } from './inputs';
import type { Tools } from './tools';
import { nextVersion } from './versions';
import { foldName } from '../text/fold-name';

export type Drafted =
  | { kind: 'unreadable'; errors: NotationError[] }
  | {
      kind: 'draft';
      template: Template;
      warnings: string[];
      /** Object types that exist where it adds to a schema, by `foldName`; empty otherwise. */
      standing: ReadonlySet<string>;
    };

/** @throws AppError where the key is taken, or the model is too large to be stored */
export async function draft(input: InputOf<'draft-model'>, tools: Tools): Promise<Drafted> {
  for (const line of input.definition.split(/\r?\n/u))
    visibleText('definition', line.replaceAll('\t', ' '));
  visibleText('name', given(input.name));
  const schemas = await tools.assets.listSchemas();
  const find = (key: string) => schemas.find((schema) => schema.key.toUpperCase() === key);
  const read = readNotation(input.definition, {
    key: given(input.schema)?.trim().toUpperCase(),
    name: given(input.name) ?? undefined,
    exists: (key) => find(key) !== undefined,
  });
  if (read.kind === 'errors') return { kind: 'unreadable', errors: read.errors };
  const schema = find(read.template.key);
  const types = schema === undefined ? [] : await tools.assets.objectTypes(schema.id);
  const standing = new Set(types.map(({ name }) => foldName(name)));
  const errors = notThere(
    read.implied,
    types.map(({ name }) => name),
    input.definition,
  );
  if (errors.length > 0) return { kind: 'unreadable', errors };
  const said = { ...read.template, category: OWN_CATEGORY };
  const template =
    schema === undefined ? await asNewModel(said, tools) : await asAddition(said, tools);
  if (!fitsStorage(template))
    throw new AppError('bad-input', 'This model is too large to be kept.', {
      remedy: `A model may have about ${MOST_MODEL_BYTES / 1_000} kB; make two of it.`,
    });
  await saveDraft(tools.kv, tools.accountId, template, tools.now());
  const warnings = [...read.warnings, ...nearlyThere(template, types, standing)];
  return { kind: 'draft', template, warnings, standing };
}

function notThere(
  implied: readonly string[],
  names: readonly string[],
  definition: string,
): NotationError[] {
  const standing = new Set(names.map(foldName));
  return implied
    .filter((name) => !standing.has(foldName(name)))
    .map((name) => ({
      line: Math.max(1, definition.split('\n').findIndex((line) => line.includes(name)) + 1),
      column: 1,
      expected: 'an object type that exists in the schema, or one of these lines',
      found: name,
      nearest: nearestNames(name, names),
    }));
}

/** A new type whose name is nearly that of one that exists is perhaps a slip of the pen. */
function nearlyThere(
  { objectTypes }: Template,
  types: readonly { name: string }[],
  standing: ReadonlySet<string>,
): string[] {
  return allTypes(objectTypes)
    .filter(({ name }) => !standing.has(foldName(name)))
    .flatMap(({ name }) => {
      const [near] = nearestNames(
        name,
        types.map((type) => type.name),
      );
      return near === undefined || near.length > name.length + 2
        ? []
        : [`${quoted(name, 60)} would be a new object type; ${quoted(near, 60)} exists.`];
    });
}

export const allTypes = (types: readonly TemplateObjectType[]): TemplateObjectType[] =>
  types.flatMap((type) => [type, ...allTypes(type.children ?? [])]);

/** A changed model under the key of an own model is its next version. */
async function asNewModel(template: Template, { kv }: Tools): Promise<Template> {
  if (isTemplateKey(template.key))
    throw new AppError(
      'bad-input',
      `You can see no object schema ${template.key} here to add to, and a model of ` +
        `your own needs another key: ${template.key} is that of a ready-made template.`,
      {
        remedy:
          `To have that template first, say: deploy ${template.key}. For a model of your ` +
          `own name another key, for example ${freeKey(template.key, new Set())}.`,
      },
    );
  const before = (await ownModels(kv)).find(({ key }) => key === template.key);
  return before === undefined ? template : { ...template, version: nextVersion(before.version) };
}

/**
 * Additions have a key of their own, one for all of a schema: that of the schema is the key of
 * what it was made from.
 */
async function asAddition(template: Template, { kv, accountId, now }: Tools): Promise<Template> {
  const [drafts, own] = await Promise.all([draftsOf(kv, accountId, now()), ownModels(kv)]);
  const others = [...own, ...drafts].filter(({ addsTo }) => addsTo !== template.key);
  const before = own.find(({ addsTo }) => addsTo === template.key);
  const key = before?.key ?? freeKey(template.key, new Set(others.map((other) => other.key)));
  const name = `Additions to ${template.key}`;
  return { ...template, key, name, summary: name, brief: name };
}

function freeKey(base: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const key = `${base.slice(0, 10 - String(number).length)}${number}`;
    if (!taken.has(key) && !isTemplateKey(key)) return key;
  }
}
