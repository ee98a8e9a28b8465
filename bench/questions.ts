/** Whether a large object schema can be asked about in a conversation. */
import type { Check } from './hold';
import type { Question } from './in-host';
import { seconds, table } from './table';

/**
 * What somebody asks about 1,000 × 20 that are there, at 300 ms an answer of the site, is answered
 * within ten seconds.
 */
export function questionsHold(questions: readonly Question[], checks: Check[]): void {
  console.log('\n1,000 × 20 that are there, asked about at 300 ms without a limit\n');
  console.log(
    table(
      ['question', 'answered', 'requests', 'time', 'processor, the emulator included'],
      questions.map(({ what, answered, requests, ms, cpuMs }) => [
        what,
        answered,
        `${requests}`,
        seconds(ms),
        seconds(cpuMs),
      ]),
    ),
  );
  for (const { what, ms } of questions)
    checks.push({
      what: `1,000 × 20 at 300 ms, ${what}: within 10 s`,
      holds: ms <= 10_000,
      found: seconds(ms),
    });
}
