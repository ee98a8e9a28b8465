import { SWITCHES, type SwitchName } from '../assets-emulator/switches';
import type { Ask } from '../sites/ask';
import { makeGround } from './ground';
import { open, type Finding } from './question';
import { READ_QUESTIONS } from './read-questions';
import { openProbeSite, rows, text, type ProbeSite } from './site';
import { WRITE_QUESTIONS } from './write-questions';

/** What one probe found. It names nothing of the site but what the probe itself made. */
export interface ProbeReport {
  /** ISO time. */
  at: string;
  site: 'real' | 'emulator';
  mode: 'read' | 'write';
  /** Emulator switches that match what was found. */
  switches: Partial<Record<SwitchName, unknown>>;
  /** Those of them that are not the emulator's default. */
  differs: SwitchName[];
  /** What stays open, and why. */
  open: { switch: SwitchName; why: string }[];
  /** Key of the throw-away schema that a person should now delete; null where none was made. */
  toDelete: string | null;
}

export interface ProbeOptions {
  ask: Ask;
  site: ProbeReport['site'];
  /** Makes one throw-away schema and asks more. */
  write: boolean;
  now: Date;
  /** Told as soon as it is there, so that it is known even if the probe is stopped. */
  onGround(key: string): void;
}

/** Asks everything that can be asked here. Rejects where the site does not answer, or where the throw-away schema is refused. */
export async function probe({
  ask,
  site: kind,
  write,
  now,
  onGround,
}: ProbeOptions): Promise<ProbeReport> {
  const site = await openProbeSite(ask);
  const findings = new Map<SwitchName, Finding>([
    ['assets', { kind: 'found', value: site.workspaceId === null ? 'none' : 'available' }],
  ]);
  let toDelete: string | null = null;
  if (site.workspaceId !== null) {
    const ground = write
      ? await makeGround(site, now.getTime().toString(36).toUpperCase().slice(-6))
      : null;
    if (ground !== null) {
      toDelete = ground.key;
      onGround(ground.key);
    }
    // The throw-away schema comes first: in it there is something to see.
    const schemaIds = [
      ...(ground === null ? [] : [ground.schemaId]),
      ...(await visibleSchemas(site)),
    ];
    for (const question of READ_QUESTIONS)
      findings.set(question.settles, await settled(() => question.ask(site, schemaIds)));
    if (ground !== null)
      for (const question of WRITE_QUESTIONS)
        findings.set(question.settles, await settled(() => question.ask(site, ground)));
  }
  return {
    at: now.toISOString(),
    site: kind,
    mode: write ? 'write' : 'read',
    ...summarise(findings, write),
    toDelete,
  };
}

/** Schemas the account can see; a few are enough. */
async function visibleSchemas(site: ProbeSite): Promise<string[]> {
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

function summarise(
  findings: ReadonlyMap<SwitchName, Finding>,
  write: boolean,
): Pick<ProbeReport, 'switches' | 'differs' | 'open'> {
  const switches: Partial<Record<SwitchName, unknown>> = {};
  const left: ProbeReport['open'] = [];
  for (const [name, { default: usual, accept }] of Object.entries(SWITCHES) as [
    SwitchName,
    { default: unknown; accept(given: unknown): unknown },
  ][]) {
    const finding = findings.get(name) ?? open(reasonNotAsked(name, write));
    if (finding.kind === 'open') left.push({ switch: name, why: finding.why });
    else if (accept(finding.value) === null)
      left.push({
        switch: name,
        why: `the site does neither: ${JSON.stringify(finding.value)}; the emulator needs another value`,
      });
    else switches[name] = finding.value;
    if (switches[name] === undefined && usual === undefined)
      left.push({ switch: name, why: 'it has no default' });
  }
  const differs = (Object.keys(switches) as SwitchName[]).filter(
    (name) => JSON.stringify(switches[name]) !== JSON.stringify(SWITCHES[name].default),
  );
  return { switches, differs, open: left };
}

function reasonNotAsked(name: SwitchName, write: boolean): string {
  if (!write && WRITE_QUESTIONS.some((question) => question.settles === name))
    return 'needs writing: --write';
  return 'not something this probe can ask with GET and POST as one person';
}
