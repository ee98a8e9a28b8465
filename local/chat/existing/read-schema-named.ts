/** The object schema that a question names. Pure. */
import { AT_END, NAME, named, OURS, rule, SCHEMA } from './names';

const AFTER_OURS = rule(
  String.raw`\b${OURS}\s+(?<name>${NAME})(?=\s+(?:${SCHEMA}|and|with|from|against|to|is|are` +
    String.raw`|was|has|have|still|been|since|drift\w*|out|up|in|on|differ\w*|miss\w*|lack\w*` +
    String.raw`|for|match\w*|healthy|ok|compared|vs|versus|follow|meet|at|running|based` +
    String.raw`|deployed|installed|by|since|after|before|without|lately|recently)\b|\s*[?!.,]*$)`,
);
/** Whatever its letters, where nothing but the end follows. */
const SHORT =
  String.raw`(?<name>(?!(?:the|this|that|it|its|here|now|there|place|use|sync|date|order|good|bad|ok` +
  String.raw`|okay|healthy|shape|all|any|them|us|today|jira|assets|deployment|template|catalogue` +
  String.raw`|version|still|drifts?|changes|problems|issues|health|errors|updates|differences|me` +
  String.raw`|anything)\b)[\p{L}\p{N}]{2,10})`;
const AT_LAST = rule(String.raw`\b(?:in|of|for|with|check|on)\s+(?:the\s+)?${SHORT}${AT_END}`);
const IS_IT = rule(
  String.raw`\bis\s+(?:the\s+)?${SHORT}\s+(?:healthy|ok|okay|in good shape|up[ -]to[ -]date)${AT_END}`,
);
const AFTER_HEALTH = rule(
  String.raw`^(?:run )?(?:a )?health[ -]?check (?:of |on |for )?(?:the )?(?<name>[\p{L}\p{N}]{2,10})${AT_END}`,
);
const AFTER_CUE = rule(
  String.raw`\b(?:in|of|to|for|check|is|does|has|schema|on)\s+(?:the\s+)?(?:` +
    String.raw`(?:object\s+)?schema\s+)?(?<name>"[^"]{1,60}"|#?\d{1,10}|[A-Z][A-Z0-9]{1,9})\b`,
);
const NO_NAME = new RegExp(
  String.raw`^(?:schemas?|object schemas?|models?|cmdb schemas?|data model|structure|site` +
    String.raw`|workspace|setup|stuff|version|one|template|templates|catalogue|assets)$`,
  'iu',
);

/** The schema that is named in a sentence; `AFTER_CUE` is strict about capitals. */
export function schemaIn(text: string): { schema: string | null; ours: boolean } {
  const own = AFTER_OURS.exec(text)?.groups?.['name'];
  const ours = new RegExp(String.raw`\b${OURS}\b`, 'iu').test(text);
  if (own !== undefined && !NO_NAME.test(own)) return { schema: named(own), ours: true };
  const cued = new RegExp(AFTER_CUE.source, 'u').exec(text)?.groups?.['name'];
  if (cued !== undefined) return { schema: named(cued), ours };
  const last = [AFTER_HEALTH, IS_IT, AT_LAST].map((one) => one.exec(text)).find(Boolean)?.groups?.[
    'name'
  ];
  return last === undefined || NO_NAME.test(last)
    ? { schema: null, ours }
    : { schema: named(last), ours: true };
}
