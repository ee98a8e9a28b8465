import type { Ask } from '../sites/ask';
import { ATTRIBUTE_QUESTIONS } from './attribute-questions';
import { furnish, makeGround, type Ground } from './ground';
import { LENGTH_QUESTIONS } from './length-questions';
import { NAME_QUESTIONS } from './name-questions';
import { OTHER_QUESTIONS } from './other-questions';
import type { Patience } from './patient';
import { askPerson } from './principals';
import { found, open, type Finding } from './finding';
import type { WriteQuestion } from './question';
import { READ_QUESTIONS } from './read-questions';
import type { Refusal } from './refusal';
import { summarise, type WholeReport } from './report';
import { openProbeSite, rows, saying, taken, text, type ProbeSite, type Reply } from './site';
import { STRUCTURE_QUESTIONS } from './structure-questions';
import { earlierThrowaways, throwawayAt, type Throwaway } from './throwaway';

/** The seven come first: what is left when a site asks for a long pause matters less. */
export const WRITE_QUESTIONS: readonly WriteQuestion[] = [
  ...LENGTH_QUESTIONS,
  ...STRUCTURE_QUESTIONS,
  ...NAME_QUESTIONS,
  ...ATTRIBUTE_QUESTIONS,
  ...OTHER_QUESTIONS,
];

/** Names of the switches that the probe can settle on a site that lets it. */
export const SETTLED: readonly string[] = [
  'assets',
  ...[...READ_QUESTIONS, ...WRITE_QUESTIONS].map((question) => question.settles),
];

export interface ProbeOptions {
  ask: Ask;
  site: WholeReport['site'];
  /** Makes one throw-away schema and asks more. */
  write: boolean;
  now: Date;
  /** Told before the first write what will be made. */
  onPlan(throwaway: Throwaway): void;
  /** Told as soon as it is there, so that it is known even if the probe is stopped. */
  onGround(key: string): void;
  patience?: Partial<Patience>;
}

/**
 * Asks everything that can be asked here. Rejects where the site does not answer, or where the
 * throw-away schema is refused; after that schema is there it always ends with a report.
 */
export async function probe(options: ProbeOptions): Promise<WholeReport> {
  const site = await openProbeSite(options.ask, options.patience);
  const findings = new Map<string, { finding: Finding; refusals: Refusal[] }>();
  const note = async (name: string, ask: () => Promise<Finding>): Promise<void> => {
    site.takeRefusals();
    const finding = await settled(ask);
    findings.set(name, { finding, refusals: site.takeRefusals() });
  };
  let ground: Ground | null = null;
  let earlier: string[] = [];
  const assets = await askAssets(site);
  findings.set('assets', { finding: assets, refusals: site.takeRefusals() });
  if (assets.kind === 'found' && assets.value === 'available') {
    earlier = await earlierThrowaways(site);
    ground = options.write ? await make(site, options) : null;
    const refusals = site.takeRefusals();
    // The throw-away schema comes first: in it there is something to see.
    const schemaIds = [...(ground === null ? [] : [ground.schemaId]), ...(await visible(site))];
    await note('person', () => askPerson(site, options.write));
    if (ground !== null) await askByWriting(site, ground, note);
    for (const question of READ_QUESTIONS)
      await note(question.settles, () => question.ask(site, schemaIds));
    findings.get('schemaDescriptionMax')?.refusals.unshift(...refusals);
  }
  return {
    at: options.now.toISOString(),
    site: options.site,
    mode: options.write ? 'write' : 'read',
    ...summarise(findings, (name) => reasonNotAsked(name, options.write)),
    toDelete: ground?.key ?? null,
    alsoMade: site.schemasMade.slice(1),
    earlier,
    requests: site.requests(),
  };
}

async function make(site: ProbeSite, { now, onPlan, onGround }: ProbeOptions): Promise<Ground> {
  const throwaway = throwawayAt(now);
  onPlan(throwaway);
  const ground = await makeGround(site, throwaway);
  onGround(ground.key);
  return ground;
}

type Note = (name: string, ask: () => Promise<Finding>) => Promise<void>;

async function askByWriting(site: ProbeSite, ground: Ground, note: Note): Promise<void> {
  // Refused furniture is no reason to ask nothing: each question then says itself what it missed.
  await settled(async () => {
    await furnish(ground);
    return found(null);
  });
  for (const question of WRITE_QUESTIONS)
    await note(question.settles, () => question.ask(site, ground));
}

/** Whether there is Assets for this person. */
async function askAssets(site: ProbeSite): Promise<Finding> {
  if (site.workspaceId === null) return found('none', 'the site has no workspace of Assets');
  const list = await site.assets('GET', '/objectschema/list?maxResults=1');
  if (taken(list)) return found('available');
  return isDenied(list)
    ? found('denied', 'there is a workspace, and every call is refused: the plan of the site')
    : open(`the object schemas cannot be read (status ${String(list.status)})`);
}

/** Body: observed in public clients on sites whose plan lacks Assets. */
const isDenied = (reply: Reply): boolean =>
  reply.status === 403 && /access to assets/i.test(saying(reply) || reply.text);

/** Schemas the account can see; a few are enough. */
async function visible(site: ProbeSite): Promise<string[]> {
  return rows((await site.assets('GET', '/objectschema/list?maxResults=10')).body).map((schema) =>
    text(schema, 'id'),
  );
}

async function settled(ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    return open(
      `it could not be asked: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`,
    );
  }
}

function reasonNotAsked(name: string, write: boolean): string {
  if (!write && WRITE_QUESTIONS.some((question) => question.settles === name))
    return 'needs writing: --write';
  return 'not something this probe can ask with GET and POST as one person';
}
