import { describe, expect, it } from 'vitest';
import type { SwitchName } from './switches';
import { WITNESSES } from './switches/evidence';
import { SWITCH_GROUPS, SWITCHES, readSwitches, switchesWith } from './switches';

describe('switches', () => {
  it('each accept their own default, and say where the rule comes from', () => {
    for (const [name, entry] of Object.entries(SWITCHES)) {
      expect(entry.accept(entry.default), name).toEqual(entry.default);
      expect(entry.source, name).toMatch(
        {
          A: /measured/,
          B: /observed/,
          C: /Atlassian|Assets OpenAPI/,
          D: /Data Center/,
          none: /unknown|inferred/,
        }[entry.strength],
      );
      expect(entry.witnesses.length > 0, name).toBe(
        entry.strength === 'A' || entry.strength === 'B',
      );
      expect(entry.lastTried).toBe('never');
    }
  });

  it('name every witness at least once', () => {
    const named = new Set(Object.values(SWITCHES).flatMap(({ witnesses }) => witnesses));
    expect([...named].sort()).toEqual(Object.keys(WITNESSES));
  });

  it('belong to exactly one group each', () => {
    const grouped = Object.values(SWITCH_GROUPS).flatMap((group) => Object.keys(group));
    expect(grouped.sort()).toEqual((Object.keys(SWITCHES) as SwitchName[]).sort());
  });

  it('are read from JSON, or refused by name', () => {
    expect(readSwitches({ parentIdType: 'number', maxUnique: 5 })).toEqual({
      ok: true,
      switches: { parentIdType: 'number', maxUnique: 5 },
    });
    expect(readSwitches({ nonsense: 1 })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('nonsense') as unknown,
    });
    expect(readSwitches({ parentIdType: 'roman' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('`number`') as unknown,
    });
    expect(readSwitches([])).toMatchObject({ ok: false });
    expect(switchesWith({ maxUnique: 5 })).toMatchObject({ maxUnique: 5, parentIdType: 'string' });
  });
});
