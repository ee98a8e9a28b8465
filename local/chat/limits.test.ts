import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './dialogue/decide';
import { EMPTY_MEMORY } from './dialogue/memory';
import { NOWHERE } from './dialogue/scene';
import { understand } from './model/understand';
import { SIXTEEN } from './testing/read-as';

/** An app that takes no list of the only object types wanted. */
const SCENE = { ...NOWHERE, offers: (_: string, input?: string) => input !== 'only' };

const move = (turn: string): ReturnType<typeof decide> =>
  decide(
    turn,
    understand(turn, { templates: SIXTEEN, shownCode: null }),
    EMPTY_MEMORY,
    SIXTEEN,
    SCENE,
  );
/** `preview KEYS` for a plan, the question for a question. */
function outcome(turn: string): string {
  const done = move(turn);
  return done.kind === 'call'
    ? `${done.action} ${done.input['schema'] ?? ''}`
    : done.kind === 'say'
      ? done.text
      : '';
}

describe('what a request leaves out', () => {
  it.each([
    ['deploy core but not itam', 'preview-deployment CORE'],
    ['deploy CMDB instead of ITAM', 'preview-deployment CMDB'],
    ['deploy CORE and ITAM, no SAM', 'preview-deployment CORE, ITAM'],
    ['deploy itam not sam', 'preview-deployment ITAM'],
  ])('is not planned: %s', (turn, done) => {
    expect(outcome(turn)).toBe(done);
  });

  it.each(['everything except', 'all but', 'every template apart from', 'all templates without'])(
    'is taken from everything there is after "%s"',
    (words) => {
      const planned = outcome(`deploy ${words} DORA and SEC`);
      expect(planned).toMatch(/^preview-deployment CORE, /);
      expect(planned).not.toMatch(/DORA|SEC/);
    },
  );

  it.each([
    ['deploy ITAM without CORE', /local copies.*references as text/],
    ['deploy SAM, skip ITAM', /local copies/],
    ['deploy ITAM without linking to CORE', /local copies/],
    ['deploy itam w/o links', /local copies/],
    ['deploy ITAM minus software', /Software Product/],
    ['deploy itam only hardware', /Hardware Asset/],
    ['deploy itam but only laptops and monitors', /laptops and monitors/],
    ['deploy itam without the Notes attribute', /Single attributes cannot be left out/],
    ['deploy cmdb to our sandbox first', /This|this site only/],
    ['deploy itam on https://acme.example', /this site only/],
    ['deploy ITAM version 2', /no version 2/],
    ['deploy the german version of ITAM', /English/],
    ['deploy itam tomorrow', /cannot start anything later/],
    ['deploy enterprise cmdb', /Which of them do you mean: CMDB, ECMDB/],
    ['everything except the CMDBs please', /Which templates are not wanted/],
  ])('or binds is asked about: %s', (turn, question) => {
    expect(outcome(turn)).toMatch(question);
    expect(move(turn).memory.question).not.toBeNull();
  });

  it('never goes into a plan in silence, whatever word limits it', () => {
    const limiting = fc.constantFrom(
      'without',
      'except',
      'excluding',
      'minus',
      'only',
      'leaving out',
      'but not',
      'instead of',
      'w/o',
    );
    const what = fc.constantFrom(
      'CORE',
      'SAM',
      'hardware',
      'the contracts',
      'linking to CORE',
      'printers',
      'the software stuff',
      'flurbs',
    );
    fc.assert(
      fc.property(limiting, what, (word, thing) => {
        const done = move(`deploy ITAM ${word} ${thing}`);
        if (done.kind !== 'call') return;
        const input = done.input;
        expect([
          'leaveOut' in input,
          done.lead !== undefined,
          input['schema'] === 'ITAM' && word === 'only' ? false : input['schema'] !== 'ITAM',
        ]).toContain(true);
        expect(input['schema']).not.toMatch(/CORE|SAM/);
      }),
      { numRuns: 300 },
    );
  });
});
