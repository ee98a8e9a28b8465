import { FLOWS, PLACES, type Flow } from './flows';
import { code, page, section, table } from './markdown';

const SIDES = [
  ['atlassian', 'Atlassian cloud, of the site'],
  ['app', 'LaunchPad, in Forge'],
  ['outside', 'outside Atlassian'],
] as const;

const wordsOf = (id: string): string => PLACES.find((place) => place.id === id)?.words ?? id;

const isOutside = (id: string): boolean =>
  PLACES.some((place) => place.id === id && place.side === 'outside');

function diagram(): string {
  const boxes = (side: string): string[] =>
    PLACES.filter((place) => place.side === side).map(({ id, words }) => `    ${id}["${words}"]`);
  const arrows = FLOWS.map(
    ({ from, to, arrow }, index) =>
      `  ${from} ${isOutside(to) ? '-.->' : '-->'}|"${index + 1} ${arrow}"| ${to}`,
  );
  return [
    '```mermaid',
    'flowchart LR',
    `  person(["${wordsOf('person')}"])`,
    ...SIDES.flatMap(([side, title]) => [
      `  subgraph ${side}side ["${title}"]`,
      ...boxes(side),
      '  end',
    ]),
    ...arrows,
    '```',
  ].join('\n');
}

const row = ({ from, to, holds, protectedBy, proof }: Flow, index: number): string[] => [
  String(index + 1),
  wordsOf(from),
  wordsOf(to),
  holds,
  protectedBy,
  code(proof),
];

export const dataFlowPage = (): string =>
  page(
    'Data flow',
    'Every way that data takes. All but the dotted arrows begin and end in ' +
      'Atlassian’s cloud or in the browser of the person. The app makes none of the ' +
      'dotted ones itself: Atlassian’s log, a link that a person opens, and an agent ' +
      'that an administrator connects. The publisher of the app runs no server.',
    diagram(),
    section(
      'What is in each flow',
      table(['', 'from', 'to', 'what is in it', 'what protects it', 'shown by'], FLOWS.map(row)),
    ),
    section(
      'What is in none of them',
      'Objects (the records in Assets), issues, comments, attachments, names or ' +
        'e-mail addresses of people, credentials of anybody. The app has no scope to ' +
        'read them ([Scopes](scopes.md)).',
    ),
    section(
      'Where it differs on a developer’s machine',
      'The local machine (`npm start`) stands in for everything of Atlassian’s on ' +
        'loopback; it holds no real data unless somebody connects it to their site ' +
        'with `--site`, with their own credentials, which are not stored. It is not ' +
        'part of what is deployed.',
    ),
  );
