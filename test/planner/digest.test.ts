import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  catalogueOf,
  catalogues,
  optionsFor,
  planFor,
  realCatalogue,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  applyPlan,
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const hub = templateOf(
  'HUB',
  [
    typeNamed('Person', [
      { name: 'Login', type: 'text', unique: true, required: true },
      { name: 'Status', type: 'status', statuses: 'LIFE' },
    ]),
  ],
  {
    statusSets: {
      LIFE: [
        { name: 'Active', category: 'active' },
        { name: 'Left', category: 'inactive' },
      ],
    },
  },
);
const spoke = templateOf(
  'SPOKE',
  [
    typeNamed('Device', [
      { name: 'Tier', type: 'select', options: ['One', 'Two'] },
      { name: 'Owner', type: 'reference', to: 'HUB.Person', as: 'Owned By' },
    ]),
  ],
  { extends: ['HUB'] },
);
const catalogue = catalogueOf([hub, spoke]);
const options = optionsFor(['SPOKE']);

/** The hub exists and shares; the spoke lacks one type, so that there is something to plan. */
function standing(): Workspace {
  const { workspace } = applyPlan(
    emptyWorkspace(),
    planFor(catalogue, emptyWorkspace(), optionsFor(['HUB'])),
  );
  detailOf(workspace, 'HUB').sharing = 'on';
  addSchema(workspace, 'HR', 'Human Resources');
  addType(workspace, 'HR', { name: 'Employee' });
  return workspace;
}

const digest = (workspace: Workspace, some = options): string =>
  planFor(catalogue, workspace, some).digest;

describe('the digest', () => {
  it('is 64 hexadecimal digits', () => {
    expect(digest(standing())).toMatch(/^[0-9a-f]{64}$/u);
  });

  const elsewhere: [string, (workspace: Workspace) => void][] = [
    [
      'another schema',
      (w) => {
        addSchema(w, 'FIN', 'Finance');
      },
    ],
    [
      'a type of another schema',
      (w) => {
        addType(w, 'HR', { name: 'Candidate' });
      },
    ],
    [
      'icons',
      (w) => {
        w.globals.icons = [];
      },
    ],
    [
      'global statuses and reference types that nothing uses',
      (w) => {
        w.globals.statuses.push({ id: '77', name: 'Left', category: 'active' });
        w.globals.referenceTypes = [];
      },
    ],
    [
      'counts',
      (w) => {
        schemaOf(w, 'HUB').objectCount = 9;
        typeOf(w, 'HUB', 'Person').objectCount = 9;
      },
    ],
    [
      'times',
      (w) => {
        schemaOf(w, 'HUB').created = null;
      },
    ],
    [
      'descriptions',
      (w) => {
        schemaOf(w, 'HUB').description = 'x';
        attributeOf(w, 'HUB', 'Person', 'Login').description = 'x';
      },
    ],
    [
      "the customer's own types and attributes in the hub",
      (w) => {
        addAttribute(w, 'HUB', addType(w, 'HUB', { name: 'Robot' }), { name: 'Model' });
        addAttribute(w, 'HUB', typeOf(w, 'HUB', 'Person'), { name: 'Nickname' });
      },
    ],
    [
      'the order of lists',
      (w) => {
        w.schemas.reverse();
        for (const detail of Object.values(w.details)) {
          detail.objectTypes.reverse();
          detail.attributes.reverse();
          detail.statuses.reverse();
          detail.referenceTypes.reverse();
        }
      },
    ],
    [
      'the order of statuses and options',
      (w) => {
        attributeOf(w, 'HUB', 'Person', 'Status').statusIds.reverse();
      },
    ],
  ];
  it.each(elsewhere)('is equal when what changes is %s', (_, change) => {
    expect(digest(changed(standing(), change))).toBe(digest(standing()));
  });

  const ofTheTemplates: [string, (workspace: Workspace) => void][] = [
    [
      'sharing of the hub',
      (w) => {
        detailOf(w, 'HUB').sharing = 'off';
      },
    ],
    [
      'an element of the hub removed',
      (w) => {
        const { id } = attributeOf(w, 'HUB', 'Person', 'Login');
        const d = detailOf(w, 'HUB');
        d.attributes = d.attributes.filter((one) => one.id !== id);
      },
    ],
    [
      'an element of the hub changed',
      (w) => {
        attributeOf(w, 'HUB', 'Person', 'Login').minimum = 0;
      },
    ],
    [
      'a status of the hub changed',
      (w) => {
        const status = detailOf(w, 'HUB').statuses[0];
        if (status !== undefined) status.category = 'pending';
      },
    ],
    [
      'a type of the hub made again',
      (w) => {
        typeOf(w, 'HUB', 'Person').id = '99';
      },
    ],
    [
      'the name of a type of the hub',
      (w) => {
        typeOf(w, 'HUB', 'Person').name = 'PERSON';
      },
    ],
    [
      'a type of the hub made abstract',
      (w) => {
        typeOf(w, 'HUB', 'Person').abstract = true;
      },
    ],
    [
      'an element of the spoke added',
      (w) => {
        addSchema(w, 'SPOKE', 'SPOKE Schema');
      },
    ],
    [
      'the workspace emptied',
      (w) => {
        w.schemas = [];
        w.details = {};
      },
    ],
  ];
  it.each(ofTheTemplates)('differs when what changes is %s', (_, change) => {
    expect(digest(changed(standing(), change))).not.toBe(digest(standing()));
  });

  it.each([
    ['name', { name: 'Devices' }],
    ['key', { key: 'DEV' }],
    ['mode', { references: { all: 'text' as const, each: {}, hubs: [] } }],
    [
      'mode of one',
      { references: { all: 'link' as const, each: { Person: 'text' as const }, hubs: [] } },
    ],
    ['variant', { variant: 'lean' as const }],
    ['extend', { extend: ['HUB'] }],
    ['sharing', { allowSharing: ['HUB'] }],
    ['project', { project: 'OPS' }],
  ])('differs with the %s asked for', (_, some) => {
    expect(digest(standing(), { ...options, ...some })).not.toBe(digest(standing()));
  });

  it('differs with the content of a template, its own or one that is copied from', () => {
    const reworded = catalogueOf([{ ...hub, summary: 'Other words.' }, spoke]);
    const create = { ...options, references: { all: 'create' as const, each: {}, hubs: [] } };
    expect(planFor(reworded, standing(), options).digest).not.toBe(digest(standing()));
    expect(planFor(reworded, standing(), create).digest).not.toBe(digest(standing(), create));
  });

  it('does not depend on templates that have no part in it', () => {
    const text = { ...options, references: { all: 'text' as const, each: {}, hubs: [] } };
    expect(
      planFor(catalogueOf([{ ...hub, summary: 'Other words.' }, spoke]), standing(), text).digest,
    ).toBe(digest(standing(), text));
  });

  it('is equal for any order of the lists of a whole workspace', async () => {
    const real = await realCatalogue();
    const { workspace } = applyPlan(
      emptyWorkspace(),
      planFor(real, emptyWorkspace(), optionsFor(['ITAM'])),
    );
    const expected = planFor(real, workspace, optionsFor(['BASIC'])).digest;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const shuffled = changed(workspace, (copy) => {
          for (const list of [
            copy.schemas,
            ...Object.values(copy.details).flatMap((d) => [
              d.objectTypes,
              d.attributes,
              d.statuses,
              d.referenceTypes,
            ]),
          ] as unknown[][]) {
            for (let at = list.length - 1; at > 0; at -= 1) {
              const other = (stream.next().value ?? 0) % (at + 1);
              [list[at], list[other]] = [list[other], list[at]];
            }
          }
        });
        expect(planFor(real, shuffled, optionsFor(['BASIC'])).digest).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('differs between any two requests that plan different steps', () => {
    fc.assert(
      fc.property(catalogues, (templates) => {
        const random = catalogueOf(templates);
        const plans = [['HUB'], ['MID'], ['SPOKE'], ['SIDE']].map((keys) =>
          planFor(random, emptyWorkspace(), optionsFor(keys)),
        );
        expect(new Set(plans.map((plan) => plan.digest)).size).toBe(4);
      }),
      { numRuns: 20 },
    );
  });
});
