/**
 * What may be done with the difference between a schema and its template: all of it, none of it,
 * or only after the admin says so.
 */
import { quoted } from '../../text/inert';
import { holdsSome, type PlannedPart } from '../diff/schema-diff';
import { sameOrNew } from './same-or-new';
import type { PlanInput } from '../request';
import { describeKey, parseKey, type NaturalKey } from '../natural-key';
import { isNamedIn, mayAdd } from '../place/placement';
import { anotherPlace } from '../place/taken';
import { SAY } from '../say';
import { differencesOf, type Change, type Finding, type Step } from '../plan';
import { listed } from '../../text/lists';

export interface Judgement {
  steps: Step[];
  findings: Finding[];
}

/** @param referred object types that references to be created point at, whichever schema they belong to */
export function judgeSchema(
  part: PlannedPart,
  input: PlanInput,
  referred: ReadonlySet<NaturalKey>,
): Judgement {
  const { placement, desired, diff } = part;
  const findings: Finding[] = [...placement.blocks, ...desired.blocks];
  if (isLinkedAsItIs(part, input))
    return { steps: [], findings: [...findings, ...hubFindings(part, input, referred)] };
  findings.push(
    ...diff.changes,
    ...diff.keeps,
    ...diff.extras,
    ...diff.warnings,
    ...desired.warnings,
    ...versionDiffers(part, input),
  );
  if (diff.steps.length === 0) return { steps: [], findings };
  findings.push(...diff.blocks, ...sameOrNew(part, input));
  if (!placement.canManage) findings.push(notManageable(part));
  if (!mayAdd(placement, input.options)) findings.push(schemaExists(part, input));
  return { steps: diff.steps, findings };
}

/** A hub that exists, is not ours and is not named in `extend`: nothing is added to it. */
export const isLinkedAsItIs = (
  { placement, desired }: Pick<PlannedPart, 'placement' | 'desired'>,
  { options }: PlanInput,
): boolean => desired.role === 'hub' && !mayAdd(placement, options);

/** What a hub lacks matters only where a reference needs it. */
function hubFindings(
  part: PlannedPart,
  input: PlanInput,
  referred: ReadonlySet<NaturalKey>,
): Finding[] {
  const { placement, desired, diff } = part;
  const missing = diff.steps
    .filter((step) => referred.has(step.key))
    .map((step) => parseKey(step.key).names.at(-1) ?? '');
  const name = `${quoted(placement.name)} (${placement.key})`;
  if (missing.length > 0) {
    return [
      {
        kind: 'block',
        code: 'hub-missing-type',
        sentence:
          `${name} is linked to as ${desired.template}, but lacks object types that are ` +
          `referred to: ${listed(missing, 10)}.`,
        remedy:
          `${holdsSome(part) ? `To complete it, say: ${SAY.addTo(placement.key)}. Or do` : 'Do'} ` +
          `without a link. ${withoutLink(missing)}`,
      },
    ];
  }
  const findings = versionDiffers(part, input);
  findings.push(...diff.changes.filter(isOtherName));
  if (diff.steps.length > 0 && !isNamedIn(input.options.references.hubs, placement)) {
    findings.push({
      kind: 'warn',
      code: 'hub-incomplete',
      sentence:
        `${name} lacks ${countOf(diff.steps.length)} of ${desired.template}; nothing ` +
        'here needs that, and nothing is added. To complete it as well, say: ' +
        `${SAY.addTo(placement.key)}.`,
    });
  }
  const [first, ...others] = differencesOf({ findings: [...diff.keeps, ...diff.changes] });
  if (first !== undefined) {
    findings.push({
      kind: 'warn',
      code: 'hub-differs',
      sentence:
        `${name} differs from ${desired.template} in ` +
        `${others.length === 0 ? 'one place' : `${others.length + 1} places`}, the ` +
        `first: ${describeKey(first.element)}, ${first.field} ` +
        `${quoted(first.found, 60)} instead of ${quoted(first.wanted, 60)}. It is ` +
        'linked to as it is.',
    });
  }
  return findings;
}

/** What a hub’s object types are called matters to whoever refers to them. */
const isOtherName = ({ kind, element }: Change): boolean =>
  kind !== 'deleted' && parseKey(element).kind === 'object-type';

function versionDiffers(
  { placement, desired }: PlannedPart,
  { known, refs }: PlanInput,
): Finding[] {
  const then = known.find(
    (schema) => schema.schemaId === placement.id && schema.template === desired.template,
  );
  const now = refs.find((ref) => ref.key === desired.template);
  if (then === undefined || now === undefined || then.version === now.version) return [];
  return [
    {
      kind: 'warn',
      code: 'version-differs',
      sentence:
        `${placement.key} was deployed from ${desired.template} ${then.version}, and ` +
        `${now.version} is the newest.`,
    },
  ];
}

const notManageable = ({ placement }: PlannedPart): Finding => ({
  kind: 'block',
  code: 'not-manageable',
  sentence:
    `You do not manage the object schema ${quoted(placement.name)} (${placement.key}), ` +
    'so you cannot add to it.',
  remedy:
    'Ask one of its managers to preview and confirm, or to give you the Object Schema Manager role.',
});

function schemaExists(part: PlannedPart, { templates, observation }: PlanInput): Finding {
  const { placement, desired, diff } = part;
  const name = `${quoted(placement.name)} (${placement.key})`;
  const types = diff.steps.filter((step) => step.kind === 'object-type').length;
  const [first = ''] = diff.steps.map(({ key }) => describeKey(key));
  const lacks = `lacks ${countOf(diff.steps.length)} of ${desired.template}, the first: ${first}`;
  const template = templates.get(desired.template);
  const foreign =
    `is there already and is not ${desired.template}: it holds ` +
    `${desired.types.length - types} of its ${desired.types.length} object types`;
  return {
    kind: 'block',
    code: 'schema-exists',
    sentence: placement.recognised
      ? `The object schema ${name} ${lacks}.`
      : `An object schema ${name} ${foreign}.`,
    remedy: [
      ...(placement.recognised || holdsSome(part)
        ? [`To add what is missing to it, say: ${SAY.addTo(placement.key)}.`]
        : []),
      ...(template === undefined
        ? []
        : [`To leave it alone, say: ${anotherPlace(template, observation.schemas)}.`]),
    ].join(' '),
  };
}

function withoutLink([first = '', ...others]: readonly string[]): string {
  return others.length === 0
    ? `Say: ${SAY.asText(first)}; or: ${SAY.asCopy(first)}.`
    : `Say: ${SAY.allAsText}; or: ${SAY.allAsCopies}.`;
}

const countOf = (elements: number): string =>
  elements === 1 ? '1 element' : `${elements} elements`;
