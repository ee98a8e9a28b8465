import { called, group, nothing } from '../scenario';

const NEWCOMER = 'An administrator who sees LaunchPad for the first time';

export const ASKING = group('asking', {
  'what-there-is': {
    persona: NEWCOMER,
    goal: 'to know what can be deployed',
    turns: ['Hello, what can you deploy here?'],
    expect: [...nothing, called('list-schemas')],
  },
  'plain-list': {
    persona: 'Somebody in a hurry',
    goal: 'a list',
    turns: ['list'],
    expect: [...nothing, called('list-schemas')],
  },
  'which-templates': {
    persona: NEWCOMER,
    goal: 'to see all templates',
    turns: ['Which templates do you have?'],
    expect: [...nothing, called('list-schemas')],
  },
  'describe-by-key': {
    persona: 'An asset manager',
    goal: 'to understand ITAM before deciding',
    turns: ['Tell me about ITAM'],
    expect: [...nothing, called('describe-schema', { schema: 'ITAM' })],
  },
  'describe-by-name': {
    persona: 'An asset manager who knows names, not keys',
    goal: 'to understand the asset management model',
    turns: ['What is in the IT Asset Management schema?'],
    expect: [...nothing, called('describe-schema', { schema: 'ITAM' })],
  },
  compare: {
    persona: 'An architect',
    goal: 'to see how two models differ',
    turns: ['Compare CORE and BASIC please'],
    expect: [...nothing, called('describe-schema', { schema: 'CORE', compareWith: 'BASIC' })],
  },
  'describe-then-preview': {
    persona: 'An asset manager',
    goal: 'to look at a model, then at what it would create',
    turns: ['describe PRI', 'ok and what would it create here?'],
    expect: [
      ...nothing,
      called('describe-schema', { schema: 'PRI' }),
      called('preview-deployment', { schema: 'PRI' }),
    ],
  },
  'is-it-safe': {
    persona: 'A careful administrator',
    goal: 'reassurance',
    turns: ['Will this delete or change anything I already have?'],
    expect: nothing,
  },
  'what-is-a-hub': {
    persona: NEWCOMER,
    goal: 'to understand a word',
    turns: ["what's a hub?"],
    expect: nothing,
  },
  'small-talk': {
    persona: 'Somebody polite',
    goal: 'nothing yet',
    turns: ['Good morning!', 'thanks, bye'],
    expect: nothing,
  },
  nonsense: {
    persona: 'A cat on a keyboard',
    goal: 'none',
    turns: ['asdkjh qweoiu zmxcn', '42'],
    expect: nothing,
  },
});
