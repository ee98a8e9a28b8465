/** Two models side by side: of a file, of one's own, of the catalogue, or of an object schema that exists. */
import { AppError } from '../errors';
import { compareSchemas } from '../service/compare-schemas';
import { findSchema, type Existing, type Named } from '../service/find-schema';
import { readOwnFile } from '../service/manage-models';
import { structureNamed } from '../service/structure-named';
import { templateStructure } from '../service/template-structure';
import type { Tools } from '../service/tools';
import { modelsFor } from '../storage/models';
import { compareStructures, countOf, type Comparison } from '../structure/compare';
import type { Structure } from '../structure/structure';
import type { FileProblem } from '../models/file/problem';
import type { OwnSource } from '../templates/load-closure';
import type { Template } from '../templates/template.generated';
import { defused } from '../text/inert';
import type { PageInput, PageOutcome } from './contract';
import { refused } from './own-models';

type Said = PageInput<'compare-models'>['left'];
type Found =
  | { kind: 'file'; label: string; template: Template; others: readonly Template[] }
  | { kind: 'named'; label: string; named: Named }
  | { kind: 'refused'; problems: FileProblem[] };

export async function compareModels(
  { left, right }: PageInput<'compare-models'>,
  tools: Tools,
): Promise<PageOutcome<'compare-models'>> {
  const [one, other] = [await find(left, tools), await find(right, tools)];
  if (one.kind === 'refused') return refused(one);
  if (other.kind === 'refused') return refused(other);
  const comparison = await compareFound(one, other, tools);
  const count = countOf(comparison);
  return {
    ok: true,
    code: 'compared',
    text:
      `${one.label} beside ${other.label}: ` +
      `${count === 0 ? 'no difference' : `${count} ${count === 1 ? 'difference' : 'differences'}`}.`,
    left: one.label,
    right: other.label,
    comparison,
  };
}

async function find({ text, key = '' }: Said, tools: Tools): Promise<Found> {
  if (text !== undefined) return findInFile(text, tools);
  const template = await ownSource(tools)(key.trim().toUpperCase());
  if (template !== null)
    return {
      kind: 'named',
      label: `your model ${template.key} ${template.version}`,
      named: { kind: 'own', key: template.key },
    };
  const named = await findSchema(key, tools);
  return { kind: 'named', label: await labelOf(named, tools), named };
}

async function labelOf(named: Named, tools: Tools): Promise<string> {
  if (named.kind === 'template') return `the template ${named.key}`;
  if (named.kind !== 'existing') return (await structureNamed(named, tools)).holder;
  return `the object schema ${named.summary.key} (${defused(named.summary.name, 60)})`;
}

async function findInFile(text: string, tools: Tools): Promise<Found> {
  const read = await readOwnFile(text, tools);
  if (read.kind === 'refused') return read;
  const others = read.models.map(({ template }) => template);
  const [template, more] = others;
  if (template === undefined || more !== undefined)
    throw new AppError('bad-input', `A file of ${others.length} models cannot be compared.`, {
      remedy: 'Add its models, and compare them one at a time by their keys.',
    });
  return { kind: 'file', label: `the file of ${template.key}`, template, others };
}

type Side = Exclude<Found, { kind: 'refused' }>;

async function compareFound(one: Side, other: Side, tools: Tools): Promise<Comparison> {
  if (one.kind === 'named' && other.kind === 'named')
    return (await compareSchemas(one.named, other.named, tools)).comparison;
  const existing = [one, other].flatMap((side) =>
    side.kind === 'named' && side.named.kind === 'existing' ? [side.named] : [],
  );
  const structures = [one, other].map((side) =>
    side.kind === 'named'
      ? structureNamed(side.named, tools).then(({ structure }) => structure)
      : ofFile(side, existing[0], tools),
  );
  const [left, right] = await Promise.all(structures);
  if (left === undefined || right === undefined) throw new Error('A comparison has two sides.');
  return compareStructures(left, right);
}

/** Beside what exists, a reference that was left out because its target is not there is no difference. */
function ofFile(
  { template, others }: Extract<Found, { kind: 'file' }>,
  existing: Existing | undefined,
  tools: Tools,
): Promise<Structure> {
  const there = existing?.known
    .filter(({ schemaId }) => existing.schemas.some(({ id }) => id === schemaId))
    .map((one) => one.template);
  const linkable = (key: string): boolean => there === undefined || there.includes(key);
  const own = ownSource(tools);
  return templateStructure(template.key, { linkable }, async (key) =>
    key === template.key ? template : (others.find((one) => one.key === key) ?? (await own(key))),
  );
}

const ownSource = ({ kv, accountId, now }: Tools): OwnSource => modelsFor(kv, accountId, now());
