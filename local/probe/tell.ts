import { switchWord, type WholeReport } from './report';

/** The report for a person: the seven answers, what differs from the emulator, what the site said, what to delete. */
export function tellReport(report: WholeReport): string {
  const seven = report.questions.flatMap(({ number, asks, found }) => [
    `${String(number)}. ${asks}`,
    ...found.map((line) => `   ${line}`),
  ]);
  return [
    `Probe of ${report.site === 'real' ? 'a real site' : 'an emulator'}, ${report.at}, ${report.mode === 'read' ? 'reading only' : 'reading and writing'}, ${String(report.requests)} requests`,
    '',
    ...seven,
    '',
    ...differing(report),
    '',
    ...refused(report),
    ...afterwards(report),
  ].join('\n');
}

function differing({ differs, switches, switchLines }: WholeReport): string[] {
  const settled = `${String(switchLines.length)} switches of the emulator are settled`;
  if (differs.length === 0) return [`${settled}, all at their defaults.`];
  return [
    `${settled}. To make the emulator behave as this site did:`,
    ...differs.map((name) => `   --switch ${switchWord(name, switches[name])}`),
  ];
}

/** The whole bodies are in the file; here one a question. */
function refused({ questions, refusals }: WholeReport): string[] {
  if (questions.length === 0 || Object.keys(refusals).length === 0) return [];
  return [
    'What the site refused, one example each (the file of --out holds more):',
    ...Object.entries(refusals).flatMap(([name, [first]]) =>
      first === undefined
        ? []
        : [
            `   ${name}: ${first.sent}`,
            `      ${String(first.status)} ${first.body.slice(0, 200)}`,
          ],
    ),
    '',
  ];
}

function afterwards({ mode, toDelete, alsoMade, earlier }: WholeReport): string[] {
  const made = [toDelete, ...alsoMade].filter((key) => key !== null);
  return [
    ...(mode === 'read'
      ? ['More can be found out with --write, which makes one throw-away object schema.']
      : []),
    ...(made.length === 0
      ? []
      : [
          `Now delete by hand, in Assets under "Object schemas": ${made.join(', ')}. This program never deletes.`,
        ]),
    ...(earlier.length === 0
      ? []
      : [`Left over from earlier probes, also to be deleted by hand: ${earlier.join(', ')}.`]),
  ];
}
