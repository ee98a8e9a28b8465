/** The site's own models: listed, read from a file, added and removed. */
import { readRights } from '../access/rights';
import { problemText, type FileProblem } from '../models/file/problem';
import { readDeployed } from '../service/deployed';
import {
  whoAdded,
  addOwnModels,
  readOwnFile,
  removeModel,
  type ReadOwn,
} from '../service/manage-models';
import type { Tools } from '../service/tools';
import { ownModels } from '../storage/own-models';
import { resolveTemplate } from '../templates/resolve';
import { defused } from '../text/inert';
import type { PageInput, PageOutcome } from './contract';
import { viewOf } from './read-template';
import type { ReadModelView } from './views';

export async function listModels(
  _input: unknown,
  tools: Tools,
): Promise<PageOutcome<'list-models'>> {
  const [lines, { deployed }, { jiraAdmin }] = await Promise.all([
    ownModels(tools.kv),
    readDeployed(tools),
    readRights(tools.assets),
  ]);
  const who = await Promise.all(lines.map((line) => whoAdded(line, tools)));
  return {
    ok: true,
    code: 'own-models',
    text: lines.length === 0 ? 'There is no model of your own.' : `${lines.length} of your own.`,
    mayChange: jiraAdmin,
    models: lines.map((line, at) => ({
      key: line.key,
      name: defused(line.name, 300),
      version: line.version,
      objectTypes: line.objectTypes,
      attributes: line.attributes,
      extends: line.extends,
      addedAt: line.at,
      addedBy: who[at] ?? null,
      addsTo: line.addsTo ?? null,
      deployed: deployed.get(line.key) ?? null,
    })),
  };
}

export async function readModel(
  { text }: PageInput<'read-model'>,
  tools: Tools,
): Promise<PageOutcome<'read-model'>> {
  const read = await readOwnFile(text, tools);
  if (read.kind === 'refused') return refused(read);
  return {
    ok: true,
    code: 'models-read',
    text: read.models.map(saysOf('would be')).join(' '),
    models: read.models.map(readView),
  };
}

export async function addModel(
  { text }: PageInput<'add-model'>,
  tools: Tools,
): Promise<PageOutcome<'add-model'>> {
  const read = await addOwnModels(text, tools);
  if (read.kind === 'refused') return refused(read);
  return {
    ok: true,
    code: 'models-added',
    text: read.models.map(saysOf('is')).join(' '),
    models: read.models.map(readView),
  };
}

export async function forgetModel(
  { key }: PageInput<'remove-model'>,
  tools: Tools,
): Promise<PageOutcome<'remove-model'>> {
  const removed = await removeModel(key, tools);
  return {
    ok: true,
    code: 'model-removed',
    text: `${removed.key} is removed. What was built from it stays as it is.`,
    key: removed.key,
  };
}

const saysOf =
  (verb: 'is' | 'would be') =>
  ({ template, change, before }: ReadOwn): string => {
    const { key, version } = template;
    if (change === 'same') return `${key} ${version} is there already, word for word.`;
    return change === 'new'
      ? `${key} ${version} ${verb} new.`
      : `${key} ${version} ${verb} the next version, after ${before ?? ''}.`;
  };

const readView = ({ template, warnings, change, before }: ReadOwn): ReadModelView => ({
  template: viewOf(resolveTemplate(template)),
  warnings,
  change,
  before,
});

/** What is answered to a file that cannot be read. */
export function refused({
  problems,
}: {
  problems: FileProblem[];
}): Extract<PageOutcome<'add-model'>, { ok: false }> {
  return {
    ok: false,
    code: 'model-refused',
    text: `Nothing was added. ${problems.map(problemText).join('\n')}`,
    remedy: 'Mend the file at these places, and choose it again.',
    problems,
  };
}
