/** Where a message just is, and just is not, a confirmation; `#` stands for the code. */
import { describe, expect, it } from 'vitest';
import { ALONE, LABEL, OBJECT, VERB } from './assent-words';
import { readConfirmation } from './read-confirmation';

const read = (message: string): string =>
  readConfirmation(message.replaceAll('#', '4K7M-2QXA'), 'p-7k3q').kind;

describe('a message', () => {
  it('of three hundred characters can confirm, a longer one cannot', () => {
    expect(read(`confirm 4K7M-2QXA${' '.repeat(283)}`)).toBe('confirms');
    const long = readConfirmation(`confirm 4K7M-2QXA${' '.repeat(284)}`, 'p-7k3q');
    expect(long).toEqual({ kind: 'unclear', why: 'more than assent' });
  });

  it.each([
    ['confirm p-7k3q #', 'confirms'],
    ['confirm preview P-7K3Q: #', 'confirms'],
    ['confirm p-7k3c #', 'unclear'],
    ['confirm preview p-7k3c: #', 'unclear'],
    ['confirm undefined #', 'unclear'],
  ])('may name its own preview, and no other: %s', (message, kind) => {
    expect(read(message)).toBe(kind);
  });

  it.each([
    ['si, confirmo #', 'confirms'],
    ['\n si, confirmo #', 'confirms'],
    ['si , confirmo #', 'confirms'],
    ['  si #', 'confirms'],
    ['va bene. si. #', 'unclear'],
    ['oui si, #', 'unclear'],
    ['pas si #', 'unclear'],
    ['# si vous voulez', 'unclear'],
  ])('says yes by "si" only where it cannot be an if: %s', (message, kind) => {
    expect(read(message)).toBe(kind);
  });

  it.each(['# yes the code is', '# yes, with the code', 'it #', 'and yes #', 'confirm and #'])(
    'holds nothing that leads nowhere: %s',
    (message) => {
      expect(read(message)).toBe('unclear');
    },
  );

  it.each([
    ['はい yes #', 'confirms'],
    ['はい maybe #', 'unclear'],
    ['はいだめ#', 'unclear'],
    ['いやはい#', 'unclear'],
  ])('is read whole where scripts are mixed or words not set apart: %s', (message, kind) => {
    expect(read(message)).toBe(kind);
  });
});

it('every phrase of the lists is short enough to be found', () => {
  for (const phrase of [...ALONE, ...VERB, ...OBJECT, ...LABEL])
    expect(phrase.split(' ').length, phrase).toBeLessThanOrEqual(6);
});
