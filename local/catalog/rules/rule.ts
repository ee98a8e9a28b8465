/** A modelling rule: what a good template holds beyond what Assets demands. */
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import type { Flaw, Problem } from '../../../src/templates/problem';
import { parseTarget } from '../../../src/templates/target';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { walkTypes, type PlacedAttribute, type PlacedType } from '../../../src/templates/walk';

/** What is said of a rule, whoever enforces it. */
export interface RuleHead {
  /** Short and lasting: reports and the documentation name a rule by it. */
  id: string;
  /** Why it is a rule, in a sentence. */
  why: string;
  /** Where it comes from: a standard, the platform's documentation, or our own practice. */
  source: string;
}

/** An error stops a release. A warning is looked at; `accepted` says why those that the catalogue has are accepted. */
export type Severity = { severity: 'error' } | { severity: 'warning'; accepted: string };

export type ModelRule = RuleHead &
  Severity & { check: (files: readonly TemplateFile[]) => Problem[] };

/** A `check` that looks at one object type at a time. */
export function perType(
  flawsOf: (placed: PlacedType, file: TemplateFile) => Flaw[],
): ModelRule['check'] {
  return (files) =>
    files.flatMap((file) =>
      walkTypes(file.template)
        .flatMap((placed) => flawsOf(placed, file))
        .map((flaw) => ({ file: file.file, ...flaw })),
    );
}

/** A `check` that looks at one attribute at a time, where it is declared. */
export function perAttribute(
  flawsOf: (placed: PlacedAttribute, type: PlacedType, file: TemplateFile) => Flaw[],
): ModelRule['check'] {
  return perType((type, file) => type.own.flatMap((placed) => flawsOf(placed, type, file)));
}

/** Own and inherited attributes of a type. */
export const effectiveOf = ({ own, inherited }: PlacedType): TemplateAttribute[] =>
  [...inherited, ...own].map(({ attribute }) => attribute);

/** `KEY.Object Type`: one object type of the catalogue. */
export const typeId = (template: string, objectType: string): string => `${template}.${objectType}`;

/** What a reference points at, as `typeId`; null for other attributes. */
export function targetOf(attribute: TemplateAttribute, here: string): string | null {
  if (attribute.type !== 'reference') return null;
  const target = parseTarget(attribute.to, here);
  return typeId(target.template, target.objectType);
}
