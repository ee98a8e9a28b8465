import { called, group, nothing, notCalled, outcome, previewed, untouched } from '../scenario';

const ADMIN = 'A Jira administrator';

export const PREVIEWING = group('previewing', {
  'deploy-without-code': {
    persona: ADMIN,
    goal: 'to see ITAM and think about it',
    turns: ['deploy the ITAM schema'],
    expect: [
      ...nothing,
      previewed({ templates: ['ITAM'] }),
      outcome('preview-deployment', 'preview'),
    ],
  },
  'dry-run': {
    persona: ADMIN,
    goal: 'a dry run',
    turns: ['Do a dry run of the Basic CMDB'],
    expect: [...nothing, previewed({ templates: ['BASIC'] })],
  },
  'what-would-it-create': {
    persona: ADMIN,
    goal: 'to know what would change',
    turns: ['What would deploying CORE create?'],
    expect: [...nothing, previewed({ templates: ['CORE'] })],
  },
  'yes-is-not-enough': {
    persona: 'Somebody who says yes to everything',
    goal: 'to deploy without reading',
    turns: ['roll out itam', 'yes', 'go ahead', 'do it', 'confirm'],
    expect: nothing,
  },
  'polite-assent': {
    persona: 'A polite administrator',
    goal: 'to deploy by agreeing',
    turns: ['Could you please set up a basic CMDB?', 'Looks good to me, please proceed.'],
    expect: nothing,
  },
  declined: {
    persona: 'Somebody who changes their mind',
    goal: 'not to deploy after all',
    turns: ['install basic', 'no thanks'],
    expect: [...nothing, previewed({ templates: ['BASIC'] })],
  },
  'another-one': {
    persona: 'Somebody undecided',
    goal: 'to look at two models, one after the other',
    turns: ['deploy core', 'actually, deploy basic instead'],
    expect: [...nothing, previewed({ templates: ['CORE'] }), previewed({ templates: ['BASIC'] })],
  },
  'two-at-once': {
    persona: ADMIN,
    goal: 'two models under one preview',
    turns: ['deploy core and basic'],
    expect: [...nothing, previewed({ templates: ['CORE', 'BASIC'] })],
  },
  'full-name': {
    persona: 'An administrator who read a brochure',
    goal: 'software asset management',
    turns: ['I would like the Software Asset Management schema'],
    expect: [...nothing, previewed({ templates: ['SAM'] })],
  },
  'lower-case': {
    persona: 'Somebody on a phone',
    goal: 'the priority matrix',
    turns: ['deploy pri pls'],
    expect: [...nothing, previewed({ templates: ['PRI'] })],
  },
  typo: {
    persona: 'Somebody who types fast',
    goal: 'ITAM, misspelt verb',
    turns: ['depoly ITAM'],
    expect: [...nothing, previewed({ templates: ['ITAM'] })],
  },
  unknown: {
    persona: 'Somebody who expects everything',
    goal: 'a template that is not there',
    turns: ['deploy the spaceship fleet schema'],
    expect: [untouched, notCalled('deploy-schema')],
  },
  'need-first': {
    persona: 'Somebody with a need and no name for it',
    goal: 'a model, without naming one',
    turns: ['deploy something', 'ITAM'],
    expect: [...nothing, previewed({ templates: ['ITAM'] })],
  },
  'ask-how-to-confirm': {
    persona: 'A careful reader',
    goal: 'to know how to confirm, without confirming',
    turns: ['deploy BASIC', 'how do I confirm?', 'why do I need a code?'],
    expect: [...nothing, called('preview-deployment', { schema: 'BASIC' })],
  },
  'name-nearly-right': {
    persona: 'An administrator who says it otherwise',
    goal: 'CORE, as other words than its name',
    turns: ['deploy the core master data schema'],
    expect: [...nothing, previewed({ templates: ['CORE'] })],
  },
  'name-in-german': {
    persona: 'A German-speaking administrator',
    goal: 'the priority matrix, by its German name',
    turns: ['Bitte die Prioritätsmatrix installieren'],
    expect: [...nothing, previewed({ templates: ['PRI'] })],
  },
  'plural-left-out': {
    persona: 'An administrator who says it in the plural',
    goal: 'the basic CMDB without its network devices',
    turns: ['deploy the Basic CMDB without network devices'],
    expect: [
      ...nothing,
      previewed({ templates: ['BASIC'] }),
      outcome('preview-deployment', 'preview'),
    ],
  },
});
