/**
 * A site with the first version of a template, customised, comes to the newest by one extension.
 * The soak takes all that changed.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readReleases } from '../../local/catalog/releases';
import { describeKey, parseKey } from '../../src/planner/natural-key';
import { blocksOf, differencesOf, type Plan } from '../../src/planner/plan';
import { loadTemplate, TEMPLATE_KEYS, type TemplateKey } from '../../src/templates/catalogue';
import type { ResolvedTemplate } from '../../src/templates/resolve';
import { firstVersion } from '../support/first-versions';
import { identitiesFrom } from '../support/identities';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  type Catalogue,
} from '../../simulator/templates';
import {
  addAttribute,
  addType,
  applyPlan,
  changed,
  emptyWorkspace,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const WHOLE = process.env['IDENTITY_ALL'] === '1';
const CHANGED = TEMPLATE_KEYS.filter((key) => readReleases(key).releases.length > 1);
const KEYS = WHOLE ? CHANGED : CHANGED.filter((key) => ['BASIC', 'DOC'].includes(key));
if (WHOLE) vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 600_000 });

let before: Catalogue;
let now: Catalogue;
beforeAll(async () => {
  const first = await Promise.all(TEMPLATE_KEYS.map(firstVersion));
  before = catalogueOf(first);
  now = catalogueOf(await Promise.all(TEMPLATE_KEYS.map(loadTemplate)));
});

/**
 * Each element by its place, with its form in names: what two sites can be compared by.
 * @param ids of a plan: what a reference points at is called as its template calls it
 */
function formsOf({ schemas, details }: Workspace, ids: Plan['ids']): Map<string, string> {
  const names = new Map<string, string>();
  const all = schemas.flatMap((schema) => {
    const detail = details[schema.id];
    return detail === undefined ? [] : [{ key: schema.key, detail }];
  });
  const pathOf = (detail: (typeof all)[number]['detail'], id: string): string => {
    const type = detail.objectTypes.find((one) => one.id === id);
    if (type === undefined) return '?';
    const above = type.parentId === null ? '' : `${pathOf(detail, type.parentId)} › `;
    return `${above}${type.name}`;
  };
  for (const { key, detail } of all) {
    for (const { id } of detail.objectTypes) names.set(id, `${key} · ${pathOf(detail, id)}`);
    for (const { id, name } of detail.statuses) names.set(`s${id}`, name);
    for (const { id, name } of detail.referenceTypes) names.set(`r${id}`, name);
  }
  for (const [key, id] of Object.entries(ids))
    if (parseKey(key).kind === 'object-type') names.set(id, describeKey(key));
  return new Map(
    all.flatMap(({ key, detail }) => [
      ...detail.objectTypes.map(
        ({ id, abstract, inherited }) =>
          [`${key} · ${pathOf(detail, id)}`, JSON.stringify({ abstract, inherited })] as const,
      ),
      ...detail.attributes.map((one) => {
        const {
          id: _id,
          objectTypeId,
          description: _words,
          // A comparison names it, and an upgrade cannot change it.
          filter: _filter,
          statusIds,
          reference,
          ...form
        } = one;
        return [
          `${key} · ${pathOf(detail, objectTypeId)} › ${one.name}`,
          JSON.stringify({
            ...form,
            options: [...form.options].sort(),
            statuses: statusIds.map((id) => names.get(`s${id}`)).sort(),
            to: reference && names.get(reference.objectTypeId),
            as: reference && names.get(`r${reference.referenceTypeId}`),
          }),
        ] as const;
      }),
    ]),
  );
}

/**
 * The places that a plan names as left to people: what is called, placed or set otherwise, and
 * what is no part of it.
 */
function namedIn(plan: Plan): Set<string> {
  const shown = (key: string): string => {
    const { schema, names } = parseKey(key);
    return `${schema} · ${names.join(' › ')}`;
  };
  return new Set([
    ...differencesOf(plan).map(({ element }) => shown(element)),
    ...plan.findings.flatMap((finding) => {
      if (finding.kind === 'extra') return [`${finding.schema} · ${finding.path}`];
      if (finding.kind !== 'renamed' && finding.kind !== 'moved') return [];
      const { schema, kind, names } = parseKey(finding.element);
      if (kind !== 'object-type' && kind !== 'attribute') return [];
      return [
        shown(finding.element),
        `${schema} · ${[...names.slice(0, -1), finding.found].join(' › ')}`,
      ];
    }),
  ]);
}

function siteOf(key: TemplateKey): {
  workspace: Workspace;
  identities: ReturnType<typeof identitiesFrom>;
  keys: string[];
} {
  const workspace = deployed(before, [key]);
  const keys = workspace.schemas.map((schema) => schema.key);
  const options = optionsFor([key], { extend: keys, allowSharing: keys });
  return { workspace, identities: identitiesFrom(planFor(before, workspace, options)), keys };
}

const leafOf = ({ objectTypes }: ResolvedTemplate): string =>
  objectTypes.find(({ inherits, attributes }) => !inherits && attributes.length > 0)?.name ?? '';

describe('a site that has the first version of a template', () => {
  it('of every template the changelog leads back to a whole model', () => {
    expect(KEYS.length).toBeGreaterThan(0);
    for (const template of before.templates.values())
      expect(blocksOf(planFor(before, emptyWorkspace(), optionsFor([template.key])))).toEqual([]);
  });

  it('customised, comes to the newest by one extension, and is a fresh one but for what is named', () => {
    for (const key of KEYS) {
      const { workspace, identities, keys } = siteOf(key);
      const template = before.templates.get(key) as ResolvedTemplate;
      const leaf = leafOf(template);
      const own = changed(workspace, (copy) => {
        const type = typeOf(copy, key, leaf);
        const attribute = copy.details[
          copy.schemas.find((one) => one.key === key)?.id ?? ''
        ]?.attributes.filter(
          ({ objectTypeId, system, label }) => objectTypeId === type.id && !system && !label,
        );
        for (const one of (attribute ?? []).slice(-1)) one.name = 'Our own word';
        type.name = `Our ${leaf}`;
        addAttribute(copy, key, type, { name: 'Colour of the lid' });
        addType(copy, key, { name: 'Garden gnome' });
      });
      const known = workspace.schemas.map(({ id, key: template }) => ({
        schemaId: id,
        template,
        version: '1.0.0',
        state: 'complete' as const,
      }));
      const options = optionsFor([key], { extend: keys, allowSharing: keys });
      const plan = planFor(now, own, options, { identities, known });
      expect(blocksOf(plan), key).toEqual([]);
      expect(plan.findings, key).toContainEqual(
        expect.objectContaining({ kind: 'warn', code: 'version-differs' }),
      );
      const { workspace: after } = applyPlan(own, plan);
      const again = planFor(now, after, options, { identities, known });
      expect(again.steps, key).toEqual([]);

      const anew = deployed(now, [key]);
      const fresh = formsOf(anew, planFor(now, anew, options).ids);
      const here = formsOf(after, again.ids);
      const named = namedIn(again);
      const isNamed = (place: string): boolean =>
        [...named].some((one) => place === one || place.startsWith(`${one} › `));
      const unlike = [
        ...[...fresh].filter(([place, form]) => here.get(place) !== form),
        ...[...here].filter(([place]) => !fresh.has(place)),
      ].map(([place]) => place);
      expect(
        unlike.filter((place) => !isNamed(place)),
        key,
      ).toEqual([]);
      for (const word of [`Our ${leaf}`, 'Our own word', 'Colour of the lid', 'Garden gnome'])
        expect(
          [...named].some((one) => one.includes(word)),
          `${key} ${word}`,
        ).toBe(true);
      // What an earlier version had and this one has not is nobody's own.
      const earlier = again.findings.filter(
        (finding) => finding.kind === 'extra' && finding.earlier,
      );
      const gone = [...before.templates.values()].some(
        (one) =>
          keys.includes(one.key) &&
          one.objectTypes.some((type) =>
            type.attributes.some(
              ({ name }) =>
                !now.templates
                  .get(one.key)
                  ?.byName.get(type.name)
                  ?.attributes.some((attribute) => attribute.name === name),
            ),
          ),
      );
      expect(earlier.length > 0, key).toBe(gone);
    }
  });
});
