import { describe, expect, it } from 'vitest';
import { COUNTS_KEPT_DAYS, dayBefore, dayOf } from './lifetimes';
import { kindOfKey, PERSONAL_FIRST } from './record-kinds';
import { lifeWords, type Life } from './record-life';

describe('how long a record lives', () => {
  it.each<[string, Life]>([
    ['until the app is uninstalled', { kind: 'kept' }],
    ['24 hours, and up to 48 more until the platform erases it', { kind: 'hours', hours: 24 }],
    ['72 hours, and up to 48 more until the platform erases it', { kind: 'hours', hours: 72 }],
    ['4 days, and up to 48 more until the platform erases it', { kind: 'hours', hours: 96 }],
    ['30 days (a setting)', { kind: 'setting', setting: 'retentionDays' }],
    ['365 days from its end', { kind: 'days', days: 365, since: 'its end' }],
  ])('is said as "%s"', (words, life) => {
    expect(lifeWords(life, { retentionDays: 30 })).toBe(words);
  });
});

describe('the kind of a key', () => {
  it.each([
    ['preview:p-aaaa', 'preview'],
    ['preview-slot:1:2:3', 'previewSlot'],
    ['recent-of-all', 'recentOfAll'],
    ['settings', 'settings'],
    ['settings:of another', null],
    ['preview', null],
    ['a preview:p-aaaa', null],
    ['', null],
  ])('"%s" is %s', (key, kind) => {
    expect(kindOfKey(key)).toBe(kind);
  });
});

it('what names an account is erased before what has a hash of it, and the rest after both', () => {
  expect(PERSONAL_FIRST).toEqual([
    'preview:',
    'deployment:',
    'cancel:',
    'activity:',
    'latest-preview:',
    'preview-slot:',
    'stranger:',
    'drafts:',
    'recent:',
  ]);
});

it('a day is one of UTC, and the days before it are counted back', () => {
  expect(dayOf(Date.UTC(2026, 0, 1))).toBe('2026-01-01');
  expect(dayOf(Date.UTC(2026, 0, 1) - 1)).toBe('2025-12-31');
  expect(dayBefore(Date.UTC(2026, 0, 1), 0)).toBe('2026-01-01');
  expect(dayBefore(Date.UTC(2026, 2, 1), 1)).toBe('2026-02-28');
  expect(dayBefore(Date.UTC(2026, 1, 1), COUNTS_KEPT_DAYS)).toBe('2025-01-01');
});
