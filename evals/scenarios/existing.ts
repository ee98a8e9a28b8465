import {
  called,
  deployment,
  group,
  nothing,
  outcome,
  previewed,
  schemas,
  untouched,
} from '../scenario';

const ADMIN = 'An administrator of a site that is in use';

export const EXISTING = group('existing', {
  'hub-is-there': {
    persona: ADMIN,
    goal: 'a spoke on the hub that is there, sharing already on',
    workspace: 'core',
    turns: ['deploy PRI', 'what was the code?'],
    expect: [...nothing, called('preview-deployment', { schema: 'PRI' })],
  },
  'spoke-on-hub': {
    persona: ADMIN,
    goal: 'the Basic CMDB linked to the hub that is there, which may be shared',
    workspace: 'core',
    turns: ['deploy basic and allow sharing on CORE', 'confirm {code}'],
    permits: { extend: [], sharing: ['CORE'] },
    expect: [schemas('BASIC', 'CORE'), deployment('succeeded')],
  },
  'sharing-not-offered': {
    persona: 'An administrator who does not know about sharing',
    goal: 'a spoke, without being asked about anything else',
    workspace: 'core',
    turns: ['deploy basic', 'yes'],
    expect: nothing,
  },
  complete: {
    persona: ADMIN,
    goal: 'to complete a schema that is complete',
    workspace: 'core',
    turns: ['extend CORE'],
    permits: { extend: ['CORE'], sharing: [] },
    expect: [
      ...nothing,
      previewed({ templates: ['CORE'], extend: ['CORE'] }),
      outcome('preview-deployment', 'nothing-to-do'),
    ],
  },
  'key-is-taken': {
    persona: 'A bank',
    goal: 'a hub where the key CORE is their own',
    workspace: 'own-core',
    turns: ['deploy core'],
    expect: [...nothing, outcome('preview-deployment', 'plan-blocked')],
  },
  'key-is-taken-other-key': {
    persona: 'A bank',
    goal: 'a hub under another key',
    workspace: 'own-core',
    turns: ['deploy core with key HUB and name Shared Data', 'confirm {code}'],
    expect: [schemas('CORE', 'HUB'), deployment('succeeded')],
  },
  'name-is-taken': {
    persona: ADMIN,
    goal: 'the priority matrix where one of that name is theirs',
    workspace: 'hostile',
    turns: ['deploy PRI with references as text'],
    expect: [...nothing, outcome('preview-deployment', 'plan-blocked')],
  },
  'beside-a-stranger': {
    persona: 'A bank',
    goal: 'the Basic CMDB beside a schema that is not ours',
    workspace: 'own-core',
    turns: ['deploy basic with references as text', 'confirm {code}'],
    expect: [schemas('BASIC', 'CORE'), deployment('succeeded')],
  },
  'declined-beside': {
    persona: 'A bank',
    goal: 'to look only',
    workspace: 'own-core',
    turns: ['preview itam with references as text', 'never mind'],
    expect: [untouched],
  },
});
