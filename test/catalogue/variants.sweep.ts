/**
 * The variants of a request, on the templates that ship: lean, types left out, another name and
 * key, spokes that come later.
 */
import { describe, expect, it } from 'vitest';
import { parseKey } from '../../src/planner/natural-key';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { catalogueOf, planFor } from '../../simulator/templates';
import { emptyWorkspace } from '../../simulator/workspace';
import { schemaOf, typesIn } from './support/actual';
import { expand, hubsOf, leanOf, linesOf, optionalReferences } from './support/expansion';
import { expectGrown, expectVerified, requestFor } from './support/expect';
import { deployTo, emptySite, siteState } from './support/site';

const KEYS: readonly string[] = TEMPLATE_KEYS;
const warningsOf = (plan: Plan, code: string): string[] =>
  plan.findings.flatMap((finding) =>
    finding.kind === 'warn' && finding.code === code ? [finding.sentence] : [],
  );

describe('lean', () => {
  it.each(KEYS)(
    '%s keeps what is required, a key or a status, and full adds the rest later',
    async (key) => {
      const options: DeployOptions = { ...requestFor(key, 'link', emptySite()), variant: 'lean' };
      const { site, verified, plan } = await deployTo(emptySite(), options);
      expectVerified(verified);
      expect(warningsOf(plan, 'lean-variant')).toHaveLength(1);
      const lean = leanOf(expand({ key, mode: 'link', there: new Set([key, ...hubsOf(key)]) }));
      expectGrown(site, key, lean);
      const linked = lean
        .flatMap((type) =>
          type.attributes.flatMap(({ referenceTo }) =>
            referenceTo === '' ? [] : [referenceTo.split(':')[0] ?? ''],
          ),
        )
        .filter((home) => home !== key);
      expect(
        siteState(site)
          .schemas.map((schema) => schema.key)
          .sort(),
      ).toEqual(
        [...new Set([key, ...linked, ...linked.flatMap((hub) => [...hubsOf(hub)])])].sort(),
      );
      const full = await deployTo(site, { ...requestFor(key, 'link', site), extend: [key] });
      expectVerified(full.verified);
      expectGrown(
        full.site,
        key,
        expand({ key, mode: 'link', there: new Set([key, ...hubsOf(key)]) }),
      );
    },
  );
});

describe('leaving an object type out', () => {
  it.each(KEYS)(
    'of %s takes what is below it along, says so first, and leaves nothing that points at it',
    async (key) => {
      const catalogue = catalogueOf(
        await Promise.all(
          [key, ...hubsOf(key)].map((one) => loadTemplate(one as (typeof TEMPLATE_KEYS)[number])),
        ),
      );
      for (const line of linesOf(key)) {
        const name = line.at(-1) ?? '';
        const plan = planFor(catalogue, emptyWorkspace(), {
          ...requestFor(key, 'link', emptySite()),
          leaveOut: [name],
        });
        const gone = new Set(
          linesOf(key)
            .filter((other) => other.includes(name))
            .map((other) => other.at(-1)),
        );
        const planned = plan.steps.flatMap((step) =>
          step.kind === 'object-type' && step.schema === key ? [step.name] : [],
        );
        expect(planned).toEqual(
          linesOf(key)
            .map((other) => other.at(-1) ?? '')
            .filter((other) => !gone.has(other)),
        );
        const pointing = plan.steps
          .flatMap((step) =>
            step.kind === 'attribute' && step.schema === key && step.form.reference !== null
              ? [parseKey(step.form.reference.target)]
              : [],
          )
          .filter((target) => target.schema === key && gone.has(target.names.at(-1)));
        expect(pointing, `${key} ${name}`).toEqual([]);
        expect(warningsOf(plan, 'left-out')[0]).toContain(`${name} is left out`);
        for (const below of gone)
          if (below !== name) expect(warningsOf(plan, 'left-out')[0]).toContain(below);
      }
    },
  );

  it('shows each reference that goes with it', async () => {
    const catalogue = catalogueOf([await loadTemplate('CORE')]);
    const plan = planFor(catalogue, emptyWorkspace(), {
      ...requestFor('CORE', 'link', emptySite()),
      leaveOut: ['Country'],
    });
    const pointing = expand({ key: 'CORE', mode: 'link', there: new Set(['CORE']) }).flatMap(
      (type) =>
        type.attributes
          .filter(({ referenceTo }) => referenceTo === 'CORE: Country')
          .map(({ name }) => `${type.path.split(' / ').at(-1) ?? ''}.${name}`),
    );
    expect(pointing.length).toBeGreaterThan(1);
    const told = warningsOf(plan, 'left-out').join('\n');
    for (const attribute of pointing) expect(told).toContain(attribute);
  });
});

describe('another name and key', () => {
  it.each(KEYS.filter((key) => key !== 'CORE'))(
    '%s links to a hub that goes by another name',
    async (key) => {
      const hub = await deployTo(emptySite(), {
        ...requestFor('CORE', 'link', emptySite()),
        name: 'Master Data',
        key: 'MDATA',
      });
      const { site, verified } = await deployTo(hub.site, {
        ...requestFor(key, 'link', hub.site),
        allowSharing: ['MDATA'],
        name: `My ${key}`,
        key: `MY${key}`,
      });
      expectVerified(verified);
      const schema = schemaOf(siteState(site), `MY${key}`);
      expect([schema.name, siteState(site).schemas.some((one) => one.key === 'CORE')]).toEqual([
        `My ${key}`,
        false,
      ]);
      const homes = typesIn(schema).flatMap((type) =>
        type.attributes.flatMap(({ referenceTo }) =>
          referenceTo === '' ? [] : [referenceTo.split(':')[0]],
        ),
      );
      expect(homes).toContain('MDATA');
      expect(homes).not.toContain('CORE');
    },
  );
});

describe('a larger tier into the schema of a smaller one', () => {
  it.each([
    ['BASIC', 'CMDB'],
    ['CMDB', 'ECMDB'],
    ['BASIC', 'ECMDB'],
  ])('%s grows into %s, and only adds', async (smaller, larger) => {
    const { site } = await deployTo(emptySite(), requestFor(smaller, 'link', emptySite()));
    const before = typesIn(schemaOf(siteState(site), smaller));
    const grown = await deployTo(site, {
      ...requestFor(larger, 'link', emptySite()),
      key: smaller,
      extend: [smaller],
    });
    expect(grown.verified.steps).toEqual([]);
    const after = typesIn(schemaOf(siteState(grown.site), smaller));
    for (const type of before)
      expect(after.find(({ path }) => path === type.path)?.attributes).toEqual(
        expect.arrayContaining(type.attributes),
      );
    const wanted = expand({ key: larger, mode: 'link', there: new Set([larger, 'CORE']) });
    expect(after.map(({ path }) => path).sort()).toEqual(wanted.map(({ path }) => path).sort());
    const namesOf = (type: (typeof wanted)[number] | undefined): string[] =>
      (type?.attributes ?? []).map(({ name }) => name).sort();
    for (const type of wanted)
      expect(namesOf(after.find(({ path }) => path === type.path))).toEqual(namesOf(type));
  });
});

describe('optional spokes', () => {
  it(
    'are shown in the preview, do not block, and are linked to once they exist and ' +
      'the schema is extended',
    async () => {
      let site = emptySite();
      let shown = 0;
      for (const key of KEYS) {
        const { plan, site: after } = await deployTo(site, requestFor(key, 'link', site));
        const there = new Set([...site.known.map(({ template }) => template), key]);
        const missing = optionalReferences(key).filter(({ template }) => !there.has(template));
        const told = warningsOf(plan, 'optional-reference-left-out').join('\n');
        for (const { attribute, template } of missing)
          expect(told).toMatch(
            new RegExp(`${attribute.replace(/[/&]/gu, '.')}[^\\n]*${template}`, 'u'),
          );
        shown += missing.length;
        site = after;
      }
      expect(shown).toBeGreaterThan(5);
      for (const key of KEYS) {
        const { verified, site: after } = await deployTo(site, {
          ...requestFor(key, 'link', site),
          extend: [key],
        });
        expectVerified(verified);
        expectGrown(after, key, expand({ key, mode: 'link', there: new Set(KEYS) }));
        site = after;
      }
    },
  );
});
