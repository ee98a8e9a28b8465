/** The topic a question is nearest to, where no pattern speaks for one. */
import MiniSearch from 'minisearch';
import { TOPICS } from './questions';
import type { Topic } from './topic';
import { FILLERS } from './words/fillers';

interface Way {
  id: number;
  topic: string;
  text: string;
}

/** Ways in which people ask, beyond what patterns hold. */
const WAYS: readonly (readonly [topic: string, ways: readonly string[]])[] = [
  [
    'safe',
    [
      'will anything get broken or lost',
      'could this damage our production data',
      'is it risky to run',
      'does it overwrite what we have',
      'what if something goes wrong',
    ],
  ],
  [
    'duration',
    [
      'how much time does a deployment need',
      'when will it be finished',
      'is it slow',
      'how many minutes',
    ],
  ],
  [
    'cost',
    [
      'what is the price',
      'do we have to pay extra for it',
      'is there a licence fee',
      'is it part of our plan',
    ],
  ],
  [
    'objects',
    [
      'does it count against our object limit',
      'how many objects are used',
      'does it fill in data',
      'are the schemas empty afterwards',
    ],
  ],
  [
    'who',
    [
      'which rights do i need',
      'do i have to be an administrator',
      'who may deploy',
      'can a normal user do this',
    ],
  ],
  [
    'roles',
    [
      'how do i give others access to a schema',
      'who can see the schema afterwards',
      'set the permissions of a schema',
      'how do agents get to see it',
    ],
  ],
  [
    'privacy',
    [
      'does our data leave atlassian',
      'what do you store about us',
      'is it gdpr compliant',
      'do you send anything to a server',
    ],
  ],
  ['result', ['where do i find it afterwards', 'where is the new schema', 'where do i look at it']],
  [
    'preview',
    [
      'can i try it without writing',
      'is there a dry run',
      'can i see it before it is created',
      'can i test this first',
    ],
  ],
  [
    'about',
    [
      'what are you',
      'are you a robot',
      'who built this',
      'which ai is behind this',
      'are you open source',
    ],
  ],
];

const INDEX = new MiniSearch<Way>({
  fields: ['text'],
  storeFields: ['topic'],
  processTerm: (term) => (FILLERS.has(term.toLowerCase()) ? null : term.toLowerCase()),
});
INDEX.addAll(
  WAYS.flatMap(([topic, ways]) => ways.map((text) => ({ topic, text }))).map((way, id) => ({
    id,
    ...way,
  })),
);
const LIKELY = 9;

const telling = (terms: readonly string[]): number =>
  terms.filter((term) => term.length > 3 && !AUXILIARY.has(term)).length;
const AUXILIARY = new Set(
  'what when where which will would does have this that they them with from into'.split(' '),
);

/** Null where none is near. */
export function nearestTopic(said: string): Topic | null {
  const [best] = INDEX.search(said, { fuzzy: 0.15 });
  if (best === undefined || best.score < LIKELY || telling(best.queryTerms) < 2) return null;
  return TOPICS.find(({ topic }) => topic === best['topic']) ?? null;
}
