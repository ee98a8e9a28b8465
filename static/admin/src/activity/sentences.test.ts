import { describe, expect, it } from 'vitest';
import { sentenceOf } from './sentences';

describe('a line of the log', () => {
  it.each([
    [
      'preview-issued',
      { preview: 'p-1', templates: 'ITAM', digest: 'abcdef0123', origin: 'chat', setting: 'chat' },
      'Asked for a preview of ITAM in Rovo chat: p-1, digest abcdef.',
    ],
    [
      'confirmation-wrong',
      { preview: 'p-1', left: 1 },
      'Gave a wrong code for preview p-1; 1 try left.',
    ],
    [
      'deployment-ended',
      { state: 'succeeded', templates: 'ITAM', setByHand: 2 },
      'The deployment of ITAM was finished and verified; 2 settings are left to do by hand.',
    ],
    [
      'settings-changed',
      { confirmation: 'chat to page', retentionDays: '90 to 30' },
      'Changed where a deployment is confirmed from “In chat or here” to “On this page only”, ' +
        'and how long the log is kept from 90 to 30 days.',
    ],
  ] as const)('of %s is a sentence', (kind, facts, sentence) => {
    expect(sentenceOf({ kind, facts })).toBe(sentence);
  });

  it('of a kind or a setting from another version is given as it is', () => {
    expect(sentenceOf({ kind: 'moved' as 'approved', facts: {} })).toBe('moved');
    expect(sentenceOf({ kind: 'settings-changed', facts: { colour: 'red to blue' } })).toBe(
      'Changed colour: red to blue.',
    );
  });
});
