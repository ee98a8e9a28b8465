/** Every hub reference of every template can be linked to an object type of another name in a third schema. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownSchema } from '../../src/planner/plan';
import { blocksOf } from '../../src/planner/plan';
import { applyPlan } from '../../simulator/workspace';
import { emptyWorkspace, schemaOf, type Workspace } from '../../simulator/workspace';
import { optionsFor, planFor, realCatalogue, type Catalogue } from '../../simulator/templates';

/** All of them with BOUND=all (the soak); else a few, drawn by SEED. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000);
const AT_MOST = process.env['BOUND'] === 'all' ? Infinity : 3;

/** A third schema, shared, with one object type of a name that is no template's. */
function withTheirs(): Workspace {
  const workspace = emptyWorkspace();
  workspace.schemas.push({
    id: '900',
    key: 'THEIRS',
    name: 'What we have',
    description: '',
    canManage: false,
    created: null,
    objectCount: 0,
    objectTypeCount: 1,
  });
  workspace.details['900'] = {
    id: '900',
    objectTypes: [
      {
        id: '901',
        name: 'Zyx',
        parentId: null,
        abstract: false,
        inherited: false,
        objectCount: 3,
        description: '',
      },
    ],
    attributes: [],
    statuses: [],
    referenceTypes: [],
    sharing: 'on',
  };
  return workspace;
}

describe('a reference linked on its own', () => {
  let catalogue: Catalogue;
  let uses: { key: string; name: string; target: string }[];
  beforeAll(async () => {
    catalogue = await realCatalogue();
    const all = [...catalogue.templates.values()].flatMap((template) =>
      template.crossReferences.map((one) => ({
        key: template.key,
        name: `${one.objectType}.${one.attribute}`,
        target: one.target,
      })),
    );
    const rank = (name: string): number =>
      [...`${SEED} ${name}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7);
    uses = [...all].sort((a, b) => rank(a.key + a.name) - rank(b.key + b.name)).slice(0, AT_MOST);
  });

  it(`makes nothing there, and is known the second time (seed ${SEED})`, () => {
    for (const { key, name, target } of uses) {
      for (const named of new Set([name, target])) {
        const workspace = withTheirs();
        const bound = { [named]: { schema: 'THEIRS', type: 'Zyx', schemaId: null, typeId: null } };
        const options = optionsFor([key], {
          references: { all: 'link', each: {}, hubs: [], bound },
        });
        const plan = planFor(catalogue, workspace, options);
        const label = `${key} ${named}`;
        expect(blocksOf(plan), label).toEqual([]);
        expect(
          plan.steps.filter(({ schema }) => schema === 'THEIRS'),
          label,
        ).toEqual([]);
        const { workspace: after } = applyPlan(workspace, plan);
        expect(after.details['900'], label).toEqual(workspace.details['900']);
        const [type, attribute] = name.split(/\.(?=[^.]+$)/u);
        const detail = after.details[schemaOf(after, key).id];
        const found = detail?.attributes.filter(
          (one) =>
            one.name === attribute &&
            detail.objectTypes.some(({ id, name: own }) => id === one.objectTypeId && own === type),
        );
        expect(
          found?.map((one) => one.reference?.objectTypeId),
          label,
        ).toEqual(['901']);
        const known: KnownSchema[] = plan.schemas.map(({ template, key: schemaKey }) => ({
          schemaId: schemaOf(after, schemaKey).id,
          template,
          version: '1.0.0',
          state: 'complete',
          bound: plan.bindings.filter((one) => one.template === template),
        }));
        const again = planFor(catalogue, after, optionsFor([key]), { known });
        expect([again.steps, blocksOf(again)], label).toEqual([[], []]);
        expect(
          again.findings.filter(({ kind }) => kind === 'keep'),
          label,
        ).toEqual([]);
      }
    }
  }, 600_000);
});
