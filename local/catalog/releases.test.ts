import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/templates/canonical';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { aTemplate, aType } from '../../src/templates/fixtures';
import type { Template } from '../../src/templates/template.generated';
import {
  bumpBetween,
  bumpNeeded,
  leftToDo,
  readReleases,
  releasePath,
  versionFlaw,
  withoutNewest,
  withRelease,
} from './releases';

describe.each(TEMPLATE_KEYS)('%s', (key) => {
  it('is released as it is: a change needs a version, and a line in its changelog', async () => {
    const template = await loadTemplate(key);
    const last = readReleases(key).releases.at(-1);
    expect(
      [last?.version, last?.hash],
      `${key} changed: raise its version and run scripts/release-template.ts`,
    ).toEqual([template.version, contentHash(template)]);
  });

  it('has a changelog that goes up step by step', () => {
    const { releases } = readReleases(key);
    releases.forEach((release, index) => {
      expect(release.changes.length).toBeGreaterThan(0);
      for (const change of release.changes) expect(change).toMatch(/^[A-Z].*\.$/u);
      const before = releases[index - 1];
      expect(['patch', 'minor', 'major']).toContain(
        before === undefined ? 'major' : bumpBetween(before.version, release.version),
      );
      expect(before === undefined || before.date <= release.date).toBe(true);
    });
  });
});

it('no template is released that does not ship', () => {
  expect(readdirSync(dirname(releasePath('CORE'))).sort()).toEqual(
    TEMPLATE_KEYS.map((key) => `${key.toLowerCase()}.json`).sort(),
  );
});

const base = aTemplate();
const released = withRelease(null, base, '2026-11-21', []);
const changed = (change: (template: Template) => void, version = base.version): Template => {
  const copy = structuredClone({ ...base, version });
  change(copy);
  return copy;
};
const addType = (template: Template): void => {
  template.objectTypes.push(aType('Other'));
};
const dropAttribute = (template: Template): void => {
  template.objectTypes[0]?.attributes.shift();
};
const reword = (template: Template): void => {
  template.summary = 'For other tests.';
};

describe('versions', () => {
  it.each([
    ['nothing', () => undefined, 'none'],
    ['a text', reword, 'patch'],
    ['one more type', addType, 'minor'],
    ['an attribute that is gone', dropAttribute, 'major'],
    [
      'another name',
      (template: Template) => {
        const [type] = template.objectTypes;
        if (type !== undefined) type.name = 'Item';
      },
      'major',
    ],
    [
      'a status in another category',
      (template: Template) => {
        const [status] = template.statusSets['RECORD'] ?? [];
        if (status !== undefined) status.category = 'pending';
      },
      'major',
    ],
    [
      'one more status',
      (template: Template) => {
        template.statusSets['RECORD']?.push({ name: 'Resting', category: 'pending' });
      },
      'minor',
    ],
  ] as const)('%s is %s', (_what, change, bump) => {
    expect(bumpNeeded(released, changed(change))).toBe(bump);
  });

  it.each([
    [reword, '1.0.0', 'DEMO changed since 1.0.0: that is a patch version, and it says 1.0.0.'],
    [addType, '1.0.1', 'DEMO changed since 1.0.0: that is a minor version, and it says 1.0.1.'],
    [
      dropAttribute,
      '1.1.0',
      'DEMO changed since 1.0.0: that is a major version, and it says 1.1.0.',
    ],
    [reword, '1.0.2', 'DEMO goes from 1.0.0 to 1.0.2, which is no step of a semantic version.'],
    [reword, '1.0.1', null],
    [addType, '1.1.0', null],
    [dropAttribute, '2.0.0', null],
    [reword, '1.1.0', null],
    [() => undefined, '1.0.0', null],
  ])('a change and %s %s', (change, version, flaw) => {
    expect(versionFlaw(released, changed(change, version))).toBe(flaw);
  });

  it('a version for no change is refused', () => {
    const { hash: _, ...same } = released.releases[0] ?? {
      hash: '',
      version: '',
      date: '',
      changes: [],
    };
    const bumped = changed(() => undefined, '1.0.1');
    expect(
      versionFlaw({ ...released, releases: [{ ...same, hash: contentHash(bumped) }] }, bumped),
    ).toBe('DEMO 1.0.1 is what 1.0.0 was.');
  });

  const limited = (template: Template): void => {
    const [attribute] = template.objectTypes[0]?.attributes ?? [];
    if (attribute !== undefined) attribute.required = attribute.required !== true;
  };
  const rename = (template: Template): void => {
    const [type] = template.objectTypes;
    if (type !== undefined) type.name = 'Item';
  };
  const first = base.objectTypes[0]?.name ?? '';

  it('another limit is minor, and left to a person', () => {
    const next = changed(limited, '1.1.0');
    expect(bumpNeeded(released, next)).toBe('minor');
    const file = withRelease(released, next, '2026-12-01', ['Less is required.']);
    expect(leftToDo(file.releases[1] ?? {}, file.elements)).toEqual([
      expect.stringMatching(/^.+ was .+, and is .+ now\.$/),
    ]);
  });

  it('a rename that is named is minor, with everything below it; unnamed it is major', () => {
    const next = changed(rename, '1.1.0');
    expect(bumpNeeded(released, next)).toBe('major');
    expect(bumpNeeded(released, next, { [first]: 'Item' })).toBe('minor');
    const file = withRelease(released, next, '2026-12-01', ['Renamed.'], { [first]: 'Item' });
    expect(file.releases[1]).toEqual(expect.objectContaining({ moved: { [first]: 'Item' } }));
    expect(leftToDo(file.releases[1] ?? {}, file.elements)).toEqual([
      `${first} is called Item now.`,
    ]);
  });

  it.each([reword, addType, dropAttribute, limited])(
    'the newest release can be undone',
    (change) => {
      const file = withRelease(released, changed(change, '2.0.0'), '2026-12-01', ['Something.']);
      expect(withoutNewest(file)).toEqual(released);
    },
  );

  it('a release keeps those before it', () => {
    expect(
      withRelease(released, changed(addType, '1.1.0'), '2026-12-01', [
        'Other is new.',
      ]).releases.map(({ version, changes }) => [version, changes]),
    ).toEqual([
      ['1.0.0', ['First release: 2 object types, 3 attributes.']],
      ['1.1.0', ['Other is new.']],
    ]);
  });
});
