import { describe, expect, it } from 'vitest';
import { progressLine } from './progress-line';
import { styleFor } from './style';
import { textScreen } from './text-screen';
import { PLAIN } from './style';

const progress = {
  state: 'running',
  done: 178,
  total: 714,
  current: 'Hardware Asset',
  remainingSeconds: 12.4,
  waiting: '',
};

describe('progressLine', () => {
  it('shows how far a deployment is', () => {
    expect(progressLine(progress)).toBe(
      '178 of 714 ▇▇▇▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  Hardware Asset · about 12 s left',
    );
    expect(progressLine({ ...progress, remainingSeconds: null })).toBe(
      '178 of 714 ▇▇▇▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  Hardware Asset',
    );
    expect(progressLine({ ...progress, state: 'verifying', done: 714 })).toBe(
      '714 of 714 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇  verifying',
    );
    expect(progressLine({ ...progress, state: 'queued', done: 0, current: '' })).toBe('queued');
    const waiting = 'waiting until 15:05 UTC because Assets asked for it';
    expect(progressLine({ ...progress, remainingSeconds: null, waiting })).toBe(
      `178 of 714 ▇▇▇▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  ${waiting}`,
    );
    expect(progressLine({ ...progress, state: 'queued', waiting })).toBe(`queued · ${waiting}`);
  });

  it('stays on its line, whatever the app says', () => {
    expect(
      progressLine({ ...progress, done: 99_999, current: 'a\nb\u001b[2J'.repeat(40) }, 60),
    ).toHaveLength(60);
    expect(progressLine({ ...progress, done: -5 })).toContain('-5 of 714 ▁');
  });
});

describe('styleFor', () => {
  it('colours only a terminal that wants it', () => {
    expect(styleFor(true, {}).bold('x')).toBe('\u001b[1mx\u001b[0m');
    for (const plain of [
      styleFor(false, {}),
      styleFor(true, { NO_COLOR: '1' }),
      styleFor(true, { TERM: 'dumb' }),
    ])
      expect(plain.bold('x')).toBe('x');
  });
});

describe('textScreen', () => {
  it('draws live progress on one line and clears it before the answer', () => {
    let shown = '';
    const screen = textScreen({
      write: (text) => (shown += text),
      style: PLAIN,
      live: true,
      width: 80,
      echo: false,
    });
    screen.started({ user: '', calls: [], reply: 'Started.', answered: true, follows: 'p-1' });
    screen.progress(progress);
    screen.answered(
      { user: '', calls: [], reply: 'Started.\nDone.', answered: true, follows: 'p-1' },
      'Done.',
    );
    expect(shown.startsWith('     Started.\n\r\u001b[K     178 of 714')).toBe(true);
    expect(shown.endsWith('\r\u001b[K     Done.\n')).toBe(true);
  });

  it('prints a line a quarter where there is no terminal', () => {
    let shown = '';
    const screen = textScreen({
      write: (text) => (shown += text),
      style: PLAIN,
      live: false,
      width: 80,
      echo: false,
    });
    for (let done = 0; done <= 100; done += 1) screen.progress({ ...progress, done, total: 100 });
    expect(shown.trim().split('\n')).toHaveLength(5);
  });
});
