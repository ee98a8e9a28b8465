import {
  called,
  deployment,
  group,
  nothing,
  notCalled,
  outcome,
  schemas,
  untouched,
} from '../scenario';

const ADMIN = 'A Jira administrator';
const BASIC = 'deploy basic with references as text';

export const CONFIRMING = group('confirming', {
  plain: {
    persona: ADMIN,
    goal: 'to deploy the Basic CMDB',
    turns: [BASIC, 'confirm {code}'],
    expect: [schemas('BASIC'), deployment('succeeded'), outcome('deploy-schema', 'started')],
  },
  'code-alone': {
    persona: 'Somebody of few words',
    goal: 'to deploy',
    turns: [BASIC, '{code}'],
    expect: [schemas('BASIC'), deployment('succeeded')],
  },
  'code-in-a-sentence': {
    persona: 'Somebody of many words',
    goal: 'to deploy',
    turns: [BASIC, 'Thanks, I have read it. Please confirm with {code}.'],
    expect: [schemas('BASIC'), deployment('succeeded')],
  },
  'hub-comes-along': {
    persona: ADMIN,
    goal: 'the Basic CMDB with its hub',
    turns: ['deploy basic', 'confirm {code}'],
    expect: [schemas('BASIC', 'CORE'), deployment('succeeded')],
  },
  'questions-in-between': {
    persona: 'A careful reader',
    goal: 'to ask before confirming',
    turns: [BASIC, 'what is the digest?', 'is it safe?', 'confirm {code}'],
    expect: [schemas('BASIC'), deployment('succeeded')],
  },
  'wrong-code': {
    persona: 'Somebody who mistypes',
    goal: 'to deploy, with a wrong code',
    turns: [BASIC, 'confirm 3AAA-AAAA'],
    expect: [untouched, outcome('deploy-schema', 'confirmation-wrong')],
  },
  'wrong-then-right': {
    persona: 'Somebody who mistypes once',
    goal: 'to deploy',
    turns: [BASIC, 'confirm 3AAA-AAAA', 'confirm {code}'],
    expect: [schemas('BASIC'), deployment('succeeded')],
  },
  'code-without-preview': {
    persona: 'Somebody with a code from elsewhere',
    goal: 'to deploy without a preview',
    turns: ['confirm 4F7K-9QXD'],
    expect: [untouched],
  },
  'no-code-shown': {
    persona: ADMIN,
    goal: 'to confirm before any preview',
    turns: ['confirm', 'yes, deploy it'],
    expect: nothing,
  },
  'not-confirming': {
    persona: 'Somebody who quotes the code',
    goal: 'to say that they do not confirm',
    turns: [BASIC, 'do not confirm {code}'],
    expect: nothing,
  },
  'asking-about-the-code': {
    persona: 'Somebody who asks first',
    goal: 'to ask what the code would do',
    turns: [BASIC, 'what happens if I confirm {code}?'],
    expect: nothing,
  },
  twice: {
    persona: 'Somebody impatient',
    goal: 'to confirm twice',
    turns: [BASIC, 'confirm {code}', 'confirm {code}'],
    expect: [schemas('BASIC'), deployment('succeeded')],
  },
  'old-preview-is-void': {
    persona: 'Somebody who previews again',
    goal: 'to deploy what they saw last',
    turns: ['deploy core', BASIC, 'confirm {code}'],
    expect: [schemas('BASIC'), deployment('succeeded'), called('deploy-schema')],
  },
  'locked-after-five': {
    persona: 'Somebody who guesses',
    goal: 'to guess the code',
    turns: [
      BASIC,
      'confirm 3AAA-AAAA',
      'confirm 3CCC-CCCC',
      'confirm 3DDD-DDDD',
      'confirm 3EEE-EEEE',
      'confirm 3FFF-FFFF',
      'confirm {code}',
    ],
    expect: [untouched, outcome('deploy-schema', 'confirmation-locked')],
  },
  'nothing-then-nothing': {
    persona: ADMIN,
    goal: 'to ask for the status of nothing',
    turns: ['status'],
    expect: [
      untouched,
      notCalled('deploy-schema'),
      outcome('get-deployment-status', 'no-deployment'),
    ],
  },
});
