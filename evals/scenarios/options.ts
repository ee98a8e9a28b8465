import type { ReferenceChoice } from '../../src/planner/options';
import {
  attribute,
  deployment,
  group,
  nothing,
  objectType,
  outcome,
  previewed,
  schemas,
} from '../scenario';

const ADMIN = 'An administrator with wishes';
const TEXT: ReferenceChoice = { all: 'text', each: {}, hubs: [] };

export const OPTIONS = group('options', {
  'name-and-key': {
    persona: ADMIN,
    goal: 'a name and key of their own',
    turns: ['install core as Master Data with key MDATA'],
    expect: [...nothing, previewed({ templates: ['CORE'], name: 'Master Data', key: 'MDATA' })],
  },
  'quoted-name': {
    persona: ADMIN,
    goal: 'a name in quotes',
    turns: ['deploy core named "People and Places"'],
    expect: [...nothing, previewed({ name: 'People and Places' })],
  },
  'all-as-text': {
    persona: 'An administrator who wants no hub',
    goal: 'no references',
    turns: ['deploy basic with references as text'],
    expect: [...nothing, previewed({ templates: ['BASIC'], references: TEXT })],
  },
  'vendors-as-text': {
    persona: ADMIN,
    goal: 'vendors as text only',
    turns: ['deploy itam and keep vendors as text'],
    expect: [
      ...nothing,
      previewed({ references: { all: 'link', each: { Vendor: 'text' }, hubs: [] } }),
    ],
  },
  'copy-person': {
    persona: ADMIN,
    goal: 'a copy of people in the schema itself',
    turns: ['deploy itam but copy person'],
    expect: [
      ...nothing,
      previewed({ references: { all: 'link', each: { Person: 'create' }, hubs: [] } }),
    ],
  },
  standalone: {
    persona: 'A team of its own',
    goal: 'a schema that depends on none',
    turns: ['deploy basic standalone'],
    expect: [...nothing, previewed({ references: { all: 'create', each: {}, hubs: [] } })],
  },
  'leave-out': {
    persona: ADMIN,
    goal: 'ITAM without two types',
    turns: ['deploy ITAM but leave out Stocktake and Loss Report'],
    expect: [
      ...nothing,
      previewed({ templates: ['ITAM'], leaveOut: ['Stocktake', 'Loss Report'] }),
    ],
  },
  lean: {
    persona: 'A minimalist',
    goal: 'as little as possible',
    turns: ['deploy a lean ITAM'],
    expect: [...nothing, previewed({ templates: ['ITAM'], variant: 'lean' })],
  },
  project: {
    persona: 'A service desk lead',
    goal: 'hints for a project',
    turns: ['deploy basic for project ITSM'],
    expect: [...nothing, previewed({ templates: ['BASIC'], project: 'ITSM' })],
  },
  'project-missing': {
    persona: 'A service desk lead',
    goal: 'hints for a project that is not there',
    turns: ['deploy basic for project NOSUCH'],
    expect: [...nothing, outcome('preview-deployment', 'plan-blocked')],
  },
  'everything-at-once': {
    persona: 'An administrator who has read the manual',
    goal: 'many options in one sentence',
    turns: [
      'install itam as IT Stock with key STOCK without Stocktake, lean, keep vendors as text',
    ],
    expect: [
      ...nothing,
      previewed({
        templates: ['ITAM'],
        name: 'IT Stock',
        key: 'STOCK',
        variant: 'lean',
        leaveOut: ['Stocktake'],
        references: { all: 'link', each: { Vendor: 'text' }, hubs: [] },
      }),
    ],
  },
  'change-after-preview': {
    persona: ADMIN,
    goal: 'the same, with another key',
    turns: ['deploy basic', 'with key BSX please'],
    expect: [...nothing, previewed({ templates: ['BASIC'], key: 'BSX' })],
  },
  'bad-key': {
    persona: ADMIN,
    goal: 'a key that Assets does not take',
    turns: ['deploy core with key 1'],
    expect: nothing,
  },
  'own-key-deployed': {
    persona: ADMIN,
    goal: 'the priority matrix under a key of their own',
    turns: ['deploy PRI with key PRIO and references as text', 'confirm {code}'],
    expect: [schemas('PRIO'), deployment('succeeded')],
  },
  'text-deployed': {
    persona: 'An administrator who wants no hub',
    goal: 'the Basic CMDB with plain text for references',
    turns: ['deploy basic, references=text', 'confirm {code}'],
    expect: [
      schemas('BASIC'),
      deployment('succeeded'),
      attribute('BASIC', 'Network Device', 'Manufacturer', 'text'),
    ],
  },
  'left-out-deployed': {
    persona: ADMIN,
    goal: 'the Basic CMDB without network devices',
    turns: ['deploy basic with references as text without Network Device', 'confirm {code}'],
    expect: [
      schemas('BASIC'),
      deployment('succeeded'),
      objectType('BASIC', 'Network Device', false),
      objectType('BASIC', 'Server', true),
    ],
  },
});
