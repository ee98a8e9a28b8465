import { describe, expect, it } from 'vitest';
import { readConfirmation } from '../../src/approvals/read-confirmation';
import { CONFIRMS, UNCLEAR } from './oracle';

const [SHOWN, OTHER] = ['4K7M-2QXA', '9HRT-3WVE'];
const read = (message: string): string =>
  readConfirmation(message.replaceAll('#', SHOWN).replaceAll('%', OTHER), 'p-7k3q').kind;

describe('what a reader marked', () => {
  it('are at least three hundred different messages', () => {
    expect(new Set([...CONFIRMS, ...UNCLEAR]).size).toBe(CONFIRMS.length + UNCLEAR.length);
    expect(CONFIRMS.length + UNCLEAR.length).toBeGreaterThanOrEqual(300);
  });

  it.each(CONFIRMS.map((message) => [message]))('as a confirmation is one: %s', (message) => {
    expect(read(message)).toBe('confirms');
  });

  it.each(UNCLEAR.map((message) => [message]))('as unclear starts nothing: %s', (message) => {
    expect(read(message)).toBe('unclear');
  });
});
