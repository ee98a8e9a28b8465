import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, type KnownSchema, type Plan, type Step } from '../../src/planner/plan';
import type { DeployOptions } from '../../src/planner/options';
import { countAttributes } from '../../src/templates/resolve';
import { catalogueOf, optionsFor, planFor, realCatalogue, templateOf, typeNamed, type Catalogue } from '../support/templates';
import { addSchema, addType, applyPlan, attributeOf, changed, detailOf, emptyWorkspace, schemaOf, typeOf, type Workspace } from '../support/workspace';

let real: Catalogue;
beforeAll(async () => { real = await realCatalogue(); });

const count = (plan: Plan, kind: Step['kind']): number => plan.steps.filter((step) => step.kind === kind).length;
const codes = (plan: Plan): string[] => blocksOf(plan).map((block) => block.code);
const warned = (plan: Plan, code: string): string[] => plan.findings.flatMap((finding) => (finding.kind === 'warn' && finding.code === code ? [finding.sentence] : []));
const blocked = (plan: Plan): string => blocksOf(plan).map((block) => `${block.sentence} ${block.remedy}`).join('\n');
const placed = (plan: Plan): string[] => plan.schemas.map(({ template, key, id }) => `${template}:${key}${id === null ? ' new' : ''}`);
const mode = (all: DeployOptions['references']['all'], each: DeployOptions['references']['each'] = {}, hubs: string[] = []): Partial<DeployOptions> => ({ references: { all, each, hubs } });

function deployed(catalogue: Catalogue, keys: string[], from = emptyWorkspace(), some: Partial<DeployOptions> = {}): Workspace {
  const plan = planFor(catalogue, from, optionsFor(keys, some));
  expect(blocksOf(plan)).toEqual([]);
  return applyPlan(from, plan).workspace;
}

const record = (workspace: Workspace, key: string, template: string, state: KnownSchema['state'] = 'complete', version = '1.0.0'): KnownSchema =>
  ({ schemaId: schemaOf(workspace, key).id, template, version, state });

describe('the catalogue from nothing', () => {
  it.each([['CORE', ['CORE']], ['BASIC', ['CORE', 'BASIC']], ['ITAM', ['CORE', 'ITAM']], ['CORE, ITAM', ['CORE', 'ITAM']], ['BASIC, ITAM', ['CORE', 'BASIC', 'ITAM']]])('%s brings what it needs, hubs first', (asked, expected) => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(asked.split(', ')));
    const templates = expected.flatMap((key) => real.templates.get(key) ?? []);
    expect(placed(plan)).toEqual(expected.map((key) => `${key}:${key} new`));
    expect(count(plan, 'object-type')).toBe(templates.reduce((sum, one) => sum + one.objectTypes.length, 0));
    expect(count(plan, 'attribute')).toBe(templates.reduce((sum, one) => sum + countAttributes(one), 0));
    expect(count(plan, 'sharing')).toBe(expected.length > 1 ? 1 : 0);
    expect(warned(plan, 'assets-role-unknown')).toHaveLength(1);
    expect(plan.templates.map((ref) => ref.key).sort()).toEqual([...expected].sort());
  });
});

describe('recognising a hub', () => {
  const renamed = { name: 'Master Data', key: 'MDATA' };

  it('finds it under another name and key by its types', () => {
    const plan = planFor(real, changed(deployed(real, ['CORE'], emptyWorkspace(), renamed), (w) => { detailOf(w, 'MDATA').sharing = 'on'; }), optionsFor(['ITAM']));
    expect(placed(plan)).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
    expect(codes(plan)).toEqual([]);
    expect(plan.steps.filter((step) => step.schema === 'MDATA')).toEqual([]);
  });

  it('finds it by its record, even when types are missing that nothing needs', () => {
    const workspace = changed(deployed(real, ['CORE'], emptyWorkspace(), renamed), (w) => {
      detailOf(w, 'MDATA').sharing = 'on';
      const { id } = attributeOf(w, 'MDATA', 'Team', 'Escalation Team');
      detailOf(w, 'MDATA').attributes = detailOf(w, 'MDATA').attributes.filter((one) => one.id !== id);
    });
    const plan = planFor(real, workspace, optionsFor(['ITAM']), { known: [record(workspace, 'MDATA', 'CORE')] });
    expect(placed(plan)).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
    expect(codes(plan)).toEqual([]);
    expect(warned(plan, 'hub-incomplete')[0]).toContain('"Master Data" (MDATA) lacks 1 element of CORE');
  });

  it("does not take a customer's own schema for it because of the key", () => {
    const workspace = changed(emptyWorkspace(), (w) => { addSchema(w, 'CORE', 'Core Banking'); addType(w, 'CORE', { name: 'Ledger' }); });
    const plan = planFor(real, workspace, optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['hub-key-taken']);
    expect(blocked(plan)).toContain('"Core Banking" (CORE)');
    expect(codes(planFor(real, workspace, optionsFor(['ITAM'], mode('text'))))).toEqual([]);
    expect(codes(planFor(real, workspace, optionsFor(['ITAM'], mode('create'))))).toEqual([]);
  });

  it('adds to such a schema when told to', () => {
    const workspace = changed(emptyWorkspace(), (w) => { addSchema(w, 'CORE', 'Core Banking'); addType(w, 'CORE', { name: 'Ledger' }); });
    const plan = planFor(real, workspace, optionsFor(['ITAM'], { extend: ['CORE'], allowSharing: ['CORE'] }));
    expect(codes(plan)).toEqual([]);
    expect(plan.steps.filter((step) => step.kind === 'object-type' && step.schema === 'CORE')).toHaveLength(12);
    expect(plan.steps.find((step) => step.kind === 'sharing')).toMatchObject({ schema: 'CORE', existing: true });
  });

  it('asks which of two, and takes the one that is named', () => {
    const one = deployed(real, ['CORE']);
    const two = changed(deployed(real, ['CORE'], one, renamed), (w) => { detailOf(w, 'MDATA').sharing = 'on'; });
    const plan = planFor(real, two, optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['hub-ambiguous']);
    expect(blocked(plan)).toContain('"Core Schema" (CORE), "Master Data" (MDATA)');
    expect(placed(planFor(real, two, optionsFor(['ITAM'], mode('link', {}, ['MDATA']))))).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
    expect(placed(planFor(real, two, optionsFor(['ITAM']), { known: [record(two, 'MDATA', 'CORE')] }))).toEqual(['CORE:MDATA', 'ITAM:ITAM new']);
  });

  it('takes a named schema that holds only a part, and says what it lacks', () => {
    const workspace = changed(deployed(real, ['CORE']), (w) => { addSchema(w, 'HR', 'People'); addType(w, 'HR', { name: 'Person' }); detailOf(w, 'HR').sharing = 'on'; });
    const plan = planFor(real, workspace, optionsFor(['ITAM'], mode('link', {}, ['HR'])));
    expect(placed(plan)).toEqual(['CORE:HR', 'ITAM:ITAM new']);
    expect(codes(plan)).toEqual(['hub-missing-type']);
    expect(blocked(plan)).toContain('Location');
    expect(blocked(plan)).not.toContain('Person,');
  });

  it('refuses a key that names nothing, with the keys there are', () => {
    const plan = planFor(real, deployed(real, ['CORE']), optionsFor(['ITAM'], { ...mode('link', {}, ['COER']), extend: ['NOPE'] }));
    expect(codes(plan)).toEqual(expect.arrayContaining(['hub-not-found', 'extend-unknown']));
    expect(blocked(plan)).toContain('"COER"');
    expect(blocked(plan)).toContain('Keys there are: CORE.');
  });

  it('does not take a larger schema that contains it for it', () => {
    const workspace = deployed(real, ['ITAM'], emptyWorkspace(), mode('create'));
    expect(placed(planFor(real, workspace, optionsFor(['BASIC'])))).toEqual(['CORE:CORE new', 'BASIC:BASIC new']);
  });

  it('says when it was deployed from another version', () => {
    const workspace = changed(deployed(real, ['CORE']), (w) => { detailOf(w, 'CORE').sharing = 'on'; });
    const plan = planFor(real, workspace, optionsFor(['ITAM']), { known: [record(workspace, 'CORE', 'CORE', 'complete', '0.9.0')] });
    expect(warned(plan, 'version-differs')[0]).toContain('CORE 0.9.0');
  });
});

describe('sharing', () => {
  const off = (): Workspace => deployed(real, ['CORE']);

  it('of a hub that stands blocks until it is allowed, and is then a step of its own', () => {
    const plan = planFor(real, off(), optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['sharing-off']);
    expect(blocked(plan)).toContain('allowSharing=CORE');
    const allowed = planFor(real, off(), optionsFor(['ITAM'], { allowSharing: ['core'] }));
    expect(codes(allowed)).toEqual([]);
    expect(allowed.steps.filter((step) => step.kind === 'sharing')).toEqual([expect.objectContaining({ schema: 'CORE', existing: true, after: [] })]);
  });

  it('of a hub that this deployment makes follows its creation', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM']));
    expect(plan.steps.find((step) => step.kind === 'sharing')).toMatchObject({ existing: false, after: ['schema\u001fCORE'] });
  });

  it('that cannot be read blocks with the way by hand; allowSharing then says that it is done', () => {
    const workspace = changed(off(), (w) => { detailOf(w, 'CORE').sharing = 'unreadable'; });
    const plan = planFor(real, workspace, optionsFor(['ITAM']));
    expect(codes(plan)).toEqual(['sharing-unreadable']);
    expect(blocked(plan)).toContain('in Assets open "Core Schema"');
    const said = planFor(real, workspace, optionsFor(['ITAM'], { allowSharing: ['CORE'] }));
    expect(codes(said)).toEqual([]);
    expect(count(said, 'sharing')).toBe(0);
    expect(warned(said, 'sharing-unverified')).toHaveLength(1);
  });

  it('of a hub that the caller does not manage is for its manager', () => {
    const workspace = changed(off(), (w) => { schemaOf(w, 'CORE').canManage = false; });
    const plan = planFor(real, workspace, optionsFor(['ITAM'], { allowSharing: ['CORE'] }));
    expect(codes(plan)).toEqual(['sharing-off']);
    expect(blocked(plan)).toContain('Ask a manager');
  });

  it('does not matter where nothing links', () => {
    expect(codes(planFor(real, off(), optionsFor(['ITAM'], mode('text'))))).toEqual([]);
    expect(codes(planFor(real, off(), optionsFor(['ITAM'], mode('create'))))).toEqual([]);
  });
});

describe('reference modes', () => {
  const attribute = (plan: Plan, type: string, name: string): Extract<Step, { kind: 'attribute' }> | undefined =>
    plan.steps.find((step): step is Extract<Step, { kind: 'attribute' }> => step.kind === 'attribute' && step.path.at(-1) === type && step.name === name);

  it('create copies as deep as the references go, parents and cycles included', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM'], mode('create')));
    expect(placed(plan)).toEqual(['ITAM:ITAM new']);
    const types = plan.steps.flatMap((step) => (step.kind === 'object-type' ? [step.name] : []));
    expect(types).toEqual(expect.arrayContaining(['Person', 'Department', 'Organisation', 'Legal Entity', 'Laptop']));
    expect(types.indexOf('Organisation')).toBeLessThan(types.indexOf('Vendor'));
    expect(plan.losses.length).toBe(real.templates.get('ITAM')?.crossReferences.length);
    expect(plan.losses[0]?.sentence).toBe('Asset.Owner points at a copy of Person in this schema, which is not kept in step with CORE.');
    expect(plan.templates.map((ref) => ref.key).sort()).toEqual(['CORE', 'ITAM']);
  });

  it('text keeps the words and lists what is lost', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM'], mode('text')));
    expect(attribute(plan, 'Asset', 'Owner')?.form).toMatchObject({ kind: 'text', reference: null });
    expect(plan.losses.length).toBe(real.templates.get('ITAM')?.crossReferences.length);
    expect(plan.templates.map((ref) => ref.key)).toEqual(['ITAM']);
  });

  it('can differ by hub type, and by attribute', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['ITAM'], mode('link', { Person: 'text', 'asset.owner': 'link' })));
    expect(attribute(plan, 'Asset', 'Owner')?.form.kind).toBe('reference');
    expect(attribute(plan, 'Asset', 'Assigned To')?.form.kind).toBe('text');
    expect(attribute(plan, 'Asset', 'Location')?.form.reference?.target).toBe('object-type\u001fCORE\u001fLocation');
    const mixed = planFor(real, emptyWorkspace(), optionsFor(['ITAM'], mode('link', { Person: 'create' })));
    expect(attribute(mixed, 'Person', 'Department')?.form.reference?.target).toBe('object-type\u001fCORE\u001fDepartment');
  });

  it('for a reference that is not there lists those that are', () => {
    const plan = planFor(real, emptyWorkspace(), optionsFor(['CORE', 'ITAM'], mode('link', { Vendro: 'text', Vendor: 'text', 'SIM Card.Carrier': 'link' })));
    expect(codes(plan)).toEqual(['unknown-reference']);
    expect(blocked(plan)).toContain('"Vendro"');
    expect(blocked(plan)).toContain('Vendor');
  });

  it('text of several values takes a textarea, but no more than two of them on a type, inherited ones included', () => {
    const hub = templateOf('HUB', [typeNamed('Person')]);
    const many = (name: string): { name: string; type: 'reference'; to: string; as: string; max: number } => ({ name, type: 'reference', to: 'HUB.Person', as: 'Of', max: 5 });
    const spoke = templateOf('SPOKE', [typeNamed('Top', [many('A'), many('B')], { children: [typeNamed('Leaf', [{ name: 'Notes', type: 'textarea' }, many('C')])] })], { extends: ['HUB'] });
    const plan = planFor(catalogueOf([hub, spoke]), emptyWorkspace(), optionsFor(['SPOKE'], mode('text')));
    expect(['A', 'B'].map((name) => attribute(plan, 'Top', name)?.form.kind)).toEqual(['textarea', 'text']);
    expect(attribute(plan, 'Leaf', 'C')?.form.kind).toBe('text');
    expect(plan.losses.map((loss) => loss.sentence)).toEqual([
      expect.stringContaining('Top.A becomes a text of several lines'), expect.stringContaining('Top.B becomes one line of text for several values'), expect.stringContaining('Leaf.C becomes one line'),
    ]);
  });

  it('create that would give two types one name is refused', () => {
    const hub = templateOf('HUB', [typeNamed('Person')]);
    const spoke = templateOf('SPOKE', [typeNamed('Person', [{ name: 'Chief', type: 'reference', to: 'HUB.Person', as: 'Of' }])], { extends: ['HUB'] });
    const plan = planFor(catalogueOf([hub, spoke]), emptyWorkspace(), optionsFor(['SPOKE'], mode('create')));
    expect(codes(plan)).toEqual(['copy-clash']);
  });
});

describe('three levels, and optional references', () => {
  const core = templateOf('CORE', [typeNamed('Person')]);
  const itam = templateOf('ITAM', [typeNamed('Device', [{ name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Owned By', required: true }])], { extends: ['CORE'] });
  const sam = templateOf('SAM', [typeNamed('Install', [
    { name: 'On', type: 'reference', to: 'ITAM.Device', as: 'On', required: true }, { name: 'Port', type: 'reference', to: 'NET.Port', as: 'Of' },
  ])], { extends: ['ITAM'] });
  const net = templateOf('NET', [typeNamed('Port', [{ name: 'Device', type: 'reference', to: 'ITAM.Device', as: 'Of' }])], { extends: ['CORE'] });
  const four = catalogueOf([core, itam, sam, net]);

  it('brings hubs of hubs, in order', () => {
    const plan = planFor(four, emptyWorkspace(), optionsFor(['SAM']));
    expect(placed(plan)).toEqual(['CORE:CORE new', 'ITAM:ITAM new', 'SAM:SAM new']);
    expect(count(plan, 'sharing')).toBe(2);
  });

  it('copies hubs of hubs too', () => {
    const plan = planFor(four, emptyWorkspace(), optionsFor(['SAM'], mode('create')));
    expect(placed(plan)).toEqual(['SAM:SAM new']);
    expect(plan.steps.flatMap((step) => (step.kind === 'object-type' ? [step.name] : [])).sort()).toEqual(['Device', 'Install', 'Person']);
    expect(plan.templates.map((ref) => ref.key).sort()).toEqual(['CORE', 'ITAM', 'SAM']);
  });

  it('brings no hub along for one that is linked to as it is', () => {
    const workspace = changed(deployed(four, ['ITAM'], emptyWorkspace(), mode('text')), (w) => { detailOf(w, 'ITAM').sharing = 'on'; });
    const plan = planFor(four, workspace, optionsFor(['SAM']));
    expect(placed(plan)).toEqual(['ITAM:ITAM', 'SAM:SAM new']);
    expect(codes(plan)).toEqual([]);
  });

  it('leaves an optional reference out, links it when both are asked for, and adds it later with extend', () => {
    const first = planFor(four, emptyWorkspace(), optionsFor(['SAM']));
    expect(warned(first, 'optional-reference-left-out')).toEqual([expect.stringContaining('Install.Port is left out for now: it refers to NET Port, which is not deployed.')]);
    expect(count(planFor(four, emptyWorkspace(), optionsFor(['SAM', 'NET'])), 'attribute')).toBe(count(first, 'attribute') + 2);

    const { workspace } = applyPlan(emptyWorkspace(), first);
    const withNet = changed(deployed(four, ['NET'], changed(workspace, (w) => { detailOf(w, 'CORE').sharing = 'on'; detailOf(w, 'ITAM').sharing = 'on'; })), () => undefined);
    const unshared = planFor(four, withNet, optionsFor(['SAM'], { extend: ['SAM'] }));
    expect(unshared.steps).toEqual([]);
    expect(warned(unshared, 'optional-reference-left-out')[0]).toContain('allowSharing');
    const later = planFor(four, withNet, optionsFor(['SAM'], { extend: ['SAM'], allowSharing: ['NET'] }));
    expect(codes(later)).toEqual([]);
    expect(later.steps.map((step) => step.kind)).toEqual(['sharing', 'attribute']);
    expect(codes(planFor(four, withNet, optionsFor(['SAM'], { allowSharing: ['NET'] })))).toEqual(['schema-exists']);
  });

  it('has nothing to do, and needs no hub, where the schema stands whole', () => {
    const workspace = deployed(four, ['ITAM'], emptyWorkspace(), mode('text'));
    const plan = planFor(four, workspace, optionsFor(['ITAM']));
    expect(plan.steps).toEqual([]);
    expect(placed(plan)).toEqual(['ITAM:ITAM']);
    expect(plan.findings).toEqual([expect.objectContaining({ kind: 'keep', field: 'type', wanted: 'reference', found: 'text' })]);
  });

  it('stops where a schema of the deployment under way is gone', () => {
    const pins = [{ template: 'CORE', key: 'CORE', name: '', id: '4711' }];
    const plan = planFor(four, emptyWorkspace(), optionsFor(['CORE']), { pins });
    expect(codes(plan)).toEqual(['schema-gone']);
  });

  it('finishes what a deployment left half-way, without being told to', () => {
    const half = applyPlan(emptyWorkspace(), planFor(four, emptyWorkspace(), optionsFor(['ITAM'])), 4);
    const known = half.workspace.schemas.map((schema) => record(half.workspace, schema.key, schema.key, 'building'));
    const plan = planFor(four, half.workspace, optionsFor(['ITAM']), { known });
    expect(codes(plan)).toEqual([]);
    expect(plan.schemas.every((schema) => schema.ours)).toBe(true);
    expect(typeOf(applyPlan(half.workspace, plan).workspace, 'ITAM', 'Device').name).toBe('Device');
  });
});
