/** What a body says of an attribute, field by field, checked against its kind; knows nothing of other attributes. */
import type { AttributeRow } from '../model';
import type { Outcome } from '../outcome';
import { badField, done } from '../outcome';
import type { Switches } from '../switches';
import type { Body } from './body';
import { flagIn, has, idsIn, textIn, wholeIn } from './body';
import { tooLong } from './descriptions';
import { DEFAULT_TYPES, kindOf } from './kinds';

export type Kind = Pick<AttributeRow, 'type' | 'defaultTypeId'>;

/** `type` and `defaultTypeId`. `accepted`: the codes that may be used (all of them on an update). */
export function kindIn(body: Body, accepted: readonly string[]): Outcome<Kind> {
  if (!has(body, 'type')) return badField('type', 'The type is mandatory');
  const type = wholeIn(body, 'type', -1);
  if (type === null || !accepted.includes(String(type)))
    return badField('type', 'The type is not valid');
  if (type !== 0) return done({ type, defaultTypeId: -1 });
  const defaultTypeId = wholeIn(body, 'defaultTypeId', -1);
  if (defaultTypeId === null || DEFAULT_TYPES[defaultTypeId] === undefined)
    return badField('defaultTypeId', 'The default type is mandatory and must be valid');
  return done({ type, defaultTypeId });
}

export type PlainFields = Pick<
  AttributeRow,
  | 'description'
  | 'minimum'
  | 'maximum'
  | 'label'
  | 'suffix'
  | 'includeChildren'
  | 'hidden'
  | 'unique'
  | 'summable'
  | 'regex'
  | 'ql'
  | 'options'
>;

/** Kinds a field belongs to; elsewhere it is refused or dropped (switch `misplacedFields`). Source: Assets OpenAPI. */
const belongs = ({
  suffixKinds,
  regexKinds,
}: Switches): Partial<Record<keyof PlainFields, readonly string[]>> => ({
  suffix: suffixKinds,
  summable: ['integer', 'float'],
  regex: regexKinds,
  options: ['select'],
  ql: ['reference'],
  includeChildren: ['reference'],
});
const WIRE = {
  description: 'description',
  suffix: 'suffix',
  regex: 'regexValidation',
  options: 'options',
  label: 'label',
  hidden: 'hidden',
  unique: 'uniqueAttribute',
  summable: 'summable',
  includeChildren: 'includeChildObjectTypes',
} as const;
const TEXTS = ['description', 'suffix', 'regex', 'options'] as const;
const FLAGS = ['label', 'hidden', 'unique', 'summable', 'includeChildren'] as const;

/** Everything but name, kind and what the kind points to. `old`: the values of what the body leaves out. */
export function plainFieldsIn(
  body: Body,
  kind: Kind,
  old: PlainFields,
  switches: Switches,
): Outcome<PlainFields> {
  const fields: PlainFields = { ...old };
  for (const name of TEXTS) {
    const value = textIn(body, WIRE[name], old[name]);
    if (value === null) return badField(WIRE[name], 'The value is not a text');
    fields[name] = value;
  }
  for (const name of FLAGS) {
    const value = flagIn(body, WIRE[name], old[name]);
    if (value === null) return badField(WIRE[name], 'The value is not a boolean');
    fields[name] = value;
  }
  const ql = textIn(body, 'qlQuery', textIn(body, 'iql', old.ql) ?? '');
  if (ql === null) return badField('qlQuery', 'The value is not a text');
  fields.ql = ql;
  const overlong = tooLong(fields.description, switches, switches.attributeDescriptionMax);
  if (overlong) return overlong;
  const misplaced = dropMisplaced(fields, kind, switches);
  return (
    misplaced ??
    cardinalityIn(body, kind, fields, switches) ??
    regexProblem(fields) ??
    optionsProblem(fields, switches) ??
    done(fields)
  );
}

function dropMisplaced(fields: PlainFields, kind: Kind, switches: Switches): Outcome<never> | null {
  for (const [name, kinds] of Object.entries(belongs(switches))) {
    const field = name as 'suffix' | 'summable' | 'regex' | 'options' | 'ql' | 'includeChildren';
    if (kinds.includes(kindOf(kind)) || !fields[field]) continue;
    if (switches.misplacedFields === 'refused') {
      return badField(
        field === 'ql' ? 'qlQuery' : WIRE[field],
        `The field is not valid for attributes of type ${kindOf(kind)}`,
      );
    }
    if (field === 'summable' || field === 'includeChildren') fields[field] = false;
    else fields[field] = '';
  }
  return null;
}

function cardinalityIn(
  body: Body,
  kind: Kind,
  fields: PlainFields,
  switches: Switches,
): Outcome<never> | null {
  const minimum = wholeIn(body, 'minimumCardinality', fields.minimum);
  const maximum = wholeIn(body, 'maximumCardinality', fields.maximum);
  if (minimum === null || minimum < 0)
    return badField('minimumCardinality', 'The minimum cardinality is not valid');
  if (maximum === null || maximum < -1 || maximum === 0)
    return badField('maximumCardinality', 'The maximum cardinality is not valid');
  if (maximum !== -1 && minimum > maximum)
    return badField(
      'minimumCardinality',
      'The minimum cardinality is above the maximum cardinality',
    );
  if (maximum !== 1 && !switches.cardinalityKinds.includes(kindOf(kind))) {
    return badField(
      'maximumCardinality',
      `Attributes of type ${kindOf(kind)} can only hold one value`,
    );
  }
  if (fields.unique && maximum !== 1)
    return badField('uniqueAttribute', 'A unique attribute can only hold one value');
  if (fields.unique && !switches.uniqueKinds.includes(kindOf(kind))) {
    return badField('uniqueAttribute', `Attributes of type ${kindOf(kind)} can not be unique`);
  }
  fields.minimum = minimum;
  fields.maximum = maximum;
  return null;
}

function regexProblem(fields: PlainFields): Outcome<never> | null {
  try {
    new RegExp(fields.regex);
    return null;
  } catch {
    return badField('regexValidation', 'The regular expression is not valid');
  }
}

function optionsProblem(fields: PlainFields, switches: Switches): Outcome<never> | null {
  if (fields.options === '' || switches.optionsCommas === 'split') return null;
  const options = fields.options.split(',').map((option) => option.trim());
  const bad = options.includes('') || new Set(options).size !== options.length;
  return bad ? badField('options', 'The options are empty or repeated') : null;
}

/** Status ids or group names. */
export function multiIn(body: Body, old: string[]): Outcome<string[]> {
  if (!has(body, 'typeValueMulti')) return done(old);
  const ids = idsIn(body, 'typeValueMulti');
  return ids === null ? badField('typeValueMulti', 'The value is not a list') : done(ids);
}
