import { called, deployment, group, nothing, outcome, schemas } from '../scenario';

const ADMIN = 'A Jira administrator';

export const AFTERWARDS = group('afterwards', {
  'status-after': { persona: ADMIN, goal: 'to deploy and hear how it went', turns: ['deploy PRI with references as text', 'confirm {code}', 'how did it go?'], expect: [schemas('PRI'), deployment('succeeded'), called('get-deployment-status')] },
  'status-while-running': { persona: 'Somebody impatient', goal: 'to ask at once', turns: ['deploy basic with references as text', 'confirm {code}', 'is it done yet?'], hurried: true, expect: [schemas('BASIC'), deployment('succeeded'), called('get-deployment-status')] },
  'stop-it': { persona: 'Somebody who changes their mind late', goal: 'to stop a running deployment', turns: ['deploy the ITAM schema', 'confirm {code}', 'stop!'], expect: [deployment('cancelled'), outcome('cancel-deployment', 'cancelling')] },
  'nothing-to-stop': { persona: 'Somebody who thinks something runs', goal: 'to stop what does not run', turns: ['cancel the deployment'], expect: nothing },
  'again': { persona: ADMIN, goal: 'to deploy what is there already', workspace: 'basic', turns: ['deploy basic with references as text'], expect: [...nothing, outcome('preview-deployment', 'nothing-to-do')] },
  'what-is-deployed': { persona: ADMIN, goal: 'to see what is deployed', workspace: 'basic', turns: ['what have we deployed already?'], expect: nothing },
  'status-of-earlier': { persona: ADMIN, goal: 'the report of the last deployment', workspace: 'basic', turns: ['how did the deployment go?'], expect: [...nothing, called('get-deployment-status'), deployment('succeeded')] },
});
