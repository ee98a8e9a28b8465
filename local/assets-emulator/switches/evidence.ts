/** Who saw what: the public sources behind the switches, and how much weight each rule can bear. */

/**
 * `A`: its author says that it was measured on a real Cloud workspace. `B`: code that plainly
 * runs against Cloud relies on it. `C`: a page or a published schema of Atlassian. `D`: weak,
 * second-hand, or Data Center. `none`: nobody says so.
 */
export type Strength = 'A' | 'B' | 'C' | 'D' | 'none';

/** Those who work against Cloud, by a short tag. What has no name here is public too, but is not ours to name. */
export const WITNESSES = {
  AA: '`aaronsb/atlassian-assets`, a client (July 2025)',
  AR: "a public Python helper with its author's list of surprises in one Cloud workspace",
  CK: '`ovoco-co/cmdb-kit`, which synchronises object types with Cloud',
  GA: '`ctreminiom/go-atlassian`, a client library',
  GJ: 'a public Jira server for models, over OAuth',
  HE: 'a public runbook of a pilot with laptops on Cloud (September 2026)',
  JR: '`MrRefactoring/jira.js`, with tests on a live site',
  LM: '`lemon-markets/terraform-provider-jiraassets`, whose acceptance tests create real objects (autumn 2026)',
  LZ: 'a design note of a Forge app with a live result (September 2026)',
  NN: 'a public source on Cloud whose name was not kept',
  RT: 'a public tool by `Rudy-Tmc` that copies object schemas between sites',
  SA: '`salto-io/salto`, with its instances on Cloud',
  SR: 'published samples of ScriptRunner for Jira Cloud',
} as const;
export type Witness = keyof typeof WITNESSES;

export interface Evidence {
  readonly strength: Strength;
  /** Independent witnesses on Cloud; none where the rule is only published, inferred or unknown. */
  readonly witnesses: readonly Witness[];
  /** Where the rule comes from, in words. */
  readonly source: string;
  /** Day on which the sources were read, ISO. */
  readonly gathered: string;
}

/** The first reading of the sources, and the second, nearer to real sites. */
const FIRST = '2026-11-21';
const SECOND = '2026-11-28';

/** Measured on Cloud, as its author says. */
export const measured = (witnesses: readonly Witness[], more = ''): Evidence => ({
  strength: 'A',
  witnesses,
  source: more === '' ? 'measured on Cloud' : `measured on Cloud; ${more}`,
  gathered: SECOND,
});

/** Code that runs against Cloud relies on it. */
export const reliedOn = (witnesses: readonly Witness[], more = ''): Evidence => ({
  strength: 'B',
  witnesses,
  source: more === '' ? 'observed in public clients' : `observed in public clients; ${more}`,
  gathered: SECOND,
});

/** Atlassian says so: `source` names the page or the document. */
export const published = (source: string): Evidence => ({
  strength: 'C',
  witnesses: [],
  source,
  gathered: FIRST,
});

/** Data Center, or somebody who heard it. */
export const weak = (source: string): Evidence => ({
  strength: 'D',
  witnesses: [],
  source,
  gathered: FIRST,
});

/** Nobody was found who says so. */
export const unwitnessed = (source = 'unknown'): Evidence => ({
  strength: 'none',
  witnesses: [],
  source,
  gathered: SECOND,
});

/** "seen on Cloud by 3 (AR, CK, HE)"; "no witness on Cloud" where there is none. */
export const seenBy = ({ witnesses }: Pick<Evidence, 'witnesses'>): string =>
  witnesses.length === 0
    ? 'no witness on Cloud'
    : `seen on Cloud by ${String(witnesses.length)} (${witnesses.join(', ')})`;
