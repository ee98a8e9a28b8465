import { describe, expect, it } from 'vitest';
import type { LintProblem } from './lint';
import { renderLint } from './lint-report';

const place = { file: 'demo.json', path: '$.objectTypes[0]', expected: 'an owner', found: 'none' };
const error: LintProblem = { ...place, rule: 'M1', why: 'It is asked for.', severity: 'error' };
const warning: LintProblem = {
  ...place,
  rule: 'M5',
  why: 'Somebody must answer.',
  severity: 'warning',
  accepted: 'Lists have one keeper.',
};

describe('renderLint', () => {
  it('tells errors first, then warnings by rule with what speaks for them', () => {
    expect(renderLint([warning, error, { ...warning, path: '$.objectTypes[1]' }])).toBe(
      [
        'error demo.json $.objectTypes[0] (M1): expected an owner, found none. It is asked for.',
        'warning M5, 2 times: Somebody must answer.',
        '  accepted: Lists have one keeper.',
        '  demo.json $.objectTypes[0]: expected an owner, found none',
        '  demo.json $.objectTypes[1]: expected an owner, found none',
        '1 errors, 2 warnings',
      ].join('\n'),
    );
  });

  it('says so where there is nothing', () => {
    expect(renderLint([])).toBe('0 errors, 0 warnings');
  });
});
