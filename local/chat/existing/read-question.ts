/**
 * What a turn asks about what exists: which object schemas there are, what one holds, how it
 * differs, whether it is healthy, and where this is. Read from the words as they were written:
 * "our" and "here" say what is meant. Pure.
 */
import { AT_END, NAME, named, OURS, rule, SCHEMA } from './names';
import { readComparison, type Side } from './read-comparison';
import { fieldsIn, type FieldsQuestion } from './read-fields';
import { schemaIn } from './read-schema-named';

export type Question =
  /** Every object schema that exists. */
  | { kind: 'schemas' }
  /** Site, account, rights. */
  | { kind: 'here' }
  | { kind: 'next-part' }
  | { kind: 'compare'; left: Side; right: Side }
  /** `schema`: as written, without "our"; null where none is named. */
  | { kind: 'drift' | 'version' | 'health' | 'describe'; schema: string | null; ours: boolean }
  | FieldsQuestion;

const PEOPLE =
  String.raw`(?:people|anybody|anyone|somebody|someone|they|users?|colleagues|admins?` +
  String.raw`|the team|others?|we|you)`;
const CHANGED =
  String.raw`(?:changed?|modif(?:y|ied)|edit(?:ed)?|touch(?:ed)?|alter(?:ed)?|add(?:ed)?` +
  String.raw`|remov(?:e|ed)|renamed?|deleted?|moved?|customi[sz]ed?|tweak(?:ed)?)`;
const SCHEMAS = [
  rule(
    String.raw`^(?:so )?what (?:do we (?:already )?have|have we(?: got)?|exists|is there|can (?:you|i|we) see)` +
      String.raw`(?: already)? (?:here|in (?:jira )?assets|on this site)${AT_END}`,
  ),
  rule(
    String.raw`\b(?:what|which|show|list|display|give|see|name|are there|all)\b.*\b(?:existing` +
      String.raw`|exist|exists|current|already|here|on this site|have (?:we|i)|(?:we|i) ` +
      String.raw`(?:already |currently )?(?:have|got)|in assets)\b.*\b` +
      String.raw`(?:object )?schemas?${AT_END}`,
  ),
  rule(
    String.raw`\b(?:what|which)\s+(?:object\s+)?schemas?\s+(?:do|have|are|exist|can)\b(?!.*\b` +
      String.raw`(?:deploy\w*|install\w*|available|templates?|offer\w*|provide\w*|created?` +
      String.raw`|catalogue|for)\b)`,
  ),
  rule(
    String.raw`^(?:please )?(?:show|list|display|give)(?: me)?(?: all| us)?(?: of)?(?: the| our` +
      String.raw`| my| your)? (?:existing |current |object |live )+schemas?${AT_END}`,
  ),
  rule(String.raw`^(?:show|list)(?: me)?(?: all)?(?: of)? (?:our|my) schemas?${AT_END}`),
  rule(
    String.raw`\bhow many (?:object )?(?:schemas|object types|types|attributes) (?:do (?:we` +
      String.raw`|i) have|are (?:there )?here|exist|are there|have we)${AT_END}`,
  ),
];

const SITE = String.raw`(?:site|sites|workspace|instance|tenant|environment|jira|system)`;
const HERE = [
  rule(
    String.raw`^(?:so )?(?:on |in )?(?:which|what)(?:'s| is)? (?:of (?:the|our) )?(?:the |this ` +
      String.raw`|my |our |your |assets |jira )*(?:${SITE}|address|url)\b(?!.*\bversion\b)`,
  ),
  rule(String.raw`^where (?:am i|are we|is this|are you)\b`),
  rule(
    String.raw`^(?:is|are) (?:this|that|we|it|you) (?:on |in |connected to )?(?:the |our |a ` +
      String.raw`|my )*(?:production|prod|sandbox|test|live|staging|right)(?: ${SITE})?${AT_END}`,
  ),
  rule(
    String.raw`\bwho (?:am i|are you acting|do you (?:act|work|run)|does it (?:act|run))\b|\bwhoami\b`,
  ),
  rule(
    String.raw`\b(?:which|what|whose) (?:account|user|login|identity|rights|permissions?` +
      String.raw`|role)\b(?!.*\b(?:types?|attributes?|templates?|need\w*|require\w*|take` +
      String.raw`|takes)\b)`,
  ),
  rule(
    String.raw`\b(?:am i|are we) (?:an? |the )?(?:(?:jira |site )?admin(?:istrator)?|allowed` +
      String.raw`|permitted|authori[sz]ed|able|entitled|logged in|signed in)\b`,
  ),
  rule(
    String.raw`\b(?:do|have) i (?:have |got )?(?:the |enough |sufficient |any |admin )*` +
      String.raw`(?:rights?|permissions?|privileges?|access)\b`,
  ),
  rule(
    String.raw`^(?:may|can) i (?:even |actually )?(?:deploy|do (?:this|that)|install)(?: ` +
      String.raw`(?:anything|something|here|this|that|it))*${AT_END}`,
  ),
  rule(String.raw`\b(?:as whom|on whose behalf|in whose name)\b`),
];

const HEALTH = [
  rule(String.raw`\b(?:healthy|unhealthy|health)\b`),
  rule(
    String.raw`^(?:(?:are|is) there |do we have |have we (?:got )?|any(?:thing|where)? )?` +
      String.raw`(?:with )?too many (?:attributes|fields|columns|references|types)\b`,
  ),
  rule(
    String.raw`\b(?:wrong|problems?|issues?|mistakes?) (?:with|in) (?!it\b|this\b|that\b|them\b` +
      String.raw`|my\b|the\b|deploy|install|setup|preview|plan|assets|jira|here\b)[\p{L}\p{N}]{2,10}${AT_END}`,
  ),
  rule(
    String.raw`\b(?:check|audit|review|lint|inspect|validate|assess|examine|evaluate` +
      String.raw`|analy[sz]e) (?:the |this |that )*${OURS}\s+(?<name>${NAME})` +
      String.raw`(?:\s+${SCHEMA})?${AT_END}`,
  ),
  rule(
    String.raw`\b(?:wrong|problems?|issues?|mistakes?|weak(?:ness(?:es)?)?|smells?|bad) (?:with` +
      String.raw`|in|about|of) (?:the |this )?${OURS}\s+(?<name>${NAME})` +
      String.raw`(?:\s+${SCHEMA})?${AT_END}`,
  ),
  rule(
    String.raw`\b(?:best practices?|good practice|recommendations?|guidelines?` +
      String.raw`|recommended limits?)\b.*\b${OURS}\s+(?<name>${NAME})(?:\s+${SCHEMA})?${AT_END}`,
  ),
  rule(
    String.raw`\b${OURS}\s+(?<name>${NAME})(?:\s+${SCHEMA})?\s+(?:follow|meet|respect|keep` +
      String.raw`|exceed|break|violate|within|against|ok|okay|in good shape|in order|well ` +
      String.raw`(?:built|modelled|structured|designed)|sound|sane)\b(?!.*\btemplate\b)`,
  ),
];

const DRIFT = [
  rule(String.raw`\bdrift(?:ed|ing)?\b`),
  rule(
    String.raw`\b(?:what|which|how|did|has|have|who|anything|everything)\b.*\b${PEOPLE}\s+` +
      String.raw`(?:have |has |had |ever )?${CHANGED}\b`,
  ),
  rule(
    String.raw`\b(?:what|which|has|have|was|were|is|anything)\b.*\b(?:been|was|were|got` +
      String.raw`|gets?)\s+${CHANGED}\b(?!.*\b(?:version|last week|yesterday|by you)\b)`,
  ),
  rule(
    String.raw`\b(?:what|which|anything|something)\b(?: is|'s| are| do we| are we)?` +
      String.raw`(?:\s+still)? (?:missing|lacking|extra|additional|renamed|moved)\b`,
  ),
  rule(String.raw`\bwhat (?:do|does|are) (?:we|it|they|${OURS}\s+${NAME}) (?:lack|miss|missing)\b`),
  rule(
    String.raw`\b(?:still |in )(?:match|matches|sync|identical|the same|unchanged|as deployed|intact|original)\b`,
  ),
  rule(String.raw`\bout of sync\b|\bup[ -]to[ -]date\b`),
];

const VERSION = [
  rule(String.raw`\b(?:which|what) versions?\b`),
  rule(String.raw`\b(?:newer|newest|latest|current|more recent|new) version\b`),
  rule(String.raw`\bversion (?:is|are|do|of) (?:deployed|we|installed|here|running|${OURS})\b`),
  rule(String.raw`\b(?:any|an) (?:updates?|upgrades?) (?:available|for|to)\b`),
  rule(
    String.raw`^(?:do we|have we|are we|is it|is ${OURS}\s+${NAME})\s+(?:still )?(?:have |got |run |use ` +
      String.raw`|on |running |using )*(?:the )?(?:latest|newest|current|most recent)\b`,
  ),
];

const DESCRIBE = rule(
  String.raw`^(?:please )?(?:can you |could you )?(?:describe|show(?: me)?|explain` +
    String.raw`|summari[sz]e|tell me about|what(?:'s| is| are)?(?: in| inside)?|what does` +
    String.raw`|how big is|how many (?:object types|types|attributes|fields|statuses` +
    String.raw`|references) (?:does|do|has|have|are (?:there )?in|in)) (?:the )?${OURS}\s+` +
    String.raw`(?<name>${NAME})(?:\s+${SCHEMA})?(?:\s+(?:hold|contain|look like|have|has` +
    String.raw`|consist of|made of|include))?${AT_END}`,
);

/** Of what exists: a description has them. */
const STATUSES = rule(
  String.raw`\b(?:which|what|how many|list|show)\b.*\bstatus(?:es)?\b.*\b` +
    String.raw`(?:${OURS}|we (?:use|have)|do we|are used|in use)\b`,
);

const NEXT = rule(
  String.raw`^(?:(?:the |show |show me |give me )*(?:next|following) (?:part|page|one)|` +
    String.raw`(?:show |tell |give )?(?:me )?(?:more|the rest|rest)|next|go on|continue)` +
    String.raw`(?: please)?\s*[?!.]*$`,
);

/** Null where the turn asks about something else. */
export function readQuestion(said: string): Question | null {
  const text = said
    .normalize('NFKC')
    .replace(/[’‘]/gu, "'")
    .replace(/[“”„]/gu, '"')
    .replace(/\b(what|how|where|who|which)s\b/giu, "$1's")
    .trim();
  if (text.length > 300) return null;
  if (NEXT.test(text)) return { kind: 'next-part' };
  if (ORDER.test(text)) return null;
  if (some(HERE, text)) return { kind: 'here' };
  const fields = fieldsIn(text);
  if (fields !== null) return fields;
  const compared = readComparison(text);
  if (compared !== null) return { kind: 'compare', ...compared };
  for (const [kind, rules] of [
    ['health', HEALTH],
    ['drift', DRIFT],
    ['version', VERSION],
  ] as const)
    if (some(rules, text)) return { kind, ...schemaIn(text) };
  if (some(SCHEMAS, text)) return { kind: 'schemas' };
  const described = DESCRIBE.exec(text)?.groups?.['name'];
  if (described !== undefined) return { kind: 'describe', schema: named(described), ours: true };
  return STATUSES.test(text) ? { kind: 'describe', ...schemaIn(text) } : null;
}

/** Something is to be made: what else the sentence says belongs to that. */
const ORDER = new RegExp(
  String.raw`^(?:please |can you |could you |now |then |and |ok,? )*(?:add|fill|complete` +
    String.raw`|extend|deploy|install|create|build|update|upgrade|put|roll|make|set|keep|leave` +
    String.raw`|allow|confirm|cancel|draft|preview|plan|stop|rename|remove|delete|fix|repair` +
    String.raw`|change|move|import|load|export)\b`,
  'iu',
);

const some = (rules: readonly RegExp[], text: string): boolean =>
  rules.some((one) => one.test(text));
