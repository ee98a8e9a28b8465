/**
 * The two sides of a comparison of which at least one exists: "our ITAM and the template", "HR
 * with our CORE". Pure.
 */
export type Side =
  /** Its template, or what there is of it here. */
  | { kind: 'its-template' }
  | { kind: 'what-exists' }
  /** As it was deployed. `id`: which deployment; null: the one that made it. */
  | { kind: 'deployment'; id: string | null }
  /** `ours`: what exists is meant, and not a template of that name. */
  | { kind: 'named'; name: string; ours: boolean };

const BETWEEN = String.raw`(?:and|with|to|from|against|vs\.?|versus|than|compared (?:to|with)|over)`;
const LEAD = String.raw`(?:please |can you |could you |would you )*`;

const FORMS = [
  `^${LEAD}(?:what|which|how|where)(?:'s| is| are| has| have| does| do)?(?: the| ` +
    'all)? (?:differ(?:s|ent|ence|ences)?|chang(?:es|ed)|deviat(?:es|ed))(?: is| ' +
    `are)?(?: there)? (?:between |in |of )?(?<left>.+?) ${BETWEEN} (?<right>.+)$`,
  `^${LEAD}(?:show |tell |give |list )?(?:me |us )?(?:the |all |any ` +
    ')*(?:differences?|diff|comparison|delta|gap) (?:between |of |in ' +
    `)?(?<left>.+?) ${BETWEEN} (?<right>.+)$`,
  `^${LEAD}(?:compare|diff|contrast|sync(?:hroni[sz]e)?|align|reconcile|hold) ` +
    `(?<left>.+?) (?:up )?${BETWEEN} (?<right>.+)$`,
  `^${LEAD}(?:how|where|in what|in which way)(?: does| do| is| are| has| have)? ` +
    '(?<left>.+?)(?: is| are)? ' +
    '(?:differ(?:s|ent)?|deviated?|deviates|diverged?|compared?|changed?) ' +
    `${BETWEEN} (?<right>.+)$`,
  `^${LEAD}(?:does|do|is|are|has|have) (?<left>.+?)(?: still)? ` +
    '(?:match|matches|the same as|identical to|identical with|equal ' +
    'to|differ(?:ent)? from|deviate[sd]? from|diverged? from|like|as) (?<right>.+)$',
  `^(?<left>.+?) (?:vs\\.?|versus|compared (?:to|with)|against) (?<right>.+)$`,
  // What differs from what we have.
  `^${LEAD}(?:what|which|how|is anything|anything)(?:'s| is| are)? differ(?:s|ent) from (?<right>.+)$`,
].map((source) => new RegExp(source, 'iu'));

export function readComparison(text: string): { left: Side; right: Side } | null {
  const plain = text.replace(/[?!.]+$/u, '').trim();
  for (const form of FORMS) {
    const groups = form.exec(plain)?.groups;
    if (groups === undefined) continue;
    const right = sideOf(groups['right'] ?? '');
    const left = groups['left'] === undefined ? beside(right) : sideOf(groups['left']);
    if (isOfWhatExists(left) || isOfWhatExists(right)) return { left, right };
    if (left.kind === 'named' && right.kind === 'its-template')
      return { left: { ...left, ours: true }, right };
    if (right.kind === 'named' && left.kind === 'its-template')
      return { left, right: { ...right, ours: true } };
    return null;
  }
  return null;
}

/** "What differs from the template": what exists does, and the other way round. */
const beside = ({ kind }: Side): Side =>
  kind === 'its-template' || kind === 'deployment' ? { kind: 'what-exists' } : ITS_TEMPLATE;

const ITS_TEMPLATE: Side = { kind: 'its-template' };

const isOfWhatExists = (side: Side): boolean =>
  side.kind === 'what-exists' || side.kind === 'deployment' || (side.kind === 'named' && side.ours);

const THEIRS = new RegExp(
  String.raw`^(?:(?:the |its |their |our |your )*(?:template|catalogue|catalog` +
    String.raw`|catalogue version|template version)|(?:the|its|their) (?:original|standard` +
    String.raw`|blueprint|reference|newest version|latest version))(?: (?:it|they) (?:was|were` +
    String.raw`|came|is) .*| behind it)?$`,
  'iu',
);
const EXISTS = new RegExp(
  String.raw`^(?:what (?:we|i|people) (?:already |currently |now )?(?:have|got|use|run)|what` +
    String.raw`(?:'s| is| was)?(?: already| currently| now)? (?:here|there|exists?|deployed` +
    String.raw`|installed|live|in assets|in place)|what exists|ours|(?:the )?(?:existing` +
    String.raw`|deployed|live|current|installed)(?: one| schema| model)?|our (?:schema|site` +
    String.raw`|workspace|assets|setup|model))(?: (?:here|now|today))?$`,
  'iu',
);
const DEPLOYED = new RegExp(
  String.raw`^(?:the |our |my |its )*(?:(?:last|latest|first|earlier|previous|original) )?` +
    String.raw`(?:deployment|what was (?:approved|deployed)|state after deployment` +
    String.raw`|time it was deployed|day it was deployed)(?: (?<id>[pd]-[\w-]+))?$|^` +
    String.raw`(?<only>[pd]-[a-z0-9]{4,})$`,
  'iu',
);
const OWN =
  /^(?:(?:our|my|the|this site's|this)\s+)*(?:our|my|existing|deployed|current|live|installed)\s+/iu;

function sideOf(text: string): Side {
  const plain = text
    .trim()
    .replace(/^(?:between|in)\s+/iu, '')
    .replace(/\s+(?:here|now|today|please|on this site)$/iu, '');
  if (THEIRS.test(plain)) return ITS_TEMPLATE;
  const deployed = DEPLOYED.exec(plain)?.groups;
  if (deployed !== undefined)
    return { kind: 'deployment', id: deployed['id'] ?? deployed['only'] ?? null };
  if (EXISTS.test(plain)) return { kind: 'what-exists' };
  const model = /^(?:the )?model (?<key>[A-Za-z][A-Za-z0-9]{1,9})$/iu.exec(plain)?.groups?.['key'];
  if (model !== undefined)
    return { kind: 'named', name: `the model ${model.toUpperCase()}`, ours: false };
  const name = plain
    .replace(OWN, '')
    .replace(/^(?:the|a|template)\s+/iu, '')
    .replace(/\s+(?:(?:object\s+)?schema|template|model)$/iu, '')
    .replace(/^["']|["']$/gu, '')
    .trim();
  return { kind: 'named', name, ours: OWN.test(plain) };
}
