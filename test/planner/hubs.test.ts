import { beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { countAttributes, homesOf } from '../../src/templates/resolve';
import {
  countSteps,
  codes,
  blocked,
  warned,
  placed,
  referenceModes,
  record,
} from '../support/read-plan';
import {
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
  type Catalogue,
} from '../../simulator/templates';
import {
  addSchema,
  addType,
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
} from '../../simulator/workspace';

let real: Catalogue;
beforeAll(async () => {
  real = await realCatalogue();
});

describe('the catalogue from nothing', () => {
  it.each([
    ['CORE', ['CORE']],
    ['BASIC', ['CORE', 'BASIC']],
    ['ITAM', ['CORE', 'ITAM']],
    ['CORE, ITAM', ['CORE', 'ITAM']],
    ['BASIC, ITAM', ['CORE', 'BASIC', 'ITAM']],
  ])('%s brings what it needs, hubs first', (asked, expected) => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(asked.split(', ')));
    const templates = expected.flatMap((key) => real.templates.get(key) ?? []);
    expect(placed(plan)).toEqual(expected.map((key) => `${key}:${key} new`));
    expect(countSteps(plan, 'object-type')).toBe(
      templates.reduce((sum, one) => sum + one.objectTypes.length, 0),
    );
    const waiting = templates.flatMap(({ crossReferences }) =>
      crossReferences.filter(
        (one) => one.optional && !homesOf(one).some((key) => expected.includes(key)),
      ),
    );
    expect(countSteps(plan, 'attribute')).toBe(
      templates.reduce((sum, one) => sum + countAttributes(one), 0) - waiting.length,
    );
    // All of these are made to be referred to, so they are shared from the start.
    expect(
      plan.steps.flatMap((step) => (step.kind === 'sharing' ? [step.schema] : [])).sort(),
    ).toEqual([...expected].sort());
    expect(warned(plan, 'assets-role-unknown')).toHaveLength(1);
    expect(plan.templates.map((ref) => ref.key).sort()).toEqual([...expected].sort());
  });
});

describe('recognising a hub', () => {
  const renamed = { name: 'Master Data', key: 'MDATA' };

  it('does not take a small spoke with copies of the hub for the hub', () => {
    const plan = planFor(
      real,
      deployed(real, ['PRI'], emptyWorkspace(), referenceModes('create')),
      optionsFor(['BASIC']),
    );
    expect(placed(plan)).toEqual(['CORE:CORE new', 'BASIC:BASIC new']);
    expect(codes(plan)).toEqual([]);
  });

  it('finds it under another name and key by its types', () => {
    const plan = planFor(
      real,
      changed(deployed(real, ['CORE'], emptyWorkspace(), renamed), (w) => {
        detailOf(w, 'MDATA').sharing = 'on';
      }),
      optionsFor(['ITAM']),
    );
    expect(placed(plan)).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
    expect(codes(plan)).toEqual([]);
    expect(plan.steps.filter((step) => step.schema === 'MDATA')).toEqual([]);
  });

  it('finds it by its record, even when types are missing that nothing needs', () => {
    const workspace = changed(deployed(real, ['CORE'], emptyWorkspace(), renamed), (w) => {
      detailOf(w, 'MDATA').sharing = 'on';
      const { id } = attributeOf(w, 'MDATA', 'Team', 'Escalation Team');
      detailOf(w, 'MDATA').attributes = detailOf(w, 'MDATA').attributes.filter(
        (one) => one.id !== id,
      );
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM']), {
      known: [record(workspace, 'MDATA', 'CORE')],
    });
    expect(placed(plan)).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
    expect(codes(plan)).toEqual([]);
    expect(warned(plan, 'hub-incomplete')[0]).toContain(
      '"Master Data" (MDATA) lacks 1 element of CORE',
    );
  });

  it("does not take a customer's own schema for it because of the key", () => {
    const workspace = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'CORE', 'Core Banking');
      addType(w, 'CORE', { name: 'Ledger' });
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['hub-key-taken']);
    expect(blocked(plan)).toContain('"Core Banking" (CORE)');
    expect(codes(planFor(real, workspace, optionsFor(['ITAM'], referenceModes('text'))))).toEqual(
      [],
    );
    expect(codes(planFor(real, workspace, optionsFor(['ITAM'], referenceModes('create'))))).toEqual(
      [],
    );
  });

  it('adds to such a schema when told to', () => {
    const workspace = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'CORE', 'Core Banking');
      addType(w, 'CORE', { name: 'Ledger' });
    });
    const plan = planFor(
      real,
      workspace,
      optionsFor(['ITAM'], { extend: ['CORE'], allowSharing: ['CORE'] }),
    );
    expect(codes(plan)).toEqual([]);
    expect(
      plan.steps.filter((step) => step.kind === 'object-type' && step.schema === 'CORE'),
    ).toHaveLength(TEMPLATE_INDEX.find((entry) => entry.key === 'CORE')?.objectTypes ?? 0);
    expect(plan.steps.find((step) => step.kind === 'sharing')).toMatchObject({
      schema: 'CORE',
      existing: true,
    });
  });

  it('asks which of two, and takes the one that is named', () => {
    const one = deployed(real, ['CORE']);
    const two = changed(deployed(real, ['CORE'], one, renamed), (w) => {
      detailOf(w, 'MDATA').sharing = 'on';
    });
    const plan = planFor(real, two, optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['hub-ambiguous']);
    expect(blocked(plan)).toContain('"Core Schema" (CORE), "Master Data" (MDATA)');
    expect(
      placed(planFor(real, two, optionsFor(['ITAM'], referenceModes('link', {}, ['MDATA'])))),
    ).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
    expect(
      placed(planFor(real, two, optionsFor(['ITAM']), { known: [record(two, 'MDATA', 'CORE')] })),
    ).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
  });

  it('takes a named schema that holds only a part, and says what it lacks', () => {
    const workspace = changed(deployed(real, ['CORE']), (w) => {
      addSchema(w, 'HR', 'People');
      addType(w, 'HR', { name: 'Person' });
      detailOf(w, 'HR').sharing = 'on';
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM'], referenceModes('link', {}, ['HR'])));
    expect(placed(plan)).toEqual(['CORE:HR', 'ITAM:ITAM new']);
    expect(codes(plan)).toEqual(['hub-missing-type']);
    expect(blocked(plan)).toContain('Location');
    expect(blocked(plan)).not.toContain('Person,');
  });

  it('refuses a key that names nothing, with the keys there are', () => {
    const plan = planFor(
      real,
      deployed(real, ['CORE']),
      optionsFor(['ITAM'], { ...referenceModes('link', {}, ['COER']), extend: ['NOPE'] }),
    );
    expect(codes(plan)).toEqual(expect.arrayContaining(['hub-not-found', 'extend-unknown']));
    expect(blocked(plan)).toContain('"COER"');
    expect(blocked(plan)).toContain('Keys there are: CORE.');
  });

  it('does not take a larger schema that contains it for it', () => {
    const workspace = deployed(real, ['ITAM'], emptyWorkspace(), referenceModes('create'));
    expect(placed(planFor(real, workspace, optionsFor(['BASIC'])))).toEqual([
      'CORE:CORE new',
      'BASIC:BASIC new',
    ]);
  });

  it('does not take a schema for it that is on record as something else', () => {
    const workspace = deployed(real, ['CORE'], emptyWorkspace(), renamed);
    expect(
      placed(
        planFor(real, workspace, optionsFor(['BASIC']), {
          known: [record(workspace, 'MDATA', 'SVC')],
        }),
      ),
    ).toEqual(['CORE:CORE new', 'BASIC:BASIC new']);
  });

  it('takes the one that is finished where a deployment left another half-way', () => {
    const workspace = changed(deployed(real, ['CORE'], deployed(real, ['CORE']), renamed), (w) => {
      detailOf(w, 'MDATA').sharing = 'on';
    });
    const known = [
      record(workspace, 'CORE', 'CORE', 'building'),
      record(workspace, 'MDATA', 'CORE'),
    ];
    expect(placed(planFor(real, workspace, optionsFor(['BASIC']), { known }))).toEqual([
      'CORE:MDATA',
      'BASIC:BASIC new',
    ]);
  });

  it('says when it was deployed from another version', () => {
    const workspace = changed(deployed(real, ['CORE']), (w) => {
      detailOf(w, 'CORE').sharing = 'on';
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM']), {
      known: [record(workspace, 'CORE', 'CORE', 'complete', '0.9.0')],
    });
    expect(warned(plan, 'version-differs')[0]).toContain('CORE 0.9.0');
  });
});
