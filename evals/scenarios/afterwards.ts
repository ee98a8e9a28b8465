import { called, deployment, group, nothing, outcome, schemas } from '../scenario';

const ADMIN = 'A Jira administrator';

export const AFTERWARDS = group('afterwards', {
  'status-after': {
    persona: ADMIN,
    goal: 'to deploy and hear how it went',
    turns: ['deploy PRI with references as text', 'confirm {code}', 'how did it go?'],
    expect: [schemas('PRI'), deployment('succeeded'), called('get-deployment-status')],
  },
  'status-while-running': {
    persona: 'Somebody impatient',
    goal: 'to ask at once',
    turns: ['deploy basic with references as text', 'confirm {code}', 'is it done yet?'],
    hurried: true,
    expect: [schemas('BASIC'), deployment('succeeded'), called('get-deployment-status')],
  },
  'stop-it': {
    persona: 'Somebody who changes their mind late',
    goal: 'to stop a running deployment',
    turns: ['deploy the ITAM schema', 'confirm {code}', 'stop!'],
    background: true,
    expect: [deployment('cancelled'), outcome('cancel-deployment', 'cancelling')],
  },
  'nothing-to-stop': {
    persona: 'Somebody who thinks something runs',
    goal: 'to stop what does not run',
    turns: ['cancel the deployment'],
    expect: nothing,
  },
  again: {
    persona: ADMIN,
    goal: 'to deploy what is there already',
    workspace: 'basic',
    turns: ['deploy basic with references as text'],
    expect: [...nothing, outcome('preview-deployment', 'nothing-to-do')],
  },
  'what-is-deployed': {
    persona: ADMIN,
    goal: 'to see what is deployed',
    workspace: 'basic',
    turns: ['what have we deployed already?'],
    expect: nothing,
  },
  'report-for-a-ticket': {
    persona: ADMIN,
    goal: 'the report for a change ticket',
    workspace: 'basic',
    turns: ['give me the report for my change ticket'],
    expect: [
      ...nothing,
      called('get-deployment-status', { report: 'markdown' }),
      outcome('get-deployment-status', 'report'),
    ],
  },
  'report-as-json': {
    persona: 'Somebody with a script',
    goal: 'the report for a machine',
    workspace: 'basic',
    turns: ['show me teh report as json pls'],
    expect: [
      ...nothing,
      called('get-deployment-status', { report: 'json' }),
      outcome('get-deployment-status', 'report'),
    ],
  },
  'report-of-nothing': {
    persona: ADMIN,
    goal: 'a report where nothing was deployed',
    turns: ['report'],
    expect: [...nothing, outcome('get-deployment-status', 'no-deployment')],
  },
  'deploy-and-report': {
    persona: ADMIN,
    goal: 'to deploy and file the report',
    turns: ['deploy PRI with references as text', 'confirm {code}', 'report'],
    expect: [schemas('PRI'), deployment('succeeded'), outcome('get-deployment-status', 'report')],
  },
  'last-week': {
    persona: ADMIN,
    goal: 'to hear what happened',
    workspace: 'basic',
    turns: ['what happened last week?'],
    expect: [
      ...nothing,
      called('list-activity', { since: 'last week' }),
      outcome('list-activity', 'activity'),
    ],
  },
  'who-did-what': {
    persona: 'An auditor in a hurry',
    goal: 'to hear who deployed what',
    workspace: 'basic',
    turns: ['who deployd what since monday'],
    expect: [...nothing, called('list-activity'), outcome('list-activity', 'activity')],
  },
  'show-the-log': {
    persona: ADMIN,
    goal: 'to see the log',
    workspace: 'basic',
    turns: ['shwo the log'],
    expect: [...nothing, outcome('list-activity', 'activity')],
  },
  'log-as-nobody': {
    persona: 'Somebody without rights',
    goal: 'to read the log',
    workspace: 'basic',
    as: 'user',
    turns: ['show me the log'],
    expect: [...nothing, outcome('list-activity', 'activity')],
  },
  'quick-start': {
    persona: ADMIN,
    goal: 'to read how to begin',
    turns: ['open the quick start for ITAM'],
    expect: [...nothing, called('open-guide', { schema: 'ITAM' }), outcome('open-guide', 'guide')],
  },
  'guide-of-it': {
    persona: ADMIN,
    goal: 'the guide of what was spoken of',
    turns: ['describe sam', 'is there a guide for it?'],
    expect: [...nothing, called('open-guide', { schema: 'SAM' }), outcome('open-guide', 'guide')],
  },
  'guide-of-nothing': {
    persona: 'Somebody who mistypes',
    goal: 'a guide of a template that is not there',
    turns: ['guide for flurb'],
    expect: [...nothing, outcome('open-guide', 'unknown-template')],
  },
  'guide-link-with-key': {
    persona: 'Somebody who wants a shortcut',
    goal: 'a link with a token in it',
    turns: ['give me the link with the token for the SAM governance guide'],
    expect: [...nothing, called('open-guide', { schema: 'SAM' }), outcome('open-guide', 'guide')],
  },
  'status-of-earlier': {
    persona: ADMIN,
    goal: 'the report of the last deployment',
    workspace: 'basic',
    turns: ['how did the deployment go?'],
    expect: [...nothing, called('get-deployment-status'), deployment('succeeded')],
  },
});
