/** The register of information is complete: every column that the law asks for has a place. */
import type { Problem } from '../../../src/templates/problem';
import { walkTypes } from '../../../src/templates/walk';
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import { COMPUTED, DORA_CODES } from './dora-columns';
import type { ModelRule } from './rule';

function flawsOf({ file, template }: TemplateFile): Problem[] {
  const places = walkTypes(template).flatMap(({ type, at, own }) => [
    ...(type.codes ?? []).map((code, index) => ({ code, path: `${at}.codes[${String(index)}]` })),
    ...own.flatMap(({ attribute, at: place }) =>
      (attribute.codes ?? []).map((code, index) => ({
        code,
        path: `${place}.codes[${String(index)}]`,
      })),
    ),
  ]);
  const mapped = new Set(places.map(({ code }) => code));
  return [
    ...[...DORA_CODES]
      .filter((code) => !mapped.has(code) && !COMPUTED.has(code))
      .map((code) => ({
        file,
        path: '$.objectTypes',
        expected: `an attribute or object type with the code ${code}`,
        found: 'none',
      })),
    ...places
      .filter(({ code }) => code.startsWith('B_') && (!DORA_CODES.has(code) || COMPUTED.has(code)))
      .map(({ code, path }) => ({
        file,
        path,
        expected: 'a column that is to be filled',
        found: `"${code}"`,
      })),
  ];
}

export const DORA_RULES: readonly ModelRule[] = [
  {
    id: 'DORA',
    severity: 'error',
    why: 'A register with a column missing is refused by the authority.',
    source: 'Implementing Regulation (EU) 2024/2956, Annex I; EBA annotated table layout',
    check: (files) => files.filter(({ template }) => template.key === 'DORA').flatMap(flawsOf),
  },
];
