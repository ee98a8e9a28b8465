/**
 * One identity: what people rename, move, add and delete, against what a plan proposes. The soak
 * takes every template and element.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SchemaDetail } from '../../src/assets/observation';
import { blocksOf, type Plan } from '../../src/planner/plan';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { identitiesFrom } from '../support/identities';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
  templateOf,
  type Catalogue,
} from '../../simulator/templates';
import { applyPlan, changed, detailOf, type Workspace } from '../../simulator/workspace';

const WHOLE = process.env['IDENTITY_ALL'] === '1';
const KEYS: readonly string[] = WHOLE ? TEMPLATE_KEYS : ['BASIC'];
const MIXES = WHOLE ? 1_200 : 30;
/** Of the soak another one every time; it is printed, and `SEED` plays it again. */
const SEED = Number(process.env['SEED'] ?? (WHOLE ? Date.now() % 1_000_000_000 : 81));

interface Built {
  key: string;
  workspace: Workspace;
  identities: ReturnType<typeof identitiesFrom>;
  plan(workspace: Workspace, known: boolean): Plan;
}

function build(catalogue: Catalogue, key: string): Built {
  const workspace = deployed(catalogue, [key]);
  const extend = workspace.schemas.map((schema) => schema.key);
  const options = optionsFor([key], { extend, allowSharing: extend });
  const first = planFor(catalogue, workspace, options);
  expect(first.steps).toEqual([]);
  const identities = identitiesFrom(first, Date.UTC(2026, 2, 3));
  const records = first.schemas.map(({ template, id }) => ({
    schemaId: id ?? '',
    template,
    version: '1.0.0',
    state: 'complete' as const,
  }));
  return {
    key,
    workspace,
    identities,
    plan: (now, known) =>
      planFor(catalogue, now, options, { known: records, ...(known ? { identities } : {}) }),
  };
}

/** Attributes of the people's and of the template's, not those of Assets. */
const attributesIn = (detail: SchemaDetail): SchemaDetail['attributes'] =>
  detail.attributes.filter(
    ({ system, label, name }) =>
      !system && !label && !['Key', 'Name', 'Created', 'Updated'].includes(name),
  );

/** A sample; all of them where all templates are taken. */
const someOf = (detail: SchemaDetail): { id: string; name: string }[] =>
  [...detail.objectTypes, ...attributesIn(detail)].filter((_, at) => WHOLE || at % 6 === 0);

const detailsIn = (workspace: Workspace): SchemaDetail[] => Object.values(workspace.details);

/** Of all templates each its own, for the hubs are among them; of a sample the hubs too. */
const renamedIn = ({ key, workspace }: Built): SchemaDetail[] =>
  WHOLE ? [detailOf(workspace, key)] : detailsIn(workspace);

/** An object type with all that is below it, and their attributes. */
function removeType(detail: SchemaDetail, id: string, gone: Set<string>): void {
  for (const below of detail.objectTypes.filter(({ parentId }) => parentId === id))
    removeType(detail, below.id, gone);
  for (const { id: own } of detail.attributes.filter(({ objectTypeId }) => objectTypeId === id))
    gone.add(`attribute ${own}`);
  gone.add(`object-type ${id}`);
  detail.attributes = detail.attributes.filter(({ objectTypeId }) => objectTypeId !== id);
  detail.objectTypes = detail.objectTypes.filter((type) => type.id !== id);
}

if (WHOLE) vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 600_000 });

let built: Built[];
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
  built = KEYS.map((key) => build(catalogue, key));
});

describe('with ids', () => {
  it('each object type and each attribute renamed, one at a time: nothing is proposed, and it is named', () => {
    for (const one of built) {
      const { workspace, plan } = one;
      for (const detail of renamedIn(one))
        for (const { id, name } of someOf(detail)) {
          const now = changed(workspace, (copy) => {
            const here = copy.details[detail.id];
            for (const one of [...(here?.objectTypes ?? []), ...(here?.attributes ?? [])])
              if (one.id === id) one.name = `Our ${name}`;
          });
          const found = plan(now, true);
          expect(found.steps, name).toEqual([]);
          expect(found.findings, name).toContainEqual(
            expect.objectContaining({ kind: 'renamed', found: `Our ${name}` }),
          );
        }
    }
  });

  it(
    'any mix of renaming, moving, adding and deleting: proposed is what was ' +
      'deleted, named is what was changed',
    () => {
      if (WHOLE) console.info(`identity, mixes: seed ${SEED}`);
      const change = fc.record({
        what: fc.constantFrom('rename', 'move', 'add', 'delete'),
        of: fc.constantFrom('type', 'attribute'),
        at: fc.nat(10_000),
        where: fc.nat(10_000),
      });
      fc.assert(
        fc.property(fc.nat(), fc.array(change, { maxLength: 12 }), (which, changes) => {
          const { workspace, plan, identities } = built[which % built.length] as Built;
          const gone = new Set<string>();
          const renamed = new Set<string>();
          const extras: string[] = [];
          const now = changed(workspace, (copy) => {
            changes.forEach(({ what, of, at, where }, turn) => {
              const details = detailsIn(copy);
              const detail = details[where % details.length] as SchemaDetail;
              const types = detail.objectTypes;
              const attributes = attributesIn(detail);
              const type = types[at % types.length];
              const attribute = attributes[at % Math.max(1, attributes.length)];
              if (type === undefined || attribute === undefined) return;
              if (what === 'rename') {
                const one = of === 'type' ? type : attribute;
                one.name = `Renamed ${turn}`;
                renamed.add(`${of} ${one.id}`);
              } else if (what === 'add') {
                copy.nextId += 1;
                const id = String(copy.nextId);
                if (of === 'type')
                  types.push({ ...type, id, name: `Own ${turn}`, description: '' });
                else detail.attributes.push({ ...attribute, id, name: `Own ${turn}` });
                extras.push(`Own ${turn}`);
              } else if (what === 'move') {
                // To the root, which is below nothing of its own.
                if (of === 'type') type.parentId = null;
              } else if (of === 'attribute') {
                detail.attributes.splice(detail.attributes.indexOf(attribute), 1);
                gone.add(`attribute ${attribute.id}`);
              } else removeType(detail, type.id, gone);
            });
          });
          const found = plan(now, true);
          const known = new Set(
            [...identities.values()].flatMap((ids) =>
              [...ids.values()].map(({ kind, id }) => `${kind} ${id}`),
            ),
          );
          const ours = (kind: string): string[] =>
            [...gone].filter((one) => known.has(one) && one.startsWith(`${kind} `));
          const steps = (kind: string) => found.steps.filter((step) => step.kind === kind);
          expect(steps('object-type')).toHaveLength(ours('object-type').length);
          if (blocksOf(found).length === 0)
            expect(steps('attribute')).toHaveLength(ours('attribute').length);
          expect(found.findings.filter(({ kind }) => kind === 'deleted').length > 0).toBe(
            ours('object-type').length + ours('attribute').length > 0,
          );
          const named = found.findings.flatMap((finding) =>
            finding.kind === 'extra' ? [finding.path] : [],
          );
          for (const name of extras)
            if (detailsIn(now).some((detail) => stillThere(detail, name)))
              expect(named.some((path) => path.endsWith(name))).toBe(true);
        }),
        { numRuns: MIXES, seed: SEED },
      );
    },
  );
});

/** Added on something of ours, and not renamed or deleted since. */
function stillThere({ objectTypes, attributes }: SchemaDetail, name: string): boolean {
  const own = new Set(
    objectTypes.filter((type) => type.name.startsWith('Own')).map(({ id }) => id),
  );
  return (
    objectTypes.some((type) => type.name === name) ||
    attributes.some((one) => one.name === name && !own.has(one.objectTypeId))
  );
}

it('without ids a renamed element is never proposed a second time without a question', () => {
  for (const one of built) {
    const { workspace, plan } = one;
    for (const detail of renamedIn(one))
      for (const { id, name } of someOf(detail)) {
        const now = changed(workspace, (copy) => {
          const here = copy.details[detail.id];
          for (const one of [...(here?.objectTypes ?? []), ...(here?.attributes ?? [])])
            if (one.id === id) one.name = `Our ${name}`;
        });
        const found = plan(now, false);
        const asked = blocksOf(found).some(({ code }) => code === 'same-or-new');
        expect(found.steps.length === 0 || asked, `${one.key} ${name}`).toBe(true);
      }
  }
});

describe('versions of a template', () => {
  const server = (name: string, model: string, more: string[] = []) => [
    {
      name,
      purpose: 'Runs things.',
      icon: 'server',
      attributes: [model, 'Owner', ...more].map((attribute) => ({
        name: attribute,
        type: 'text' as const,
        description: `${attribute} in words.`,
      })),
    },
  ];
  const moved = [
    { version: '2.0.0', from: 'Server . Model', to: 'Server . Product' },
    { version: '2.0.0', from: 'Server', to: 'Host' },
  ];
  // What the second release removes: an attribute, and an object type of the first.
  const first = templateOf('AA', [
    ...server('Server', 'Model', ['Slot']),
    ...server('Rack', 'Depth'),
  ]);
  const minor = templateOf(
    'AA',
    [...server('Server', 'Model', ['Slot', 'Site']), ...server('Rack', 'Depth')],
    { version: '1.1.0' },
  );
  const major = templateOf('AA', server('Host', 'Product', ['Site', 'Rack']), {
    version: '2.0.0',
    moved,
  });

  it.each([true, false])(
    'a rename between two versions is taken for a rename, ids known: %s',
    (known) => {
      const before = catalogueOf([first]);
      const options = optionsFor(['AA'], { extend: ['AA'] });
      const workspace = deployed(before, ['AA']);
      const identities = identitiesFrom(planFor(before, workspace, options));
      const some = known ? { identities } : {};
      const added = (plan: Plan): string[] =>
        plan.steps.flatMap((step) => (step.kind === 'attribute' ? [step.name] : [step.kind]));
      expect(blocksOf(planFor(catalogueOf([major]), workspace, options, some))).toEqual([]);
      expect(added(planFor(catalogueOf([minor]), workspace, options, some))).toEqual(['Site']);
      const plan = planFor(catalogueOf([major]), workspace, options, some);
      expect(added(plan)).toEqual(['Site', 'Rack']);
      expect(plan.findings.filter(({ kind }) => kind === 'renamed')).toHaveLength(2);
      const own = changed(workspace, (copy) => {
        for (const type of detailsIn(copy)[0]?.objectTypes ?? []) type.name = 'Machine';
      });
      // Removed by a release: left as it is, said to be of an earlier version where ids are known.
      const gone = plan.findings.flatMap((finding) => (finding.kind === 'extra' ? [finding] : []));
      expect(gone.map(({ path }) => path).sort()).toEqual(['Rack', 'Server › Slot']);
      if (known) expect(gone.every(({ earlier }) => earlier)).toBe(true);
      const { workspace: after } = applyPlan(workspace, plan);
      expect(planFor(catalogueOf([major]), after, options, some).steps).toEqual([]);
      if (known) {
        const customised = planFor(catalogueOf([major]), own, options, some);
        expect(added(customised)).toEqual(['Site', 'Rack']);
        expect(customised.findings).toContainEqual(
          expect.objectContaining({ kind: 'renamed', wanted: 'Host', found: 'Machine' }),
        );
      }
    },
  );
});
