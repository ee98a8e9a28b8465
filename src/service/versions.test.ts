/** Which version comes after another, and which is newer. */
import { describe, expect, it } from 'vitest';
import { isNewer, nextVersion } from './versions';

describe('a version', () => {
  it.each([
    ['1.0.0', '1.1.0'],
    ['2.9.7', '2.10.0'],
    ['3', '3.1.0'],
  ])('after %s is %s', (version, next) => {
    expect(nextVersion(version)).toBe(next);
  });

  it.each([
    ['1.0.1', '1.0.0', true],
    ['1.0.0', '1.0.1', false],
    ['1.10.0', '1.9.9', true],
    ['1.9.9', '1.10.0', false],
    ['2.0.0', '1.9.9', true],
    ['1.9.9', '2.0.0', false],
    ['1.2.3', '1.2.3', false],
    ['1.2', '1.2.0', false],
    ['2', '1', true],
  ])('%s is newer than %s: %j', (version, than, newer) => {
    expect(isNewer(version, than)).toBe(newer);
  });
});
