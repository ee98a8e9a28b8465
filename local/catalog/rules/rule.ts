/** A modelling rule: what a good template holds beyond what Assets demands. */
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import type { Flaw, Problem } from '../../../src/templates/problem';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { walkTypes, type PlacedAttribute, type PlacedType } from '../../../src/templates/walk';

export interface ModelRule {
  /** Short and lasting: reports and the documentation name a rule by it. */
  id: string;
  severity: 'error' | 'warning';
  /** Why it is a rule, in a sentence. */
  why: string;
  /** Where it comes from: a standard, the platform's documentation, or our own practice. */
  source: string;
  check: (files: readonly TemplateFile[]) => Problem[];
}

/** A `check` that looks at one object type at a time. */
export function perType(flawsOf: (placed: PlacedType, file: TemplateFile) => Flaw[]): ModelRule['check'] {
  return (files) => files.flatMap((file) =>
    walkTypes(file.template).flatMap((placed) => flawsOf(placed, file)).map((flaw) => ({ file: file.file, ...flaw })));
}

/** A `check` that looks at one attribute at a time, where it is declared. */
export function perAttribute(flawsOf: (placed: PlacedAttribute, type: PlacedType, file: TemplateFile) => Flaw[]): ModelRule['check'] {
  return perType((type, file) => type.own.flatMap((placed) => flawsOf(placed, type, file)));
}

/** Own and inherited attributes of a type. */
export const effectiveOf = ({ own, inherited }: PlacedType): TemplateAttribute[] => [...inherited, ...own].map(({ attribute }) => attribute);
