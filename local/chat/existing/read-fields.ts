/** The object type of which somebody wants the attributes, and where. Pure. */
import { AT_END, NAME, named, OURS, rule } from './names';

export interface FieldsQuestion {
  kind: 'fields';
  type: string;
  /** As written, without "our"; null where none is named. */
  schema: string | null;
  ours: boolean;
}

const FIELD = String.raw`(?:fields?|attributes?|columns?|propert(?:y|ies))`;
const FIELDS = [
  rule(
    String.raw`\b${FIELD}\s+(?:are (?:there )?(?:on|in|of)|does|do|has|have|of|in|on|for` +
      String.raw`|under)\s+(?:an?\s+|the\s+)?(?:object\s+type\s+)?(?<type>${NAME})(?:\s+(?:have` +
      String.raw`|has|hold|contain|own|got))?(?:\s+(?:in|of|from|under)\s+` +
      String.raw`(?<schema>.{1,60}?))?${AT_END}`,
  ),
  rule(
    String.raw`^(?:please )?(?:show|list|give|describe|tell)(?: me| us)?(?: all)?(?: of)?` +
      String.raw`(?: the)? (?<type>${NAME})(?:'s)? ${FIELD}(?:\s+(?:in|of|from)\s+` +
      String.raw`(?<schema>.{1,60}?))?${AT_END}`,
  ),
  rule(
    String.raw`^(?:does|do|has|have) (?:an? |the )?(?<type>${NAME}) (?:have|has|got|hold|contain) ` +
      String.raw`.{1,60} ${FIELD}(?:\s+(?:in|of|from)\s+(?<schema>.{1,60}?))?${AT_END}`,
  ),
  rule(
    String.raw`^(?:is|are) (?:the )?.{1,40} (?:unique|required|mandatory|optional|inherited|a key) ` +
      String.raw`(?:on|in|of|for) (?:an? |the )?(?<type>${NAME})${AT_END}`,
  ),
  rule(String.raw`^what (?:${FIELD} )?does (?:an? |the )?(?<type>${NAME}) inherit${AT_END}`),
  rule(
    String.raw`^what does (?:an? |the )?(?<type>${NAME}) (?:look like|consist of|point (?:at|to)|refer to` +
      String.raw`|link to)(?:\s+(?:in|of|on)\s+(?<schema>.{1,60}?))?${AT_END}`,
  ),
  rule(
    String.raw`^(?:what|which) (?:options|values|choices) (?:does|do|has|have) (?:the )?(?<type>${NAME}) ` +
      String.raw`(?:have|take|allow|offer|got)(?:\s+(?:in|of|on)\s+(?<schema>.{1,60}?))?${AT_END}`,
  ),
  rule(
    String.raw`\b(?:types|subtypes|children|kinds) (?:are )?(?:below|under|beneath) (?:an? |the )?` +
      String.raw`(?<type>${NAME})(?:\s+(?:in|of)\s+(?<schema>.{1,60}?))?${AT_END}`,
  ),
  rule(
    String.raw`^where (?:are|is) (?:our|the|my) (?<type>${NAME}) ` +
      String.raw`(?:kept|stored|held|recorded|modelled|documented)${AT_END}`,
  ),
  rule(
    String.raw`^(?:please )?(?:show|describe|explain)(?: me)?(?: the)? (?:object )?type ` +
      String.raw`(?<type>${NAME})(?:\s+(?:in|of|from)\s+(?<schema>.{1,60}?))?${AT_END}`,
  ),
];

/** "Show me Person": a whole turn about one thing, which may be no object type at all. */
const ONE_THING = [
  rule(
    String.raw`^(?:please )?(?:(?:show|give|tell)(?: me| us)?(?: about)?|describe|explain|details? (?:of|on|about)` +
      String.raw`|what(?:'s| is)(?: in)?) (?:an? |the )?(?<type>${NAME})(?: (?:object )?type)?` +
      String.raw`(?:\s+(?:in|of|from)\s+(?<schema>.{1,60}?))?${AT_END}`,
  ),
];

export const fieldsIn = (text: string): FieldsQuestion | null => asked(text, FIELDS);

/** The one thing that a turn is about, as if it were an object type. */
export const oneThingIn = (text: string): FieldsQuestion | null => asked(text, ONE_THING);

function asked(text: string, rules: readonly RegExp[]): FieldsQuestion | null {
  for (const one of rules) {
    const found = one.exec(text)?.groups;
    const type = found?.['type'];
    if (type === undefined || PRONOUN.test(type)) continue;
    const schema = found?.['schema'] ?? null;
    const ours = OURS_BEFORE.exec(schema ?? '');
    return {
      kind: 'fields',
      type: named(type.replace(OURS_BEFORE, '')),
      schema: schema === null ? null : named(schema.replace(OURS_BEFORE, '')),
      ours: ours !== null || OURS_BEFORE.test(type),
    };
  }
  return null;
}

const PRONOUN =
  /^(?:it|that|this|them|there|we|you|i|each|all|every|which|object types?|types?)\b/iu;
const OURS_BEFORE = new RegExp(String.raw`^(?:in )?(?:the )?${OURS}\s+`, 'iu');
