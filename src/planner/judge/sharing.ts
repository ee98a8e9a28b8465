/** Cross-schema sharing: which hubs must let other schemas refer to them, and what stands in the way. */
import { isSharedFromBirth } from '../../templates/hubs';
import { quoted } from '../../text/inert';
import { holdsSome, type PlannedPart } from '../diff/schema-diff';
import type { PlanInput } from '../request';
import { bindingsIn, linkedTemplates } from '../derive/desired';
import { parseKey, schemaKeyOf, sharingKeyOf, type NaturalKey } from '../natural-key';
import { isNamedIn, placementOf, type Placement } from '../place/placement';
import type { Finding, SharingStep, Step } from '../plan';
import { SAY } from '../say';

export interface SharingDiff {
  steps: SharingStep[];
  findings: Finding[];
  standing: Map<NaturalKey, unknown>;
  /** Sharing of every schema of the plan that another may refer to, whether or not a step needs it. */
  elements: NaturalKey[];
}

/**
 * - `on`: nothing to do. `off`: to be switched on; so it is for a schema that does not exist
 *   yet (the default of Assets).
 * - `asserted`: the app cannot see it, but the admin has seen to it and says so with `allowSharing`.
 * - `unreadable`: the app cannot see it, and so must not change it.
 */
export type Sharing = 'on' | 'off' | 'asserted' | 'unreadable';

export function sharingOf(placement: Placement, { observation, options }: PlanInput): Sharing {
  if (placement.id === null) return 'off';
  const seen = observation.details[placement.id]?.sharing ?? 'unreadable';
  return seen === 'unreadable' && isNamedIn(options.allowSharing, placement) ? 'asserted' : seen;
}

/**
 * A reference into another schema needs `allowOtherObjectSchema` on that one (Atlassian
 * documentation, configuring schemas).
 * @param steps those of the plan so far: what one of them waits for is switched on, and a hub that is made here
 */
export function diffSharing(
  parts: readonly PlannedPart[],
  steps: readonly Step[],
  input: PlanInput,
): SharingDiff {
  const result: SharingDiff = { steps: [], findings: [], standing: new Map(), elements: [] };
  const linkedTo = new Set(parts.flatMap((part) => linkedTemplates(part.desired)));
  const entered = new Set(steps.flatMap((step) => step.after));
  const referredTo = new Set(steps.map(otherSchema));
  const shared: Shared[] = [
    ...parts
      .filter((part) => linkedTo.has(part.desired.template) || isBornHub(part))
      .map((part) => ({
        placement: part.placement,
        isBorn: isBornHub(part),
        isMeant: holdsSome(part),
      })),
    ...boundSchemas(parts),
  ];
  for (const { placement, isBorn, isMeant } of shared) {
    const key = sharingKeyOf(placement.key);
    const sharing = sharingOf(placement, input);
    if (result.elements.includes(key)) continue;
    result.elements.push(key);
    if (placement.id !== null) result.standing.set(key, sharing);
    if (sharing === 'asserted' && referredTo.has(placement.key))
      result.findings.push(unverified(placement));
    if (!entered.has(key) && !(isBorn && sharing === 'off')) {
      if (sharing !== 'asserted') result.findings.push(...notNeeded(placement, sharing, input));
      continue;
    }
    const existing = placement.id !== null && !placement.ours;
    const allowed = !existing || isNamedIn(input.options.allowSharing, placement);
    if (sharing === 'unreadable') result.findings.push(unreadable(placement));
    else if (!allowed || !placement.canManage) result.findings.push(off(placement, isMeant));
    result.steps.push({
      kind: 'sharing',
      key,
      schema: placement.key,
      after: [schemaKeyOf(placement.key)],
      existing,
    });
  }
  return result;
}

interface Shared {
  placement: Placement;
  isBorn: boolean;
  /** It holds some of the template, or was named by the person: to share it can be proposed. */
  isMeant: boolean;
}

/**
 * Object schemas of which an object type takes the place of a hub's, whether or not they hold a
 * template of this plan too.
 */
function boundSchemas(parts: readonly PlannedPart[]): Shared[] {
  return parts.flatMap(({ desired, placement }) =>
    bindingsIn(desired)
      .filter(({ gone, schema }) => !gone && schema.id !== placement.id)
      .map((binding) => ({
        placement:
          parts.find((part) => part.placement.id === binding.schema.id)?.placement ??
          placementOf(binding.schema),
        isBorn: false,
        isMeant: true,
      })),
  );
}

/**
 * A hub, or a CMDB, that this deployment makes is made to be referred to: it is shared from the
 * start, so that what is deployed later needs ask nothing.
 */
const isBornHub = ({ desired, placement }: Pick<PlannedPart, 'desired' | 'placement'>): boolean =>
  (placement.id === null || placement.ours) && isSharedFromBirth(desired.template);

/** Key of the object schema that a new attribute refers into; null for none but its own. */
function otherSchema(step: Step): string | null {
  const target = step.kind === 'attribute' ? step.form.reference?.target : undefined;
  const schema = target === undefined ? step.schema : parseKey(target).schema;
  return schema === step.schema ? null : schema;
}

const byHand = ({ name }: Placement): string =>
  `in Assets open ${quoted(name)} → Schema configuration → General, and allow other object schemas to refer to it`;

function off(placement: Placement, isMeant: boolean): Finding {
  return {
    kind: 'block',
    code: 'sharing-off',
    sentence: `${quoted(placement.name)} (${placement.key}) does not let other object schemas refer to it.`,
    remedy: !isMeant
      ? `Do without a link to it. Say: ${SAY.allAsText}; or: ${SAY.allAsCopies}.`
      : placement.canManage
        ? 'To have that setting switched on, and nothing else of it changed, say: ' +
          `${SAY.share(placement.key)}. Or ${byHand(placement)}, then preview again.`
        : `Ask a manager of it to do this: ${byHand(placement)}. Then preview again.`,
  };
}

const unreadable = (placement: Placement): Finding => ({
  kind: 'block',
  code: 'sharing-unreadable',
  sentence:
    `Assets does not show whether ${quoted(placement.name)} (${placement.key}) ` +
    'lets other object schemas refer to it, so the app must not change that ' +
    'setting.',
  remedy:
    `Do this by hand: ${byHand(placement)}. Then say that it is done: ` +
    `${SAY.share(placement.key)}. Or do without it; say: ${SAY.allAsCopies}; or: ` +
    `${SAY.allAsText}.`,
});

/** Allowed by the request for a hub that was there, and not done. */
const notNeeded = (
  placement: Placement,
  sharing: Sharing,
  { options, pins }: PlanInput,
): Finding[] =>
  pins.length > 0 || placement.id === null || !isNamedIn(options.allowSharing, placement)
    ? []
    : [
        {
          kind: 'warn',
          code: 'unused-option',
          sentence:
            `You allowed sharing on ${quoted(placement.name)} (${placement.key}), ` +
            'which is not needed: ' +
            (sharing === 'on'
              ? 'it lets other object schemas refer to it already.'
              : 'nothing in this plan refers to it.'),
        },
      ];

const unverified = (placement: Placement): Finding => ({
  kind: 'warn',
  code: 'sharing-unverified',
  sentence:
    `That ${quoted(placement.name)} (${placement.key}) lets other object schemas ` +
    'refer to it is taken from what you said: the app cannot see it and changes ' +
    'nothing there. Should it not be so, Assets refuses the references.',
});
