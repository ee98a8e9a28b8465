/**
 * The models that are the site's own: read from a file, added, listed, removed. What was built
 * from one stays, whatever becomes of it.
 */
import { readRights } from '../access/rights';
import { AppError } from '../errors';
import type { FileProblem } from '../models/file/problem';
import { readModelFile } from '../models/file/read-file';
import { dropDrafts } from '../storage/models';
import { appendActivity, listActivity } from '../storage/activity';
import {
  MOST_OWN,
  ownModel,
  ownModels,
  removeOwnModel,
  saveOwnModel,
  type OwnModel,
} from '../storage/own-models';
import { fitsStorage, MOST_MODEL_BYTES } from '../storage/stored-template';
import { contentHash } from '../templates/canonical';
import type { Template } from '../templates/template.generated';
import { quoted } from '../text/inert';
import { checkReferences } from './check-references';
import type { Tools } from './tools';
import { isNewer, nextVersion } from './versions';

export interface ReadOwn {
  template: Template;
  warnings: string[];
  /** What adding it does to the models that are there. */
  change: 'new' | 'new-version' | 'same';
  /** Version of the model of that key that is there; null where there is none. */
  before: string | null;
}

export type ReadOwnFile =
  { kind: 'models'; models: ReadOwn[] } | { kind: 'refused'; problems: FileProblem[] };

/** Reads a file as it would be added. Writes nothing. */
export async function readOwnFile(text: string, { kv }: Tools): Promise<ReadOwnFile> {
  const read = readModelFile(text);
  if (read.kind === 'refused') return read;
  const lines = await ownModels(kv);
  const inFile = new Map(read.models.map(({ template }) => [template.key, template]));
  const source = async (key: string): Promise<Template | null> =>
    inFile.get(key) ?? (await ownModel(kv, key))?.template ?? null;
  const problems: FileProblem[] = [];
  const models: ReadOwn[] = [];
  for (const [index, { template, warnings }] of read.models.entries()) {
    const at = read.models.length === 1 ? '$' : `$.models[${index}]`;
    const references = await checkReferences(template, at, source);
    problems.push(...references.problems);
    if (!fitsStorage(template))
      problems.push({
        place: at,
        name: template.name,
        expected: `a model of at most ${MOST_MODEL_BYTES / 1_000} kB`,
        found: 'a larger one, which two models would hold',
      });
    models.push({
      ...asNext(template, lines),
      warnings: [...warnings, ...references.warnings],
    });
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'models', models };
}

/** A changed model under a key that is there is its next version, also where nobody counted it up. */
function asNext(
  template: Template,
  lines: readonly OwnModel[],
): Pick<ReadOwn, 'template' | 'change' | 'before'> {
  const line = lines.find(({ key }) => key === template.key);
  if (line === undefined) return { template, change: 'new', before: null };
  const { version: before } = line;
  if (contentHash({ ...template, version: before }) === line.hash)
    return { template: { ...template, version: before }, change: 'same', before };
  const version = isNewer(template.version, before) ? template.version : nextVersion(before);
  return { template: { ...template, version }, change: 'new-version', before };
}

/** @throws AppError for who is no Jira administrator, and where there is no room */
export async function addOwnModels(text: string, tools: Tools): Promise<ReadOwnFile> {
  await requireAdmin('add a model', tools);
  const read = await readOwnFile(text, tools);
  if (read.kind === 'refused') return read;
  const lines = await ownModels(tools.kv);
  const fresh = read.models.filter(({ change }) => change === 'new');
  if (lines.length + fresh.length > MOST_OWN)
    throw new AppError(
      'bad-input',
      `A site can have ${MOST_OWN} models of its own, and has them.`,
      {
        remedy: 'Remove one that is not needed any more: what was built from it stays.',
      },
    );
  for (const { template, change, before } of read.models) {
    if (change === 'same') continue;
    const at = tools.now();
    await saveOwnModel(tools.kv, template, { at });
    await note(template.key, [before ?? 'none', template.version], at, tools);
  }
  // Drafts go before the site's own models: an older one would hide what was just added.
  const added = read.models.map(({ template }) => template.key);
  await dropDrafts(tools.kv, tools.accountId, added, tools.now());
  return read;
}

/** @throws AppError for who is no Jira administrator, and where there is no such model */
export async function removeModel(said: string, tools: Tools): Promise<OwnModel> {
  await requireAdmin('remove a model', tools);
  const key = said.trim().toUpperCase();
  const lines = await ownModels(tools.kv);
  const line = lines.find((model) => model.key === key);
  if (line === undefined)
    throw new AppError(
      'not-found',
      `There is no model of your own with the key ${quoted(said, 20)}.`,
      {
        remedy:
          lines.length === 0
            ? 'There are no models of your own yet.'
            : `There are: ${lines.map((model) => model.key).join(', ')}.`,
      },
    );
  const needing = lines.filter((model) => model.extends.includes(key)).map((model) => model.key);
  if (needing.length > 0)
    throw new AppError('bad-input', `${needing.join(', ')} refers to ${key}.`, {
      remedy: `Remove ${needing.join(' and ')} before.`,
    });
  await removeOwnModel(tools.kv, key);
  await note(key, [line.version, 'removed'], tools.now(), tools);
  return line;
}

async function requireAdmin(what: string, { assets }: Tools): Promise<void> {
  if ((await readRights(assets)).jiraAdmin) return;
  throw new AppError(
    'not-allowed',
    `Only a Jira administrator can ${what} that everybody here sees.`,
    {
      remedy:
        'Ask a Jira administrator; or describe the model in the chat, where a draft is your own for a day.',
    },
  );
}

const note = (
  key: string,
  [from, to]: [string, string],
  at: number,
  { kv, accountId }: Tools,
): Promise<void> =>
  appendActivity(kv, {
    at,
    account: accountId,
    kind: 'settings-changed',
    deploymentId: null,
    facts: { [`model ${key}`]: `${from} to ${to}` },
  });

/**
 * Who added a model, as the log tells it: the file was added, or its deployment approved, at that
 * moment. Null where the line is gone.
 */
export async function whoAdded({ key, at }: OwnModel, { kv, now }: Tools): Promise<string | null> {
  const lines = await listActivity(kv, { from: at, to: at, now: now() });
  const line = lines.find(
    ({ kind, facts }) => kind === 'approved' || Object.hasOwn(facts, `model ${key}`),
  );
  return line?.account ?? null;
}
