/** What is said of an action's answer, and whether it was one. */
import { textFact, type ActionOutput } from './app';
import { isReport } from './whole-report';

/** What to say: the text of the output, and what would do or how to confirm where the text leaves it out. */
export function replyOf(output: ActionOutput): string {
  const extra = [textFact(output, 'remedy'), output.ok ? codeLine(output) : null].filter(
    (line): line is string => line !== null && !output.text.includes(line),
  );
  return [output.text, ...extra].join(output.ok ? '\n' : ' ');
}

function codeLine(output: ActionOutput): string | null {
  const code = textFact(output, 'confirmationCode');
  if (code === null) return null;
  return output.text.includes(code) ? null : `To deploy exactly this, reply:  confirm ${code}`;
}

/** A deployment that failed, and an error of the app itself, are no answers. */
export function wasAnswered(output: ActionOutput): boolean {
  const state = textFact(output, 'state');
  return (
    output.code !== 'internal' && (isReport(output) || (state !== 'failed' && state !== 'drifted'))
  );
}

/** The answer where the app could not be called at all. */
export function failure(error: unknown): ActionOutput {
  const sentence = error instanceof Error ? error.message : 'unknown';
  return {
    ok: false,
    code: 'internal',
    text: `The app could not be called: ${sentence}`,
    remedy:
      'Try again; if it stays so, start again with LAUNCHPAD_DEBUG=1 and report what it prints.',
  };
}
