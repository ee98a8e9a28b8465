/** What the app could not read of a plan's schemas: left aside, and named where the plan has to do with it. */
import type { Observation, OddElement } from '../../assets/observation';
import { inert, quoted } from '../../text/inert';
import type { NaturalKey } from '../natural-key';
import type { Finding, Plan, Step } from '../plan';
import { listed } from '../../text/lists';

const MOST_NAMED = 5;

/**
 * A plan that adds nothing to a schema has nothing to do with what is odd in it. One that builds
 * on an object type of which not all could be read stops: whether children inherit, and whether
 * objects exist, decides what would be created.
 */
export function oddElements(
  { steps, ids, schemas }: Pick<Plan, 'steps' | 'ids' | 'schemas'>,
  { odd = [] }: Observation,
): Finding[] {
  const built = new Set(steps.map((step) => ids[buildsOn(step)]));
  const makesSchema = steps.some((step) => step.kind === 'schema');
  const lines = new Map<string, string[]>();
  const blocks: Finding[] = [];
  for (const one of odd) {
    const schema = schemas.find(({ id }) => id !== null && id === one.schemaId);
    const isTouched = schema !== undefined && steps.some((step) => step.schema === schema.key);
    if (one.schemaId === null ? !makesSchema : !isTouched) continue;
    const where = schema === undefined ? '' : schema.key;
    if (one.what === 'object type' && one.kept && built.has(one.id)) {
      blocks.push({
        kind: 'block',
        code: 'odd-element',
        sentence:
          `Assets answered with something the app cannot read of ${named(one)} in ` +
          `${where}, which the plan builds on.`,
        remedy:
          'Open it in Assets and save it once; if it stays so, leave that branch out, or ' +
          'report it with this message.',
      });
    } else lines.set(where, [...(lines.get(where) ?? []), named(one)]);
  }
  return [...blocks, ...[...lines].map(([where, all]) => warn(where, all))];
}

const buildsOn = (step: Step): NaturalKey =>
  (step.kind === 'attribute' ? step.objectType : 'parent' in step ? step.parent : null) ?? '';

const named = ({ what, name, id, detail }: OddElement): string =>
  `the ${what} ${name === '' ? 'without a name' : quoted(name, 60)} ` +
  `(${id === '' ? 'no id' : `id ${inert(id, 40)}`}: ${detail})`;

const warn = (where: string, all: readonly string[]): Finding => ({
  kind: 'warn',
  code: 'odd-element',
  sentence:
    'Assets answered with something the app cannot read, which is left aside' +
    (where === ''
      ? '; should its name or key be one of this plan, Assets refuses the new object schema: '
      : ` in ${where}; should it be part of the template, it may be there twice: `) +
    `${listed(all, MOST_NAMED)}.`,
});
