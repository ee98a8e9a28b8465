import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { bounded, fits, MOST_BYTES, MOST_TEXT, refusalOf } from './answer';

const CUT = ' … (cut; the page shows the rest)';
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const said = (text: string, facts: object = {}) => ({ ok: true, code: 'done', text, ...facts });
/** An answer that weighs so many bytes by one fact. */
function weighing(total: number, facts: object = {}) {
  const without = said('Done.', { ...facts, list: '' });
  return { ...without, list: 'x'.repeat(total - bytes(without)) };
}

describe('a refusal', () => {
  it('says why and what would help, and when to try again only where waiting helps', () => {
    const error = (retryAfterMs?: number): AppError =>
      new AppError('rate-limited', 'Too many.', {
        remedy: 'Wait.',
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      });
    const plain = { ok: false, code: 'rate-limited', text: 'Too many. Wait.', remedy: 'Wait.' };
    expect(refusalOf(error())).toEqual(plain);
    expect(refusalOf(error(2_001))).toEqual({ ...plain, retryAfterSeconds: 3 });
  });
});

describe('the text of an answer', () => {
  it('of four thousand characters is whole, a longer one is cut', () => {
    const most = 'x'.repeat(MOST_TEXT);
    expect(bounded(said(most)).text).toBe(most);
    const { text } = bounded(said(`${most}y`));
    expect(text).toHaveLength(MOST_TEXT);
    expect(text.endsWith(`x${CUT}`)).toBe(true);
  });

  it('is cut at the end of a line, unless that leaves out half of it', () => {
    const lines = (first: number): string => `${'x'.repeat(first)}\n${'y'.repeat(MOST_TEXT)}`;
    expect(bounded(said(lines(2_001))).text).toBe(`${'x'.repeat(2_001)}${CUT}`);
    expect(bounded(said(lines(2_000))).text).toHaveLength(MOST_TEXT);
    expect(bounded(said(lines(3_900))).text).toBe(`${'x'.repeat(3_900)}${CUT}`);
  });
});

describe('the facts of an answer', () => {
  it('are whole up to eight kilobytes', () => {
    const most = weighing(MOST_BYTES);
    expect(bounded(most)).toEqual(most);
    expect(bounded(weighing(MOST_BYTES + 1))).toEqual(said('Done.'));
  });

  it('are left out from the largest on, and what is essential never', () => {
    const essential = { remedy: 'r'.repeat(3_000), next: 'n' };
    const small = { count: 3, state: 'running' };
    const heavy = { big: 'x'.repeat(5_000), bigger: 'x'.repeat(6_000) };
    expect(bounded(said('Done.', { ...heavy, ...essential, ...small }))).toEqual(
      said('Done.', { ...essential, ...small, big: heavy.big }),
    );
    const turned = { bigger: heavy.bigger, big: heavy.big, next: 'n' };
    expect(bounded(said('Done.', turned))).toEqual(said('Done.', { next: 'n', big: heavy.big }));
    const letters = { wide: 'é'.repeat(4_200) };
    expect(bounded(said('Done.', letters))).toEqual(said('Done.'));
  });

  it('fit where nothing would be cut or left out', () => {
    expect(fits(weighing(MOST_BYTES))).toBe(true);
    expect(fits(weighing(MOST_BYTES + 1))).toBe(false);
    expect(fits(said('x'.repeat(MOST_TEXT)))).toBe(true);
    expect(fits(said('x'.repeat(MOST_TEXT + 1)))).toBe(false);
  });
});
