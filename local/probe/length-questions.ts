import { inert } from '../../src/text/inert';
import { fields } from './answer';
import type { Ground } from './ground';
import { longestAround } from './longest';
import { found, open, type Finding } from './finding';
import type { WriteQuestion } from './question';
import { taken, text, type ProbeSite, type Reply } from './site';
import { described } from './throwaway';

/** Where limits have been seen on Cloud or are usual elsewhere. What the site says there is kept. */
const TYPE_MARKS = [70, 71, 75, 76, 255, 256, 1_000];
const ATTRIBUTE_MARKS = [70, 71, 76, 255, 256, 1_000];
const STYLES = { empty: 'nothing is said', rawKey: 'a raw key', sentence: 'a sentence' } as const;
const SURELY_LONG = 4_000;

/** How long descriptions may be, and how a refusal of one is worded. */
export const LENGTH_QUESTIONS: readonly WriteQuestion[] = [
  {
    settles: 'schemaDescriptionMax',
    ask: (_site, ground) => Promise.resolve(ground.descriptionMax),
  },
  {
    settles: 'typeDescriptionMax',
    ask: (_site, ground) =>
      measured(TYPE_MARKS, (length) =>
        ground.type(`Described ${String(length)}`, '', described(length)),
      ),
  },
  {
    settles: 'attributeDescriptionMax',
    async ask(_site, ground) {
      const typeId = await ground.freshType();
      return measured(ATTRIBUTE_MARKS, (length) =>
        ground.attribute(typeId, `Described ${String(length)}`, described(length)),
      );
    },
  },
  {
    settles: 'refusalStyle',
    ask: async (site, ground) => {
      const reply = await refusedForItsLength(site, ground);
      return reply === null
        ? open(`a description of ${String(SURELY_LONG)} characters is accepted`)
        : found(styleOf(reply), `${STYLES[styleOf(reply)]}: ${inert(reply.text, 160)}`);
    },
  },
];

async function measured(
  marks: readonly number[],
  create: (length: number) => Promise<Reply>,
): Promise<Finding> {
  let cut = '';
  let dropped = false;
  const length = await longestAround(marks, async (each) => {
    const reply = await create(each);
    const echoed = text(reply.body, 'description').length;
    if (taken(reply) && echoed === 0) dropped = true;
    if (taken(reply) && echoed > 0 && echoed < each)
      cut = `; of ${String(each)} characters ${String(echoed)} came back`;
    return taken(reply);
  });
  if (dropped) return open('a description is accepted and does not come back');
  return length === 'none'
    ? found(length, `${String(marks.at(-1))} characters are accepted; more was not tried${cut}`)
    : found(
        length,
        `${String(length)} characters are accepted, ${String(length + 1)} are not${cut}`,
      );
}

async function refusedForItsLength(_site: ProbeSite, ground: Ground): Promise<Reply | null> {
  const type = await ground.type('Described at length', '', described(SURELY_LONG));
  if (!taken(type)) return type;
  const attribute = await ground.attribute(
    text(type.body, 'id'),
    'Described at length',
    described(SURELY_LONG),
  );
  return taken(attribute) ? null : attribute;
}

/** `sentence`, `rawKey` (a raw key such as `i18n.constraint.violation.Size.description`) or `empty`. */
function styleOf({ body }: Reply): keyof typeof STYLES {
  const { errors, errorMessages } = fields(body);
  const said = [
    ...Object.values(fields(errors)),
    ...(Array.isArray(errorMessages) ? (errorMessages as unknown[]) : []),
  ].filter((each): each is string => typeof each === 'string' && each !== '');
  if (said.length === 0) return 'empty';
  return said.some((each) => /i18n|^\S+\.\S+\.\S+$/.test(each)) ? 'rawKey' : 'sentence';
}
