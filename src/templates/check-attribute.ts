/** Flaws of one attribute of a template. Part of `check.ts`. */
import type { Flaw } from './problem';
import { fillersOf, roles } from './roles';
import { ownTarget, parseTarget } from './target';
import type {
  ReferenceAttribute,
  SelectAttribute,
  StatusAttribute,
  Template,
  TemplateObjectType,
} from './template.generated';
import type { PlacedAttribute } from './walk';

export interface Surroundings {
  template: Template;
  byName: ReadonlyMap<string, TemplateObjectType>;
}

export function attributeFlaws({ attribute, at }: PlacedAttribute, around: Surroundings): Flaw[] {
  const flaws = [
    ...('regex' in attribute ? regexFlaws(attribute.regex, at) : []),
    ...('max' in attribute ? maxFlaws(attribute.max, at) : []),
  ];
  switch (attribute.type) {
    case 'select':
      return [...flaws, ...selectFlaws(attribute, at)];
    case 'status':
      return [...flaws, ...statusSetFlaws(attribute, at, around)];
    case 'reference':
      return [...flaws, ...referenceFlaws(attribute, at, around)];
    default:
      return flaws;
  }
}

/** Assets runs patterns on the JVM; what JavaScript refuses is a slip there too. */
function regexFlaws(regex: string | undefined, at: string): Flaw[] {
  if (regex === undefined) return [];
  try {
    new RegExp(regex, 'u');
    return [];
  } catch {
    return [{ path: `${at}.regex`, expected: 'a regular expression', found: `"${regex}"` }];
  }
}

/** One value needs no `max`; -1 is what Assets calls any number. */
function maxFlaws(max: number | undefined, at: string): Flaw[] {
  return max === 0 || max === 1
    ? [{ path: `${at}.max`, expected: '2 to 10, or -1 for any number', found: String(max) }]
    : [];
}

/** Assets takes all options as one comma-separated string (Assets OpenAPI); no escape is known. */
function selectFlaws(attribute: SelectAttribute, at: string): Flaw[] {
  const seen = new Set<string>();
  const flaws = attribute.options.flatMap((option, index): Flaw[] => {
    const path = `${at}.options[${String(index)}]`;
    const again = seen.has(option.trim().toLowerCase());
    seen.add(option.trim().toLowerCase());
    return [
      ...(option.includes(',')
        ? [{ path, expected: 'an option without a comma', found: `"${option}"` }]
        : []),
      ...(option.trim() === option && option !== ''
        ? []
        : [{ path, expected: 'no blank at either end', found: `"${option}"` }]),
      ...(again ? [{ path, expected: 'each option once', found: `"${option}" again` }] : []),
    ];
  });
  const codes = attribute.optionCodes;
  if (codes !== undefined && codes.length !== attribute.options.length) {
    flaws.push({
      path: `${at}.optionCodes`,
      expected: `one code for each of ${String(attribute.options.length)} options`,
      found: String(codes.length),
    });
  }
  return flaws;
}

function statusSetFlaws(
  attribute: StatusAttribute,
  at: string,
  { template }: Surroundings,
): Flaw[] {
  if (Object.hasOwn(template.statusSets, attribute.statuses)) return [];
  const known = Object.keys(template.statusSets);
  return [
    {
      path: `${at}.statuses`,
      expected: known.length === 0 ? 'a set in statusSets' : `one of ${known.join(', ')}`,
      found: `"${attribute.statuses}"`,
    },
  ];
}

function referenceFlaws(attribute: ReferenceAttribute, at: string, around: Surroundings): Flaw[] {
  const flaws: Flaw[] = [];
  if (attribute.unique === true && attribute.max !== undefined) {
    flaws.push({
      path: `${at}.unique`,
      expected: 'unique only where there is one value',
      found: `at most ${String(attribute.max)} values`,
    });
  }
  const { template } = around;
  const target = parseTarget(attribute.to, template.key);
  if (target.role !== undefined)
    return [...flaws, ...roleFlaws(attribute, at, target.role, template)];
  if (target.template !== template.key) {
    if (attribute.required === true && !template.extends.includes(target.template)) {
      flaws.push({
        path: `${at}.required`,
        expected: `a required reference only to a template in extends`,
        found: `"${attribute.to}"`,
      });
    }
    return flaws;
  }
  return [...flaws, ...ownTargetFlaws(attribute, at, around)];
}

/** Which object type it is shows on a site, where there may be none: it can never be required. */
function roleFlaws(
  attribute: ReferenceAttribute,
  at: string,
  role: string,
  template: Template,
): Flaw[] {
  const found = `"${attribute.to}"`;
  return [
    ...(fillersOf(role).length === 0
      ? [
          {
            path: `${at}.to`,
            expected: `one of ${roles()
              .map((one) => `@${one}`)
              .join(', ')}`,
            found,
          },
        ]
      : []),
    ...(template.fills !== undefined && Object.hasOwn(template.fills, role)
      ? [
          {
            path: `${at}.to`,
            expected: 'its own object type, for it fills that role itself',
            found,
          },
        ]
      : []),
    ...(attribute.required === true
      ? [{ path: `${at}.required`, expected: 'a reference to a role that is not required', found }]
      : []),
  ];
}

function ownTargetFlaws(
  attribute: ReferenceAttribute,
  at: string,
  { template, byName }: Surroundings,
): Flaw[] {
  const { objectType } = parseTarget(attribute.to, template.key);
  // Its key is written only before a name that would be read as one of another template otherwise.
  if (attribute.to !== ownTarget(objectType, template.key)) {
    return [
      {
        path: `${at}.to`,
        expected: "its own object types without the template's key",
        found: `"${attribute.to}"`,
      },
    ];
  }
  const target = byName.get(objectType);
  if (target === undefined) {
    return [
      {
        path: `${at}.to`,
        expected: 'an object type of this template, or KEY.Object Type',
        found: `"${attribute.to}"`,
      },
    ];
  }
  return subtypesFlaws(attribute, at, target);
}

/** An abstract type holds no objects: without `subtypes` nothing could ever be chosen. */
export function subtypesFlaws(
  attribute: ReferenceAttribute,
  at: string,
  target: TemplateObjectType,
): Flaw[] {
  if (target.abstract !== true || attribute.subtypes === true) return [];
  return [
    {
      path: at,
      expected: `subtypes: true, for "${attribute.to}" is abstract`,
      found: 'no subtypes',
    },
  ];
}
