import { SWITCHES, type SwitchName } from '../assets-emulator/switches';
import { open, type Finding } from './finding';
import { kept, type Refusal } from './refusal';
import { ONLY_INSIDE_FORGE, SEVEN, toldOf } from './seven';

/** What a probe settled: the part of a report that pages are made from. */
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
  open: { switch: string; why: string }[];
  /** Key of the throw-away schema that a person should now delete; null where none was made. */
  toDelete: string | null;
}

/**
 * All that one probe found. It names nothing of the site but what the probe itself made, and
 * holds its raw refusals.
 */
export interface WholeReport extends ProbeReport {
  /** The seven questions that decide the first real deployment, with what was found. */
  questions: SevenAnswer[];
  /** All of `switches` as options of `launchpad emulator`. */
  switchLines: string[];
  /** Found, though the emulator has no switch for it. */
  besides: Record<string, unknown>;
  /** Raw refusals by the switch whose question met them, a few of each. */
  refusals: Record<string, Refusal[]>;
  /** Keys of further object schemas that the site made although it should have refused them. */
  alsoMade: string[];
  /** Keys of throw-away schemas of earlier probes that are still there. */
  earlier: string[];
  /** Requests sent, repeated ones included. */
  requests: number;
}

export interface SevenAnswer {
  number: number;
  asks: string;
  /** One sentence a finding. */
  found: string[];
}

/** What the questions brought, by the switch each of them settles. */
export type Findings = ReadonlyMap<string, { finding: Finding; refusals: readonly Refusal[] }>;

type Entry = { default: unknown; accept(given: unknown): unknown };
const TABLE: Readonly<Record<string, Entry>> = SWITCHES;

/** The part of a report that follows from the findings. */
export function summarise(
  findings: Findings,
  reasonNotAsked: (name: string) => string,
): Pick<
  WholeReport,
  'questions' | 'switches' | 'differs' | 'switchLines' | 'open' | 'besides' | 'refusals'
> {
  const of = (name: string): Finding =>
    findings.get(name)?.finding ?? open(ONLY_INSIDE_FORGE[name] ?? reasonNotAsked(name));
  const switches: Record<string, unknown> = {};
  const besides: Record<string, unknown> = {};
  const left: WholeReport['open'] = [];
  for (const name of new Set([...Object.keys(TABLE), ...findings.keys()])) {
    const finding = of(name);
    const entry = TABLE[name];
    if (finding.kind === 'open') left.push({ switch: name, why: finding.why });
    else if (entry === undefined) besides[name] = finding.value;
    else if (entry.accept(finding.value) === null)
      left.push({
        switch: name,
        why: `the site does neither: ${JSON.stringify(finding.value)}; the emulator needs another value`,
      });
    else switches[name] = finding.value;
  }
  const names = Object.keys(switches) as SwitchName[];
  return {
    questions: SEVEN.map(({ asks, by }, at) => ({
      number: at + 1,
      asks,
      found: Object.entries(by).map(([name, called]) => `${called}: ${toldOf(of(name))}`),
    })),
    switches,
    differs: names.filter(
      (name) => JSON.stringify(switches[name]) !== JSON.stringify(TABLE[name]?.default),
    ),
    switchLines: names.map((name) => `--switch ${switchWord(name, switches[name])}`),
    open: left,
    besides,
    refusals: Object.fromEntries(
      [...findings]
        .filter(([, { refusals }]) => refusals.length > 0)
        .map(([name, { refusals }]) => [name, kept(refusals)]),
    ),
  };
}

/** `NAME=VALUE` as one word of a shell. A list is its members with commas between. */
export function switchWord(name: string, value: unknown): string {
  const word = `${name}=${Array.isArray(value) ? value.join(',') : String(value)}`;
  return /^[\w=.,:/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
