import { inert } from '../../src/text/inert';
import { switchWord, type WholeReport } from './report';
import { SEVEN } from './seven';

/** The report for a person: the seven answers, what differs from the emulator, what the site said, what to delete. */
export function tellReport(report: WholeReport): string {
  const seven = report.questions.flatMap(({ number, asks, found }) => [
    `${String(number)}. ${asks}`,
    ...found.map((line) => `   ${line}`),
  ]);
  return [
    `Probe of ${report.site === 'real' ? 'a real site' : 'an emulator'}, ` +
      `${report.at}, ` +
      `${report.mode === 'read' ? 'reading only' : 'reading and writing'}, ` +
      `${String(report.requests)} requests`,
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

/** One example for each of the seven questions; the others, and more of each, are in the file. */
function refused({ refusals }: WholeReport): string[] {
  const lines = SEVEN.flatMap(({ by }) => Object.keys(by)).flatMap((name) => {
    const first = refusals[name]?.[0];
    return first === undefined
      ? []
      : [`   ${first.sent}`, `      ${String(first.status)} ${inert(first.body, 200)}`];
  });
  return lines.length === 0
    ? []
    : ['What the site refused, an example each (the file of --out holds more):', ...lines, ''];
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
