import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyWorkspace,
  observationOf,
  type Workspace,
  addSchema,
  addType,
} from '../../../simulator/workspace';
import { loadClosure } from '../../templates/load-closure';
import { skeletonOf } from './confusables';
import { createPlan } from '../create-plan';
import { defaultOptions } from '../options';
import type { Warn } from '../plan';
import { foldName } from '../../text/fold-name';

async function warningsFor(workspace: Workspace): Promise<Warn[]> {
  const closure = await loadClosure(['BASIC']);
  const plan = createPlan({
    templates: closure.templates,
    refs: closure.refs,
    options: { ...defaultOptions(['BASIC']), extend: ['BASIC'] },
    observation: observationOf(workspace),
    known: [],
    pins: [],
    made: new Set(),
  });
  return plan.findings.filter(
    (finding): finding is Warn => finding.kind === 'warn' && finding.code === 'look-alike',
  );
}

describe('what a name looks like', () => {
  it.each([
    ['Cyrillic letters', 'ІТАМ', 'ITAM'],
    ['one Cyrillic letter', 'Bаsic CMDB', 'Basic CMDB'],
    ['Greek letters', 'ΒΑSΙC', 'BASIC'],
    ['full width', 'ＩＴＡＭ', 'ITAM'],
    ['mathematical letters', '𝐈𝐓𝐀𝐌', 'ITAM'],
    ['a zero-width space', 'IT\u200bAM', 'ITAM'],
    ['a soft hyphen', 'Ven\u00addor', 'Vendor'],
    ['a hangul filler', 'Vendor\u3164', 'Vendor'],
    ['a direction mark', '\u202eVendor', 'Vendor'],
    ['a ligature', 'Oﬃce', 'Office'],
    ['digits for letters', '1TAM C0RE', 'ITAM CORE'],
    ['a small l for a capital I', 'lTAM', 'ITAM'],
    ['another dash', 'Key\u2011Value', 'Key-Value'],
    ['blanks around a dash', 'Key - Value', 'Key-Value'],
    ['a no-break space', 'Basic\u00a0CMDB', 'Basic CMDB'],
  ])('is the same with %s', (_, name, like) => {
    expect(skeletonOf(name)).toBe(skeletonOf(like));
  });

  it.each([
    ['an accent', 'Müller', 'Muller'],
    ['another word', 'Vendors', 'Vendor'],
    ['Cyrillic words', 'Актив', 'Asset'],
    ['nothing', '', 'a'],
  ])('is another with %s', (_, name, other) => {
    expect(skeletonOf(name)).not.toBe(skeletonOf(other));
  });

  it('is the same for names that are equal, and does not change when taken twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(skeletonOf(skeletonOf(name))).toBe(skeletonOf(name));
        expect(skeletonOf(foldName(name))).toBe(skeletonOf(name));
      }),
    );
  });
});

describe('look-alikes in a workspace', () => {
  it('warns of a schema whose name or key passes for that of the plan, naming what cannot be seen', async () => {
    const workspace = emptyWorkspace();
    addSchema(workspace, 'X1', 'Bаsic CMDB');
    addSchema(workspace, 'BAS1C', 'Something');
    const warnings = await warningsFor(workspace);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]?.sentence).toMatch(
      /looks like "Basic CMDB" but is another name \(U\+0430\)/,
    );
    expect(warnings[1]?.sentence).toMatch(
      /looks like "BASIC" but is another name \(other letters or digits\)/,
    );
  });

  it('warns of an object type in a schema that is added to, and leaves it alone', async () => {
    const workspace = emptyWorkspace();
    addSchema(workspace, 'BASIC', 'Basic CMDB');
    const closure = await loadClosure(['BASIC']);
    const name = closure.templates.get('BASIC')?.objectTypes[0]?.name ?? '';
    addType(workspace, 'BASIC', { name: `${name}\u200b` });
    const warnings = await warningsFor(workspace);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.sentence).toContain('U+200B');
    expect(warnings[0]?.sentence).not.toContain('\u200b');
  });

  it('says nothing of the same name in other case or spacing, nor of unrelated ones', async () => {
    const workspace = emptyWorkspace();
    addSchema(workspace, 'BASIC', 'basic  cmdb');
    addSchema(workspace, 'HR', 'Human Resources');
    expect(await warningsFor(workspace)).toEqual([]);
  });
});
