import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Turn {
  you: string;
  says: string[];
}

/** The worked conversation of the README: what is typed, and the lines that must come. */
function conversation(): Turn[] {
  const block = /```conversation\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const turns: Turn[] = [];
  for (const line of block.trimEnd().split('\n')) {
    const you = /^you {2}(.*)$/.exec(line)?.[1];
    if (you !== undefined) turns.push({ you, says: [] });
    else turns.at(-1)?.says.push(line.trim());
  }
  return turns;
}

/** Ids, codes, sizes of waits differ from run to run; everything else is to be true, the digest too. */
const masked = (line: string): string =>
  line
    .replace(/p-[a-z0-9]{4,6}/g, 'p-####')
    .replace(/\b[2-9][A-Z0-9]{3}-[A-Z0-9]{4}\b/g, '####-####')
    .replace(/verified on \d+ \w+ \d{4} in \d+ (s|min)/g, 'verified on # in # s')
    .replace(/\b\d+ of 737 elements/g, '# of 737 elements')
    .replace(/object-schema\/\d+/g, 'object-schema/#')
    .replace(/\s+/g, ' ')
    .trim();

/** `…` in the README stands for anything. */
const matches = (wanted: string, said: string): boolean => {
  const parts = masked(wanted)
    .split('…')
    .map((part) => part.trim());
  const text = masked(said);
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0 || (from === 0 && at > 0)) return false;
    from = at + part.length;
  }
  return parts.at(-1) === '' || from === text.length;
};

describe('the conversation of the README', () => {
  it('goes as it is written', async () => {
    const turns = conversation();
    expect(turns.length).toBeGreaterThan(4);
    const data = mkdtempSync(join(tmpdir(), 'launchpad-readme-'));
    try {
      const says = turns.flatMap((turn) => ['--say', turn.you]);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['local/launchpad.cjs', 'chat', '--data', data, ...says],
        { maxBuffer: 10_000_000 },
      );
      const replies = stdout
        .split(/^you {2}.*$/m)
        .slice(1)
        .map((reply) => reply.split('\n').map((line) => line.trim()));
      turns.forEach((turn, at) => {
        const lines = [...(replies[at] ?? [])];
        for (const wanted of turn.says) {
          const found = lines.findIndex((line) => matches(wanted, line));
          expect(
            found,
            `after "${turn.you}" no line reads: ${wanted}\nIt said:\n${(replies[at] ?? []).join('\n')}`,
          ).toBeGreaterThanOrEqual(0);
          lines.splice(0, found + 1);
        }
      });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});
