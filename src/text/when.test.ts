import { describe, expect, it } from 'vitest';
import { stretchOf } from './when';

/** A Wednesday. */
const NOW = Date.parse('2026-11-18T15:30:00Z');
const iso = (said: string): [string, string] | null => {
  const stretch = stretchOf(said, NOW);
  return stretch === null
    ? null
    : [new Date(stretch.from).toISOString(), new Date(stretch.to).toISOString()];
};

describe('times as people say them', () => {
  it.each([
    ['today', '2026-11-18T00:00:00.000Z', '2026-11-18T15:30:00.000Z'],
    ['yesterday', '2026-11-17T00:00:00.000Z', '2026-11-17T23:59:59.999Z'],
    ['this week', '2026-11-16T00:00:00.000Z', '2026-11-18T15:30:00.000Z'],
    ['Last  Week', '2026-11-09T00:00:00.000Z', '2026-11-15T23:59:59.999Z'],
    ['last month', '2026-10-01T00:00:00.000Z', '2026-10-31T23:59:59.999Z'],
    ['since monday', '2026-11-16T00:00:00.000Z', '2026-11-16T23:59:59.999Z'],
    ['last wednesday', '2026-11-11T00:00:00.000Z', '2026-11-11T23:59:59.999Z'],
    ['7 days', '2026-11-11T15:30:00.000Z', '2026-11-18T15:30:00.000Z'],
    ['the last two weeks', '2026-11-04T15:30:00.000Z', '2026-11-18T15:30:00.000Z'],
    ['24 hours ago', '2026-11-17T15:30:00.000Z', '2026-11-18T15:30:00.000Z'],
    ['24h', '2026-11-17T15:30:00.000Z', '2026-11-18T15:30:00.000Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z', '2026-11-01T23:59:59.999Z'],
    ['2026-11-01 14:00', '2026-11-01T14:00:00.000Z', '2026-11-01T14:00:00.000Z'],
    ['2026-11-01T14:00:00.123+02:00', '2026-11-01T12:00:00.123Z', '2026-11-01T12:00:00.123Z'],
  ])('understands %s', (said, from, to) => {
    expect(iso(said)).toEqual([from, to]);
  });

  it.each([
    'soon',
    '2026-13-01',
    '2026-02-30',
    '2026-04-31T10:00',
    '2026-02-30T25:00',
    'some days',
    '',
    'week 7',
    '12/11/2026',
  ])('does not guess at %j', (said) => {
    expect(iso(said)).toBeNull();
  });
});
