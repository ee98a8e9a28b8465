/** The numbers and names that hand-written pages may show. They write `{{name}}`; nothing that is counted is typed. */
import {
  MOST_PREVIEWS_AN_HOUR,
  MOST_TRIES,
  PREVIEW_VALID_MS,
  SHORTEST_WAIT_MS,
} from '../../src/approvals/rules';
import { countAttributes } from '../../src/templates/resolve';
import { builtOn, withHubs, type Facts } from './facts';

const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Small numbers as words, as one writes in a sentence. */
export const inWords = (number: number): string => SMALL[number] ?? number.toLocaleString('en-GB');

export function figuresOf(facts: Facts): ReadonlyMap<string, string> {
  const { templates } = facts;
  const sum = (of: (template: (typeof templates)[number]) => number): string =>
    templates.reduce((total, template) => total + of(template), 0).toLocaleString('en-GB');
  const manifest = JSON.parse(facts.read('package.json') ?? '{}') as {
    engines?: { node?: string };
    version?: string;
  };
  const figures: [string, string][] = [
    ['templates', String(templates.length)],
    ['otherTemplates', String(templates.length - 1)],
    ['objectTypes', sum((template) => template.objectTypes.length)],
    ['attributes', sum(countAttributes)],
    [
      'rules',
      [...facts.guides.values()]
        .reduce((total, guide) => total + guide.rules.length, 0)
        .toLocaleString('en-GB'),
    ],
    [
      'forms',
      [...facts.guides.values()]
        .reduce((total, guide) => total + guide.forms.length, 0)
        .toLocaleString('en-GB'),
    ],
    ['scopes', inWords(facts.scopes.length)],
    ['actions', inWords(facts.actions.length)],
    ['previewMinutes', inWords(PREVIEW_VALID_MS / 60_000)],
    ['waitSeconds', inWords(SHORTEST_WAIT_MS / 1_000)],
    ['tries', inWords(MOST_TRIES)],
    ['previewsAnHour', inWords(MOST_PREVIEWS_AN_HOUR)],
    ['node', (manifest.engines?.node ?? '').replace(/^[^0-9]*/, '')],
    ...templates.flatMap((template): [string, string][] => [
      [`name ${template.key}`, template.name],
      [`objectTypes ${template.key}`, String(template.objectTypes.length)],
      [`attributes ${template.key}`, String(countAttributes(template))],
      [`builtOn ${template.key}`, inWords(builtOn(facts, template.key).length)],
      [
        `together ${template.key}`,
        String(
          withHubs(facts, template.key).reduce(
            (total, other) => total + other.objectTypes.length,
            0,
          ),
        ),
      ],
    ]),
  ];
  return new Map(figures);
}
