/** Rules that make a model complete and its values usable. */
import { parseTarget } from '../../../src/templates/target';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { effectiveOf, perAttribute, perType, type ModelRule } from './rule';

const CURRENCY = '^[A-Z]{3}$';
const COUNTRY_CODE = '^[A-Z]{2}$';

/** The other end of a span that a date opens or closes; null for a date that is alone. */
export function otherEnd(name: string): string | null {
  const [, stem = '', end] = /^(.*?)(Start|End|From|To) Date$/u.exec(name) ?? [];
  const other = { Start: 'End', End: 'Start', From: 'To', To: 'From' }[end ?? ''];
  return other === undefined || (stem !== '' && !stem.endsWith(' '))
    ? null
    : `${stem}${other} Date`;
}

const isMoney = ({ name, type }: TemplateAttribute): boolean =>
  type === 'float' && /\b(?:Cost|Price|Amount|Value|Expense|Proceeds|Payment)$/u.test(name);

const isCurrency = (attribute: TemplateAttribute): boolean =>
  attribute.name === 'Currency' && attribute.type === 'text' && attribute.regex === CURRENCY;

function isCountry(attribute: TemplateAttribute, template: string): boolean {
  if (attribute.type === 'text')
    return /(?:^| )Country Code$/u.test(attribute.name) && attribute.regex === COUNTRY_CODE;
  if (attribute.type !== 'reference') return false;
  const target = parseTarget(attribute.to, template);
  return target.template === 'CORE' && target.objectType === 'Country';
}

/** What a text tells of a limit that is not there: ten values, one spelling of a hardware address. */
function staleLimit(attribute: TemplateAttribute, text: string): string | null {
  if ('max' in attribute && attribute.max === -1) return /\b(?:ten|10)\b/u.exec(text)?.[0] ?? null;
  const small = 'regex' in attribute && new RegExp(attribute.regex ?? '^$', 'u');
  return small !== false && small.test('00:1a:2b:3c:4d:5e')
    ? (/\bupper case\b/iu.exec(text)?.[0] ?? null)
    : null;
}

export const MEANING_RULES: readonly ModelRule[] = [
  {
    id: 'D1',
    severity: 'error',
    why: 'Whoever fills it in must know what to enter.',
    source: 'our practice',
    check: perType(({ type, at, own }) => [
      ...(type.purpose.trim() === ''
        ? [{ path: `${at}.purpose`, expected: 'what one object stands for', found: 'nothing' }]
        : []),
      ...own
        .filter(({ attribute }) => (attribute.description ?? '').trim() === '')
        .map((placed) => ({
          path: `${placed.at}.description`,
          expected: 'a line on what to enter',
          found: 'nothing',
        })),
    ]),
  },
  {
    id: 'D2',
    severity: 'error',
    why: 'A text that still tells of a limit which was lifted is believed: people split what belongs together.',
    source: 'the review of the catalogue',
    check: perAttribute(({ attribute, at }) =>
      (['description', 'brief'] as const).flatMap((member) => {
        const limit = staleLimit(attribute, attribute[member] ?? '');
        return limit === null
          ? []
          : [
              {
                path: `${at}.${member}`,
                expected: 'no limit that the attribute does not have',
                found: `"${limit}"`,
              },
            ];
      }),
    ),
  },
  {
    id: 'M1',
    severity: 'error',
    why: 'Where a thing is in its life is the first question of every audit, and archiving needs it.',
    source: 'ITIL 4; ISO/IEC 20000-1',
    check: perType((placed) =>
      placed.type.abstract === true ||
      effectiveOf(placed).some(({ name, type }) => name === 'Status' && type === 'status')
        ? []
        : [
            {
              path: `${placed.at}.attributes`,
              expected: 'an attribute Status of type status, own or inherited',
              found: 'none',
            },
          ],
    ),
  },
  {
    id: 'M2',
    severity: 'error',
    why: 'An open span is then visible as such, and expiry alerts work.',
    source: 'ISO/IEC 19770-3',
    check: perType((placed) => {
      const names = new Set(effectiveOf(placed).map(({ name }) => name));
      return placed.own.flatMap(({ attribute, at }) => {
        const other = attribute.type === 'date' ? otherEnd(attribute.name) : null;
        return other === null || names.has(other)
          ? []
          : [{ path: at, expected: `"${other}" beside it`, found: `"${attribute.name}" alone` }];
      });
    }),
  },
  {
    id: 'M3',
    severity: 'error',
    why: 'A number without a currency is not money.',
    source: 'ISO 4217',
    check: perType((placed) =>
      effectiveOf(placed).some(isCurrency)
        ? []
        : placed.own
            .filter(({ attribute }) => isMoney(attribute))
            .map(({ attribute, at }) => ({
              path: at,
              expected: `a text attribute Currency with ${CURRENCY} beside it`,
              found: `"${attribute.name}" alone`,
            })),
    ),
  },
  {
    id: 'M4',
    severity: 'error',
    why: 'Countries can then be compared and exported.',
    source: 'ISO 3166-1',
    check: perAttribute(({ attribute, at }, _type, { template }) =>
      /\bCountry\b/u.test(attribute.name) && !isCountry(attribute, template.key)
        ? [
            {
              path: at,
              expected: `a reference to Country of CORE, or text named "… Country Code" with ${COUNTRY_CODE}`,
              found: `"${attribute.name}" of type ${attribute.type}`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'S1',
    severity: 'error',
    why: 'Assets is no vault: point at the secret, never hold it.',
    source: 'ISO/IEC 27001 A.5.17',
    check: perAttribute(({ attribute: { name, type }, at }) =>
      (type === 'text' || type === 'textarea') &&
      /\b(?:Password|Passphrase|Private Key|Licence Key|License Key|Secret|API Token)\b/iu.test(
        name,
      )
        ? [
            {
              path: at,
              expected: 'a link to the vault that holds it',
              found: `"${name}" of type ${type}`,
            },
          ]
        : [],
    ),
  },
];
