/** Rules that keep a first import possible: what a template demands, the world has to be able to supply. */
import { walkTypes } from '../../../src/templates/walk';
import { effectiveOf, perAttribute, perType, type ModelRule } from './rule';

/** The ways in which Linux, Windows, switches and endpoint managers write one address. */
const MAC_SPELLINGS = ['00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E', '001A2B3C4D5E'];

/** Known only once something is over or assessed. */
const LATER =
  /^(?:Residual .+|(?:Closed|Completed|Fixed|Resolved|Settled|Returned|Retired) Date)$/u;

/** Most values that must be given to record one thing, the status and the Name that Assets asks for left out. */
const MOST_REQUIRED = 9;

/** Status sets made for one kind of thing, and the object types they fit. */
const MADE_FOR: Readonly<Record<string, RegExp>> = {
  BILL: /\bInvoice$/u,
  ORDER: /^Purchase Order\b/u,
  PERSON: /^Person$/u,
  POSITION: /^Position$/u,
  RISK: /^Risk$/u,
  FINANCE: /\bFinancial Record$/u,
  DISPOSAL: /^Disposal\b/u,
  INSTALL: /\bInstallation$/u,
};

const isKey = (attribute: object): boolean => 'unique' in attribute && attribute.unique === true;

export const REAL_LIFE_RULES: readonly ModelRule[] = [
  {
    id: 'K4',
    severity: 'error',
    why:
      'Numbers come from the tool that gave them; one in a pattern of ours has to be ' +
      'invented for every row of an import.',
    source: 'import keys of ServiceNow, LeanIX and discovery tools',
    check: perAttribute(({ attribute, at }) =>
      isKey(attribute) &&
      'regex' in attribute &&
      /^\^[A-Z]{2,}-\[0-9\]/u.test(attribute.regex ?? '')
        ? [
            {
              path: `${at}.regex`,
              expected: 'no pattern, so that the number of another tool is taken',
              found: `"${attribute.regex ?? ''}"`,
            },
          ]
        : [],
    ),
  },
  {
    id: 'R2',
    severity: 'error',
    why:
      'Linux writes small letters, Windows hyphens, endpoint managers nothing ' +
      'between: a pattern for one of them refuses the rest.',
    source: 'IEEE 802, canonical and hexadecimal notation',
    check: perAttribute(({ attribute, at }) => {
      if (!/\bMAC Address$/u.test(attribute.name) || !('regex' in attribute)) return [];
      const refused = MAC_SPELLINGS.filter(
        (spelling) => !new RegExp(attribute.regex ?? '', 'u').test(spelling),
      );
      return refused.length === 0
        ? []
        : [
            {
              path: `${at}.regex`,
              expected: `a pattern that takes ${MAC_SPELLINGS.join(', ')}`,
              found: `one that refuses ${refused.join(', ')}`,
            },
          ];
    }),
  },
  {
    id: 'I2',
    severity: 'error',
    why: 'The IP address of Assets takes IPv4 only, so an estate on IPv6 could not be recorded.',
    source: 'Atlassian documentation, default attribute types',
    check: perType((placed) => {
      const all = effectiveOf(placed);
      const stuck =
        placed.own.find(({ attribute }) => attribute.type === 'ipaddress') !== undefined &&
        all.some((one) => one.type === 'status' && one.statuses === 'CI') &&
        !all.some(({ name, type }) => /\bIPv6\b/u.test(name) && type === 'text');
      return stuck
        ? [
            {
              path: `${placed.at}.attributes`,
              expected: 'a text attribute IPv6 Address beside the IP address',
              found: 'none',
            },
          ]
        : [];
    }),
  },
  {
    id: 'P5-any',
    severity: 'warning',
    why: 'Atlassian recommends at most ten values of a reference, and says that it may be exceeded.',
    source: 'Atlassian documentation, recommended data structure for an Assets schema',
    accepted:
      'Life has no limit there: a group with eleven signatories, a bundle of thirty ' +
      'products, a wildcard certificate on every host. A list cut at ten would be a ' +
      'false record.',
    check: perAttribute(({ attribute, at }) =>
      'max' in attribute && attribute.max === -1
        ? [{ path: `${at}.max`, expected: 'at most 10', found: 'any number' }]
        : [],
    ),
  },
  {
    id: 'C2',
    severity: 'error',
    why: '"Owner"."Email" means one thing only if an owner is always a person and an owning team always a team.',
    source: 'our practice; the review of the catalogue',
    check: perAttribute(({ attribute, at }) => {
      if (attribute.type !== 'reference') return [];
      const wanted = /^Owner$|\bOwner$/u.test(attribute.name)
        ? 'Person'
        : /^Owning Team$/u.test(attribute.name)
          ? 'Team'
          : null;
      const target = attribute.to.split('.').at(-1) ?? '';
      return wanted === null || target === wanted
        ? []
        : [{ path: `${at}.to`, expected: wanted, found: `"${attribute.to}"` }];
    }),
  },
  {
    id: 'V3',
    severity: 'error',
    why: 'A bill is not "Part Received", and an accepted risk is not "On Hold".',
    source: 'our practice',
    check: perType((placed) =>
      placed.own.flatMap(({ attribute, at }) => {
        const fits = attribute.type === 'status' ? MADE_FOR[attribute.statuses] : undefined;
        const home = Object.entries(MADE_FOR).find(([, name]) => name.test(placed.type.name));
        if (attribute.type !== 'status' || attribute.name !== 'Status') return [];
        if (fits !== undefined && !fits.test(placed.type.name))
          return [
            {
              path: `${at}.statuses`,
              expected: 'a set that fits the thing',
              found: `"${attribute.statuses}" on ${placed.type.name}`,
            },
          ];
        return home === undefined || home[0] === attribute.statuses
          ? []
          : [{ path: `${at}.statuses`, expected: home[0], found: `"${attribute.statuses}"` }];
      }),
    ),
  },
  {
    id: 'M8',
    severity: 'error',
    why: 'Somebody must take the incidents of an asset, and people change more often than teams.',
    source: 'GLPI: group, group in charge and technician in charge on every asset',
    check: (files) =>
      files.flatMap(({ file, template }) =>
        walkTypes(template)
          .filter(
            (placed) =>
              placed.type.abstract !== true &&
              effectiveOf(placed).some((one) => one.type === 'status' && one.statuses === 'ASSET'),
          )
          .filter(
            (placed) =>
              !effectiveOf(placed).some(
                (one) => one.type === 'reference' && one.to.endsWith('CORE.Team'),
              ),
          )
          .map(({ at }) => ({
            file,
            path: `${at}.attributes`,
            expected: 'a reference to Team, own or inherited',
            found: 'none',
          })),
      ),
  },
  {
    id: 'Q1',
    severity: 'error',
    why: 'What is known only later cannot be asked for when a record is begun.',
    source: 'ISO/IEC 27005: residual risk is assessed after treatment',
    check: perAttribute(({ attribute, at }) =>
      attribute.required === true && LATER.test(attribute.name)
        ? [{ path: `${at}.required`, expected: 'optional', found: 'required' }]
        : [],
    ),
  },
  {
    id: 'Q2',
    severity: 'error',
    why: 'A form that asks for everything is filled with anything.',
    source: 'our practice',
    check: perType((placed) => {
      const asked = effectiveOf(placed).filter(
        ({ required, type }) => required === true && type !== 'status',
      );
      return placed.type.abstract === true || asked.length <= MOST_REQUIRED
        ? []
        : [
            {
              path: `${placed.at}.attributes`,
              expected: `at most ${String(MOST_REQUIRED)} required attributes besides the status`,
              found: asked.map(({ name }) => name).join(', '),
            },
          ];
    }),
  },
];
