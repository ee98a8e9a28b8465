/**
 * A site of the first version of each template, extended with today's, holds what a fresh one
 * holds but for what is listed to be done by hand. What is compared is what exists, path by path,
 * and not what the planner says of it.
 */
import { expect, it } from 'vitest';
import { readReleases } from '../../local/catalog/releases';
import type { ObservedAttribute } from '../../src/assets/observation';
import { blocksOf } from '../../src/planner/plan';
import { TEMPLATE_KEYS, type TemplateKey } from '../../src/templates/catalogue';
import { firstVersion, leftSinceFirst } from '../support/first-versions';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
} from '../../simulator/templates';
import {
  applyPlan,
  attributeOf,
  changed as changedBy,
  type Workspace,
} from '../../simulator/workspace';

const today = await realCatalogue();
const first = catalogueOf(await Promise.all(TEMPLATE_KEYS.map(firstVersion)));
const changed = TEMPLATE_KEYS.filter((key) => readReleases(key).releases.length > 1);

/** With names for ids, as lines: `CORE Person . Email` and its form. */
function elementsIn({ schemas, details }: Workspace): Map<string, string> {
  const types = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { id, key } of schemas) {
    const all = details[id]?.objectTypes ?? [];
    const pathOf = (typeId: string | null): string[] => {
      const type = all.find((one) => one.id === typeId);
      return type === undefined ? [] : [...pathOf(type.parentId), type.name];
    };
    for (const type of all) types.set(type.id, `${key} ${pathOf(type.id).join(' / ')}`);
    for (const { id: status, name } of details[id]?.statuses ?? []) names.set(status, name);
    for (const { id: as, name } of details[id]?.referenceTypes ?? []) names.set(as, name);
  }
  const formOf = (one: ObservedAttribute): string =>
    JSON.stringify([
      one.kind,
      one.minimum,
      one.maximum,
      one.unique,
      one.regex,
      one.suffix,
      [...one.options].sort(),
      one.statusIds.map((id) => names.get(id) ?? id).sort(),
      one.reference === null
        ? ''
        : [
            types.get(one.reference.objectTypeId),
            names.get(one.reference.referenceTypeId),
            one.reference.subtypes,
          ],
      one.filter ?? '',
    ]);
  const attributes = Object.values(details).flatMap((detail) =>
    detail.attributes
      .filter(({ system, label }) => !system && !label)
      .map((one): [string, string] => [
        `${types.get(one.objectTypeId) ?? ''} . ${one.name}`,
        formOf(one),
      ]),
  );
  return new Map([
    ...[...types.values()].map((path): [string, string] => [path, 'object type']),
    ...attributes,
  ]);
}

const hubsOf = (key: TemplateKey): TemplateKey[] =>
  (first.templates.get(key)?.extends ?? []) as TemplateKey[];

/** The answer of a person who is asked whether what is called otherwise is the same: `Domain.Owning Team=Owner`. */
const renamed = (key: TemplateKey): string[] =>
  readReleases(key).releases.flatMap(({ moved = {} }) =>
    Object.entries(moved).map(
      ([old, name]) =>
        `${name.replace(' . ', '.').replace(/^.* \/ /u, '')}=${old.split(' . ')[1] ?? old}`,
    ),
  );

/**
 * Of a virtual machine of CMDB three attributes would be unique: what is listed to be changed by
 * hand has to be changed first.
 */
const HAND_FIRST: Partial<Record<TemplateKey, readonly [type: string, attribute: string][]>> = {
  CMDB: [['Virtual Machine', 'Hostname']],
  ECMDB: [['Virtual Machine', 'Hostname']],
};

function withoutKeys(before: Workspace, key: TemplateKey): Workspace {
  return changedBy(before, (copy) => {
    for (const [type, name] of HAND_FIRST[key] ?? [])
      attributeOf(copy, key, type, name).unique = false;
  });
}

/** What is in the one list and not in the other, by the element a sentence begins with. */
const elementOf = (name: string): string => name.slice(name.indexOf(' ') + 1);

it.each(changed)('%s of the first version grows into today’s', async (key) => {
  const site = deployed(first, [key]);
  const keys = [...hubsOf(key), key];
  const asked = optionsFor(keys, { extend: keys, same: keys.flatMap(renamed) });
  // As it is, a third unique attribute comes without uniqueness, and a warning says so.
  expect(blocksOf(planFor(today, site, asked))).toEqual([]);
  const before = withoutKeys(site, key);
  const plan = planFor(today, before, asked);
  expect(blocksOf(plan).map(({ sentence }) => sentence)).toEqual([]);
  const grown = applyPlan(before, plan).workspace;
  expect(planFor(today, grown, asked).steps).toEqual([]);

  const found = elementsIn(grown);
  const fresh = elementsIn(deployed(today, keys));
  const listed = (await Promise.all(keys.map(leftSinceFirst))).flat();
  const differing = [...new Set([...found.keys(), ...fresh.keys()])].filter(
    (name) => found.get(name) !== fresh.get(name),
  );
  const isListed = (name: string): boolean =>
    listed.some(
      (sentence) =>
        sentence.startsWith(`${elementOf(name)} `) ||
        sentence.endsWith(` is called ${elementOf(name).split(' . ')[1] ?? ''} now.`),
    );
  expect(differing.filter((name) => !isListed(name))).toEqual([]);
  // And nothing is listed that is the same: but for what was done before, and references to what is not deployed.
  const idle = [...found.keys()].filter(
    (name) =>
      !differing.includes(name) &&
      name.includes(' . ') &&
      listed.some((sentence) => sentence.startsWith(`${elementOf(name)} `)),
  );
  expect(idle).toEqual(
    (HAND_FIRST[key] ?? []).map(
      ([type, name]) => expect.stringContaining(`${type} . ${name}`) as string,
    ),
  );
});
