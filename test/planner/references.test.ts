import { beforeAll, describe, expect, it } from 'vitest';
import {
  codes,
  blocked,
  warned,
  placed,
  typeNames,
  attributeStep,
  referenceModes,
} from '../support/read-plan';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
  realCatalogue,
  type Catalogue,
} from '../../simulator/templates';
import {
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  type Workspace,
} from '../../simulator/workspace';

let real: Catalogue;
beforeAll(async () => {
  real = await realCatalogue();
});

describe('sharing', () => {
  const off = (): Workspace =>
    changed(deployed(real, ['CORE']), (w) => {
      detailOf(w, 'CORE').sharing = 'off';
    });

  it('of a hub that exists blocks until it is allowed, and is then a step of its own', () => {
    const plan = planFor(real, off(), optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['sharing-off']);
    expect(blocked(plan)).toContain('say: allow sharing on CORE.');
    const allowed = planFor(real, off(), optionsFor(['ITAM'], { allowSharing: ['core'] }));
    expect(codes(allowed)).toEqual([]);
    expect(
      allowed.steps.filter((step) => step.kind === 'sharing' && step.schema === 'CORE'),
    ).toEqual([expect.objectContaining({ schema: 'CORE', existing: true, after: [] })]);
  });

  it('of a hub that this deployment makes follows its creation', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM']));
    expect(plan.steps.find((step) => step.kind === 'sharing')).toMatchObject({
      existing: false,
      after: ['schema\u001fCORE'],
    });
  });

  it('that cannot be read blocks with the way by hand; allowSharing then says that it is done', () => {
    const workspace = changed(off(), (w) => {
      detailOf(w, 'CORE').sharing = 'unreadable';
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['sharing-unreadable']);
    expect(blocked(plan)).toContain('in Assets open "Core Schema"');
    const said = planFor(real, workspace, optionsFor(['ITAM'], { allowSharing: ['CORE'] }));
    expect(codes(said)).toEqual([]);
    expect(said.steps.filter((step) => step.kind === 'sharing' && step.schema === 'CORE')).toEqual(
      [],
    );
    expect(warned(said, 'sharing-unverified')).toHaveLength(1);
  });

  it('of a hub that the caller does not manage is for its manager', () => {
    const workspace = changed(off(), (w) => {
      schemaOf(w, 'CORE').canManage = false;
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM'], { allowSharing: ['CORE'] }));
    expect(codes(plan)).toEqual(['sharing-off']);
    expect(blocked(plan)).toContain('Ask a manager');
  });

  it('does not matter where nothing links', () => {
    expect(codes(planFor(real, off(), optionsFor(['ITAM'], referenceModes('text'))))).toEqual([]);
    expect(codes(planFor(real, off(), optionsFor(['ITAM'], referenceModes('create'))))).toEqual([]);
  });
});

/** References to hubs; what a template can do without is no loss. */
const needed = ({ templates }: Catalogue, key: string): number =>
  (templates.get(key)?.crossReferences ?? []).filter(({ optional }) => !optional).length;

describe('reference modes', () => {
  it('create copies as deep as the references go, parents and cycles included', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM'], referenceModes('create')));
    expect(placed(plan)).toEqual(['ITAM:ITAM new']);
    const types = typeNames(plan);
    expect(types).toEqual(
      expect.arrayContaining(['Person', 'Department', 'Organisation', 'Legal Entity', 'Laptop']),
    );
    expect(types.indexOf('Organisation')).toBeLessThan(types.indexOf('Vendor'));
    expect(plan.losses.length).toBe(needed(real, 'ITAM'));
    expect(plan.losses[0]?.sentence).toBe(
      'Asset.Owner points at a copy of Person in this schema, which is not kept in step with CORE.',
    );
    expect(plan.templates.map((ref) => ref.key).sort()).toEqual(['CORE', 'ITAM']);
  });

  it('text keeps the words and lists what is lost', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM'], referenceModes('text')));
    expect(attributeStep(plan, 'Asset', 'Owner')?.form).toMatchObject({
      kind: 'text',
      reference: null,
    });
    expect(plan.losses.length).toBe(needed(real, 'ITAM'));
    expect(plan.templates.map((ref) => ref.key)).toEqual(['ITAM']);
  });

  it('can differ by hub type, and by attribute', () => {
    const plan = planFor(
      real,
      emptyWorkspace(),
      optionsFor(['ITAM'], referenceModes('link', { Person: 'text', 'asset.owner': 'link' })),
    );
    expect(attributeStep(plan, 'Asset', 'Owner')?.form.kind).toBe('reference');
    expect(attributeStep(plan, 'Asset', 'Assigned To')?.form.kind).toBe('text');
    expect(attributeStep(plan, 'Asset', 'Location')?.form.reference?.target).toBe(
      'object-type\u001fCORE\u001fLocation',
    );
    const mixed = planFor(
      real,
      emptyWorkspace(),
      optionsFor(['ITAM'], referenceModes('link', { Person: 'create' })),
    );
    expect(attributeStep(mixed, 'Person', 'Department')?.form.reference?.target).toBe(
      'object-type\u001fCORE\u001fDepartment',
    );
  });

  it('for a reference that is not there lists those that are', () => {
    const plan = planFor(
      real,
      emptyWorkspace(),
      optionsFor(
        ['CORE', 'ITAM'],
        referenceModes('link', { Vendro: 'text', Vendor: 'text', 'SIM Card.Carrier': 'link' }),
      ),
    );
    expect(codes(plan)).toEqual(['unknown-reference']);
    expect(blocked(plan)).toContain('"Vendro"');
    expect(blocked(plan)).toContain('Vendor');
  });

  it('text of several values takes a textarea, but no more than two of them on a type, inherited ones included', () => {
    const hub = templateOf('HUB', [typeNamed('Person')]);
    const many = (
      name: string,
    ): { name: string; type: 'reference'; to: string; as: string; max: number } => ({
      name,
      type: 'reference',
      to: 'HUB.Person',
      as: 'Of',
      max: 5,
    });
    const spoke = templateOf(
      'SPOKE',
      [
        typeNamed('Top', [many('A'), many('B')], {
          children: [typeNamed('Leaf', [{ name: 'Notes', type: 'textarea' }, many('C')])],
        }),
      ],
      { extends: ['HUB'] },
    );
    const plan = planFor(
      catalogueOf([hub, spoke]),
      emptyWorkspace(),
      optionsFor(['SPOKE'], referenceModes('text')),
    );
    expect(['A', 'B'].map((name) => attributeStep(plan, 'Top', name)?.form.kind)).toEqual([
      'textarea',
      'text',
    ]);
    expect(attributeStep(plan, 'Leaf', 'C')?.form.kind).toBe('text');
    expect(plan.losses.map((loss) => loss.sentence)).toEqual([
      expect.stringContaining('Top.A becomes a text of several lines'),
      expect.stringContaining('Top.B becomes one line of text for several values'),
      expect.stringContaining('Leaf.C becomes one line'),
    ]);
  });

  it('create that would give two types one name is refused', () => {
    const hub = templateOf('HUB', [typeNamed('Person')]);
    const spoke = templateOf(
      'SPOKE',
      [typeNamed('Person', [{ name: 'Chief', type: 'reference', to: 'HUB.Person', as: 'Of' }])],
      { extends: ['HUB'] },
    );
    const plan = planFor(
      catalogueOf([hub, spoke]),
      emptyWorkspace(),
      optionsFor(['SPOKE'], referenceModes('create')),
    );
    expect(codes(plan)).toEqual(['copy-clash']);
  });
});
