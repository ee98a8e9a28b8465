/** Rules for what the values of an attribute can hold. */
import { perAttribute, perType, type ModelRule } from './rule';

/** Longest value of a text attribute (Atlassian documentation, default attribute types). */
const TEXT_LIMIT = 255;

/** Words of object types whose objects say something about a person that only few may read. */
const SENSITIVE =
  /\b(?:Emergency|Medical|Health|Sickness|Disability|Disciplinary|Grievance|Criminal)\b/u;

export const VALUE_RULES: readonly ModelRule[] = [
  {
    id: 'I1',
    severity: 'warning',
    why: 'Assets takes IPv4 there and nothing else; an address plan needs text.',
    source: 'Atlassian documentation, default attribute types',
    accepted: 'The catalogue has none.',
    check: perAttribute(({ attribute, at }) =>
      attribute.type !== 'ipaddress' || /\bIPv4\b/u.test(attribute.description ?? '')
        ? []
        : [
            {
              path: `${at}.description`,
              expected: 'IPv4 named, or an attribute of type text',
              found: `"${attribute.description ?? ''}"`,
            },
          ],
    ),
  },
  {
    id: 'K1',
    severity: 'error',
    why: 'A longer value is refused when it is entered, so it needs a textarea.',
    source: 'Atlassian documentation, default attribute types',
    check: perAttribute(({ attribute, at }) => {
      const most = Number(/\b(\d{3,5}) characters\b/u.exec(attribute.description ?? '')?.[1] ?? 0);
      return attribute.type !== 'text' || most <= TEXT_LIMIT
        ? []
        : [
            {
              path: `${at}.type`,
              expected: `textarea for up to ${String(most)} characters`,
              found: 'text',
            },
          ];
    }),
  },
  {
    id: 'S2',
    severity: 'warning',
    why: 'Special personal data is kept only where it is needed, and read only by those who need it.',
    source: 'GDPR Art. 5 and 25',
    accepted: 'The catalogue has none: the purpose of Emergency Contact says who may read it.',
    check: perType(({ type, at }) => {
      if (!SENSITIVE.test(type.name)) return [];
      if (type.restricted !== true)
        return [
          {
            path: `${at}.restricted`,
            expected: 'true, so that "everything" does not bring it',
            found: 'false',
          },
        ];
      return /\bRestricted\b/u.test(type.purpose)
        ? []
        : [
            {
              path: `${at}.purpose`,
              expected: 'the word "Restricted" and who may read it',
              found: `"${type.purpose}"`,
            },
          ];
    }),
  },
];
