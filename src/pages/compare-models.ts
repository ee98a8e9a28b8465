/** Two models side by side: of a file, of one's own, of the catalogue, or of an object schema that exists. */
import { AppError } from '../errors';
import { findSchema, type Existing } from '../service/find-schema';
import { readOwnFile } from '../service/manage-models';
import { structureNamed, type StructureNamed } from '../service/structure-named';
import { templateStructure } from '../service/template-structure';
import type { Tools } from '../service/tools';
import { modelsFor } from '../storage/models';
import { compareStructures, countOf } from '../structure/compare';
import type { Structure } from '../structure/structure';
import { readStructure } from '../survey/read-structure';
import type { FileProblem } from '../models/file/problem';
import type { OwnSource } from '../templates/load-closure';
import type { Template } from '../templates/template.generated';
import { defused } from '../text/inert';
import type { PageInput, PageOutcome } from './contract';
import { refused } from './own-models';

type Said = PageInput<'compare-models'>['left'];
type Found =
  | { kind: 'model'; label: string; template: Template; others: readonly Template[] }
  | { kind: 'template'; label: string; key: string }
  | { kind: 'named'; label: string; read: StructureNamed }
  | ({ kind: 'existing'; label: string } & Existing)
  | { kind: 'refused'; problems: FileProblem[] };

export async function compareModels(
  { left, right }: PageInput<'compare-models'>,
  tools: Tools,
): Promise<PageOutcome<'compare-models'>> {
  const [one, other] = [await find(left, tools), await find(right, tools)];
  if (one.kind === 'refused') return refused(one);
  if (other.kind === 'refused') return refused(other);
  const existing = [one, other].find((side) => side.kind === 'existing');
  const comparison = compareStructures(
    await structureOf(one, existing, tools),
    await structureOf(other, existing, tools),
  );
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
  if (template !== null) {
    const label = `your model ${template.key} ${template.version}`;
    return { kind: 'model', label, template, others: [] };
  }
  const found = await findSchema(key, tools);
  if (found.kind === 'template') return { ...found, label: `the template ${found.key}` };
  if (found.kind !== 'existing') {
    const read = await structureNamed(found, tools);
    return { kind: 'named', label: read.holder, read };
  }
  const { summary } = found;
  return { ...found, label: `the object schema ${summary.key} (${defused(summary.name, 60)})` };
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
  return { kind: 'model', label: `the file of ${template.key}`, template, others };
}

/** Beside what exists, a reference that was left out because its target is not there is no difference. */
async function structureOf(
  side: Exclude<Found, { kind: 'refused' }>,
  existing: Found | undefined,
  tools: Tools,
): Promise<Structure> {
  if (side.kind === 'existing')
    return readStructure(tools.assets, side.summary, side.schemas, side.known);
  if (side.kind === 'named') return side.read.structure;
  const there =
    existing?.kind === 'existing'
      ? existing.known
          .filter(({ schemaId }) => existing.schemas.some(({ id }) => id === schemaId))
          .map(({ template }) => template)
      : null;
  const linkable = (key: string): boolean => there === null || there.includes(key);
  const own = ownSource(tools);
  if (side.kind === 'template') return templateStructure(side.key, undefined, linkable, own);
  const { template, others } = side;
  return templateStructure(template.key, undefined, linkable, async (key) =>
    key === template.key ? template : (others.find((one) => one.key === key) ?? (await own(key))),
  );
}

const ownSource = ({ kv, accountId, now }: Tools): OwnSource => modelsFor(kv, accountId, now());
