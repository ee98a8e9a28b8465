import { describe, expect, it } from 'vitest';
import type { ActionOutput } from './app';
import { readWholeReport } from './whole-report';

const part = (version: string, at: number, of: number): ActionOutput => ({
  ok: true,
  code: 'report',
  text: `Report, part ${at} of ${of}, as read just now with your permissions. Ask for more.`,
  deploymentId: 'p-aaaa',
  format: 'markdown',
  version,
  part: at,
  parts: of,
  report: `${version}${at}\n`,
});

function answering(...outputs: ActionOutput[]): {
  ask: (input: Record<string, unknown>) => Promise<ActionOutput>;
  asked: Record<string, unknown>[];
} {
  const asked: Record<string, unknown>[] = [];
  return {
    asked,
    ask: (input) => {
      asked.push(input);
      return Promise.resolve(
        outputs.length > 1 ? (outputs.shift() as ActionOutput) : (outputs[0] as ActionOutput),
      );
    },
  };
}

describe('a report read whole', () => {
  it('asks for every part of the deployment that the first part names', async () => {
    const { ask, asked } = answering(part('a', 1, 3), part('a', 2, 3), part('a', 3, 3));
    expect(await readWholeReport(ask, { report: 'markdown' })).toMatchObject({
      kind: 'whole',
      shown: 'a1\na2\na3\n',
    });
    expect(asked).toEqual([
      { report: 'markdown' },
      { report: 'markdown', deploymentId: 'p-aaaa', part: 2 },
      { report: 'markdown', deploymentId: 'p-aaaa', part: 3 },
    ]);
  });

  it('begins again when something moved in between, also when it became shorter', async () => {
    const { ask } = answering(
      part('a', 1, 2),
      part('b', 2, 2),
      part('b', 1, 2),
      { ok: false, code: 'bad-input', text: 'No part 2.' },
      part('c', 1, 1),
    );
    expect(await readWholeReport(ask, {})).toMatchObject({ kind: 'whole', shown: 'c1\n' });
  });

  it('says so when it never stops changing', async () => {
    const { ask, asked } = answering(
      ...Array.from({ length: 9 }, (_, at) => part(String(at), 1 + (at % 2), 2)),
    );
    expect((await readWholeReport(ask, {})).kind).toBe('moved');
    expect(asked).toHaveLength(6);
  });

  it('hands on what the app says instead', async () => {
    const refused: ActionOutput = { ok: false, code: 'deployment-unknown', text: 'There is none.' };
    expect(await readWholeReport(answering(refused).ask, {})).toMatchObject({
      kind: 'other',
      answer: refused,
    });
    const lost: ActionOutput = { ok: false, code: 'forbidden', text: 'No longer.' };
    expect(await readWholeReport(answering(part('a', 1, 2), lost).ask, {})).toMatchObject({
      kind: 'other',
      answer: lost,
    });
  });
});
