import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withLicensing } from './licensed-manifest';

const MANIFEST = readFileSync('manifest.yml', 'utf8');

interface Manifest {
  app: Record<string, unknown>;
}

describe('the switch of licensing', () => {
  it('adds licensing with editions and nothing else, and takes it out again to the byte', () => {
    const { licensing, ...rest } = (parse(withLicensing(MANIFEST, true)) as Manifest).app;
    expect(licensing).toEqual({ enabled: true, editionsEnabled: true });
    expect({ ...(parse(withLicensing(MANIFEST, true)) as Manifest), app: rest }).toEqual(
      parse(MANIFEST),
    );
    expect(withLicensing(withLicensing(MANIFEST, true), false)).toBe(MANIFEST);
    expect(withLicensing(withLicensing(MANIFEST, true), true)).toBe(withLicensing(MANIFEST, true));
    expect(withLicensing(MANIFEST, false)).toBe(MANIFEST);
  });

  it('says what to do about a manifest that was changed by hand', () => {
    expect(() => withLicensing('app:\n  id: x\n', true)).toThrow('docs/licensing.md');
  });
});
