/** What is said of an object schema that exists: as the hub of a plan, and as the one to be added to. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { KnownSchema, Plan } from '../../src/planner/plan';
import { identitiesFrom } from '../support/identities';
import { codes, record, referenceModes, told } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
import {
  catalogueOf,
  deployed,
  optionsFor,
  pinsOf,
  planFor,
  templateOf,
  typeNamed,
  type PlanOptions,
} from '../../simulator/templates';
import {
  addSchema,
  addType,
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const catalogue = catalogueOf([
  templateOf(
    'TWO',
    [
      typeNamed('Pair', [
        { name: 'One', type: 'reference', to: 'CORE.Person', as: 'Of' },
        { name: 'Other', type: 'reference', to: 'CORE.Place', as: 'Of' },
      ]),
    ],
    { extends: ['CORE'], version: '3.0.0' },
  ),
  templateOf('CORE', [
    typeNamed('Person', [
      { name: 'Email', type: 'email' },
      { name: 'Badge', type: 'text' },
    ]),
    typeNamed('Place', [{ name: 'Street', type: 'text' }]),
  ]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [
        { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Owned By' },
        { name: 'Size', type: 'text' },
      ]),
      typeNamed('Gadget'),
    ],
    { extends: ['CORE'] },
  ),
]);

const plan = (
  template: string,
  workspace: Workspace,
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor([template], some), more);

/** CORE as it was deployed, shared unless a test says otherwise, and changed by somebody since. */
const core = (change: (workspace: Workspace) => void = () => undefined): Workspace =>
  changed(deployed(catalogue, ['CORE']), (w) => {
    detailOf(w, 'CORE').sharing = 'on';
    change(w);
  });
const onRecord = (workspace: Workspace, version = '1.0.0'): { known: KnownSchema[] } => ({
  known: [record(workspace, 'CORE', 'CORE', 'complete', version)],
});

/** Findings beside that of the role, which every new object schema brings. */
const others = ({ findings }: Plan): Plan['findings'] =>
  findings.filter((one) => !('code' in one && one.code === 'assets-role-unknown'));

const HUB = '"CORE Schema" (CORE)';
const complete = 'say: add what is missing to CORE.';

describe('a hub that is linked to as it is', () => {
  it('and has all that is referred to is not worth a word, whatever people added', () => {
    const own = core((w) => {
      addType(w, 'CORE', { name: 'Their own' });
    });
    for (const one of [core(), own])
      for (const some of [{}, referenceModes('link', {}, ['CORE'])])
        expect(others(plan('APP', one, some, onRecord(one)))).toEqual([]);
  });

  it('lacks what is referred to: named, with all that can be typed instead', () => {
    const lacks = (names: string): string =>
      `${HUB} is linked to as CORE, but lacks object types that are referred to: ${names}. `;
    const noPerson = core((w) => {
      removeFrom(w, 'CORE', 'Person');
    });
    const found = plan('APP', noPerson, {}, onRecord(noPerson));
    expect(codes(found)).toEqual(['hub-missing-type']);
    expect(told(found, 'hub-missing-type')).toEqual([
      `${lacks('Person')}To complete it, ${complete} Or do without a link. Say: Person as text; or: copy Person.`,
    ]);
    expect(others(found)).toHaveLength(1);
    const empty = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'CORE', 'CORE Schema');
      detailOf(w, 'CORE').sharing = 'on';
    });
    expect(told(plan('TWO', empty, {}, onRecord(empty)), 'hub-missing-type')).toEqual([
      `${lacks('Person, Place')}Do without a link. Say: references as text; or: with local copies.`,
    ]);
  });

  it('lacks something that nothing needs: counted, unless the hub was named', () => {
    const noBadge = core((w) => {
      removeFrom(w, 'CORE', 'Person', 'Badge');
    });
    const noPlace = core((w) => {
      removeFrom(w, 'CORE', 'Place');
    });
    const rest = `of CORE; nothing here needs that, and nothing is added. To complete it as well, ${complete}`;
    const said = (workspace: Workspace, some: Partial<DeployOptions> = {}): string[] =>
      told(plan('APP', workspace, some, onRecord(workspace)), 'hub-incomplete');
    expect(said(noBadge)).toEqual([`${HUB} lacks 1 element ${rest}`]);
    expect(said(noPlace)).toEqual([`${HUB} lacks 2 elements ${rest}`]);
    expect(said(noPlace, referenceModes('link', {}, ['CORE']))).toEqual([]);
    expect(said(core())).toEqual([]);
  });

  it('differs: counted, with the first', () => {
    const differs = (places: string, of: (workspace: Workspace) => void): void => {
      const workspace = core(of);
      const found = plan('APP', workspace, {}, onRecord(workspace));
      expect(told(found, 'hub-differs')).toEqual([
        `${HUB} differs from CORE in ${places}, the first: CORE · Person › Badge, type ` +
          '"integer" instead of "text". It is linked to as it is.',
      ]);
      expect(found.findings.filter(({ kind }) => kind === 'keep')).toEqual([]);
    };
    const badge = (w: Workspace): void => {
      attributeOf(w, 'CORE', 'Person', 'Badge').kind = 'integer';
    };
    differs('one place', badge);
    differs('3 places', (w) => {
      badge(w);
      attributeOf(w, 'CORE', 'Place', 'Street').unique = true;
      attributeOf(w, 'CORE', 'Place', 'Street').suffix = 'm';
    });
  });

  it('has object types of other names or places: those are said, its attributes are not', () => {
    const identities = identitiesFrom(planFor(catalogue, core(), optionsFor(['CORE'])), 7);
    const since = core((w) => {
      typeOf(w, 'CORE', 'Person').name = 'Human';
      attributeOf(w, 'CORE', 'Human', 'Email').name = 'Mail';
      typeOf(w, 'CORE', 'Place').parentId = addType(w, 'CORE', {
        name: 'Folder',
        inherited: true,
      }).id;
      removeFrom(w, 'CORE', 'Human', 'Badge');
    });
    const found = plan('APP', since, {}, { ...onRecord(since), identities });
    expect(others(found).map((one) => [one.kind, 'found' in one ? one.found : ''])).toEqual([
      ['renamed', 'Human'],
      ['moved', 'Folder › Place'],
      ['warn', ''],
    ]);
    const gone = changed(since, (w) => {
      removeFrom(w, 'CORE', 'Place');
    });
    const without = plan('APP', gone, {}, { ...onRecord(gone), identities });
    expect(without.findings.filter(({ kind }) => kind === 'deleted')).toEqual([]);
  });

  it('was deployed from another version', () => {
    const workspace = core();
    const said = 'CORE was deployed from CORE 0.9.0, and 1.0.0 is the newest.';
    for (const template of ['APP', 'CORE'])
      expect(
        told(plan(template, workspace, {}, onRecord(workspace, '0.9.0')), 'version-differs'),
      ).toEqual([said]);
    expect(told(plan('APP', workspace, {}, onRecord(workspace)), 'version-differs')).toEqual([]);
    expect(told(plan('APP', workspace), 'version-differs')).toEqual([]);
    const asOther = { known: [record(workspace, 'CORE', 'APP', 'complete', '0.9.0')] };
    expect(told(plan('CORE', workspace, { extend: ['CORE'] }, asOther), 'version-differs')).toEqual(
      [],
    );
    const elsewhere = changed(workspace, (w) => {
      addSchema(w, 'OLD', 'Old');
    });
    const records = {
      known: [
        record(elsewhere, 'OLD', 'CORE', 'building', '0.8.0'),
        record(elsewhere, 'CORE', 'CORE', 'complete'),
      ],
    };
    expect(told(plan('APP', elsewhere, {}, records), 'version-differs')).toEqual([]);
  });
});

describe('an object schema that something would be added to', () => {
  const alone = 'To leave it alone, say: deploy APP named "APP Schema 2" with key APP2.';
  const app = (change: (workspace: Workspace) => void): Workspace =>
    changed(deployed(catalogue, ['APP']), change);

  it('is the template as far as it goes: the first of what it lacks is named', () => {
    const noGadget = app((w) => {
      removeFrom(w, 'APP', 'Gadget');
    });
    const known = [record(noGadget, 'APP', 'APP')];
    const say = 'To add what is missing to it, say: add what is missing to APP.';
    expect(told(plan('APP', noGadget, {}, { known }), 'schema-exists')).toEqual([
      `The object schema "APP Schema" (APP) lacks 1 element of APP, the first: APP · Gadget. ${say} ${alone}`,
    ]);
    // A status or a reference type is created for the attribute that needs it, which is named.
    const noOwner = app((w) => {
      removeFrom(w, 'APP', 'Thing', 'Owner');
      detailOf(w, 'APP').referenceTypes = [];
    });
    expect(told(plan('APP', noOwner, {}, { known }), 'schema-exists')).toEqual([
      `The object schema "APP Schema" (APP) lacks 2 elements of APP, the first: ` +
        `APP · Thing › Owner. ${say} ${alone}`,
    ]);
  });

  it('is something else that has its key: how much of it is there; to add is offered where that is some', () => {
    const foreign = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'APP', 'Theirs');
      addType(w, 'APP', { name: 'Own' });
    });
    const sentence = (held: number): string =>
      `An object schema "Theirs" (APP) is there already and is not APP: it holds ${held} of its 2 object types.`;
    expect(told(plan('APP', foreign), 'schema-exists')).toEqual([`${sentence(0)} ${alone}`]);
    const some = changed(foreign, (w) => {
      addType(w, 'APP', { name: 'Gadget' });
    });
    expect(told(plan('APP', some), 'schema-exists')).toEqual([
      `${sentence(1)} To add what is missing to it, say: add what is missing to APP. ${alone}`,
    ]);
  });

  it('is not yours: said only where something would be added', () => {
    const noGadget = app((w) => {
      schemaOf(w, 'APP').canManage = false;
      removeFrom(w, 'APP', 'Gadget');
    });
    const extend = { extend: ['APP'] };
    expect(told(plan('APP', noGadget, extend), 'not-manageable')).toEqual([
      'You do not manage the object schema "APP Schema" (APP), so you cannot add to it. ' +
        'Ask one of its managers to preview and confirm, or to give you the Object Schema Manager role.',
    ]);
    expect(codes(plan('APP', noGadget, extend))).toEqual(['not-manageable']);
    const whole = app((w) => {
      schemaOf(w, 'APP').canManage = false;
    });
    expect(codes(plan('APP', whole, extend))).toEqual([]);
  });
});

describe('sharing', () => {
  const byHand =
    'in Assets open "CORE Schema" → Schema configuration → General, and allow other object schemas to refer to it';
  const sharedAs = (
    sharing: 'on' | 'off' | 'unreadable',
    change = (_: Workspace): void => undefined,
  ) =>
    core((w) => {
      detailOf(w, 'CORE').sharing = sharing;
      change(w);
    });
  const allow = { allowSharing: ['core'] };
  const sharingSteps = (one: Plan): unknown[] =>
    one.steps.flatMap((step) =>
      step.kind === 'sharing'
        ? [{ key: step.schema, existing: step.existing, after: step.after }]
        : [],
    );
  const refused = `${HUB} does not let other object schemas refer to it.`;

  it('that is off is switched on where the request allows it', () => {
    const found = plan('APP', sharedAs('off'));
    expect(told(found, 'sharing-off')).toEqual([
      `${refused} To have that setting switched on, and nothing else of it changed, say: ` +
        `allow sharing on CORE. Or ${byHand}, then preview again.`,
    ]);
    const allowed = plan('APP', sharedAs('off'), allow);
    expect(codes(allowed)).toEqual([]);
    expect(sharingSteps(allowed)).toEqual([{ key: 'CORE', existing: true, after: [] }]);
    const owner = allowed.steps.find((step) => step.kind === 'attribute' && step.name === 'Owner');
    expect(owner?.after).toContain(allowed.steps.find(({ kind }) => kind === 'sharing')?.key);
    expect(others(allowed)).toEqual([]);
  });

  it('is for a manager, and is not proposed where the object schema holds nothing of the hub', () => {
    const unmanaged = sharedAs('off', (w) => {
      schemaOf(w, 'CORE').canManage = false;
    });
    for (const some of [{}, allow])
      expect(told(plan('APP', unmanaged, some), 'sharing-off')).toEqual([
        `${refused} Ask a manager of it to do this: ${byHand}. Then preview again.`,
      ]);
    const empty = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'CORE', 'CORE Schema');
    });
    const named = referenceModes('link', {}, ['CORE']);
    expect(told(plan('APP', empty, named), 'sharing-off')).toEqual([
      `${refused} Do without a link to it. Say: references as text; or: with local copies.`,
    ]);
  });

  it('that cannot be read is never changed, and taken from what was said only where it matters', () => {
    const found = plan('APP', sharedAs('unreadable'));
    expect(codes(found)).toEqual(['sharing-unreadable']);
    expect(told(found, 'sharing-unreadable')).toEqual([
      `Assets does not show whether ${HUB} lets other object schemas refer to it, so the app must ` +
        'not change that setting. ' +
        `Do this by hand: ${byHand}. Then say that it is done: allow sharing on CORE. ` +
        'Or do without it; say: with local copies; or: references as text.',
    ]);
    const unverified = [
      `That ${HUB} lets other object schemas refer to it is taken from what you said: the app ` +
        'cannot see it and changes nothing there. Should it not be so, Assets refuses the references.',
    ];
    const said = plan('APP', sharedAs('unreadable'), allow);
    expect([codes(said), sharingSteps(said)]).toEqual([[], []]);
    expect(told(said, 'sharing-unverified')).toEqual(unverified);
    expect(others(said)).toHaveLength(1);
    const asText = plan('APP', sharedAs('unreadable'), { ...allow, ...referenceModes('text') });
    expect(told(asText, 'sharing-unverified')).toEqual([]);
    const done = changed(deployed(catalogue, ['APP']), (w) => {
      detailOf(w, 'CORE').sharing = 'unreadable';
    });
    expect(others(planFor(catalogue, done, optionsFor(['APP', 'CORE'], allow)))).toEqual([]);
  });

  it('that was allowed and is not needed is said', () => {
    const idle = (why: string): string[] => [
      `You allowed sharing on ${HUB}, which is not needed: ${why}`,
    ];
    const on = 'it lets other object schemas refer to it already.';
    expect(told(plan('APP', sharedAs('on'), allow), 'unused-option')).toEqual(idle(on));
    const done = changed(deployed(catalogue, ['APP']), (w) => {
      detailOf(w, 'CORE').sharing = 'off';
    });
    const both = (some: Partial<DeployOptions>, more: PlanOptions = {}): Plan =>
      planFor(catalogue, done, optionsFor(['APP', 'CORE'], some), more);
    expect(told(both(allow), 'unused-option')).toEqual(idle('nothing in this plan refers to it.'));
    expect(told(both({}), 'unused-option')).toEqual([]);
    const shared = changed(done, (w) => {
      detailOf(w, 'CORE').sharing = 'on';
    });
    const after = planFor(catalogue, shared, optionsFor(['APP', 'CORE']));
    expect(after.steps).toEqual([]);
    // Whoever confirmed the one did not confirm the other.
    expect(after.digest).not.toBe(both({}).digest);
    const pins = pinsOf(both({}), done, new Set());
    expect(told(both(allow, { pins }), 'unused-option')).toEqual([]);
  });

  it('of a hub that the plan makes is on from the start, and of nothing else', () => {
    expect(sharingSteps(plan('CORE', emptyWorkspace()))).toEqual([
      { key: 'CORE', existing: false, after: ['schema\u001fCORE'] },
    ]);
    const app = plan('APP', emptyWorkspace());
    expect(sharingSteps(app)).toHaveLength(1);
    expect(sharingSteps(plan('APP', emptyWorkspace(), referenceModes('text')))).toEqual([]);
    const begun = (sharing: 'on' | 'off'): Plan => {
      const half = sharedAs(sharing, (w) => {
        removeFrom(w, 'CORE', 'Place');
      });
      return plan('CORE', half, {}, { known: [record(half, 'CORE', 'CORE', 'building')] });
    };
    expect(sharingSteps(begun('off'))).toEqual([{ key: 'CORE', existing: false, after: [] }]);
    expect(sharingSteps(begun('on'))).toEqual([]);
    // One that was there stays as people have it.
    expect(sharingSteps(plan('CORE', sharedAs('off'), { extend: ['CORE'] }))).toEqual([]);
  });
});
