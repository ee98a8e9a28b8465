/** Whether what exists is what the file of a template says. */
import { expect } from 'vitest';
import {
  defaultOptions,
  type DeployOptions,
  type ReferenceMode,
} from '../../../src/planner/options';
import { tiersAbove, tiersBelow } from '../../../src/templates/tiers';
import { schemaOf, typesIn } from './actual';
import { FILES, type WantedType } from './expansion';
import { siteState, type Site } from './site';

/**
 * Every schema that exists may be shared, so that optional references link wherever they can. A
 * size of one thing beside another is asked for by a name and key of its own.
 */
export const requestFor = (key: string, mode: ReferenceMode, { known }: Site): DeployOptions => ({
  ...defaultOptions([key]),
  references: { all: mode, each: {}, hubs: [] },
  allowSharing: known.map(({ template }) => template),
  ...(known.some(({ template }) => [...tiersBelow(key), ...tiersAbove(key)].includes(template))
    ? { key, name: FILES.get(key)?.name ?? key }
    : {}),
});

/**
 * Compares path by path; a text that came of a reference to several objects may be of either
 * kind, see `expectTextareas`.
 */
function expectTypes(found: readonly WantedType[], wanted: readonly WantedType[]): void {
  expect(found.map(({ path }) => path).sort()).toEqual(wanted.map(({ path }) => path).sort());
  for (const type of wanted) {
    const like = found.find(({ path }) => path === type.path);
    const settled = type.attributes.map((attribute, index) =>
      attribute.kind === 'textarea' && like?.attributes[index]?.kind === 'text'
        ? { ...attribute, kind: 'text' }
        : attribute,
    );
    expect(like).toEqual({
      ...type,
      inherited: passesOn(type, wanted),
      attributes: settled,
    });
  }
}

/** Assets passes on what a child got, whether that was asked of the child or not (switch `childInherited`). */
const passesOn = ({ path, inherited }: WantedType, wanted: readonly WantedType[]): boolean =>
  inherited || wanted.some((above) => above.inherited && path.startsWith(`${above.path} / `));

/** A type has two textareas at most, and a reference became a single line only where a third would have come of it. */
function expectTextareas(found: readonly WantedType[], wanted: readonly WantedType[]): void {
  const lineOf = (path: string, types: readonly WantedType[]): number =>
    types
      .filter((type) => path === type.path || path.startsWith(`${type.path} / `))
      .reduce(
        (sum, type) => sum + type.attributes.filter(({ kind }) => kind === 'textarea').length,
        0,
      );
  for (const type of found) {
    expect(lineOf(type.path, found), type.path).toBeLessThanOrEqual(2);
    const shortened = type.attributes.filter(
      (attribute, index) =>
        attribute.kind === 'text' &&
        wanted.find(({ path }) => path === type.path)?.attributes[index]?.kind === 'textarea',
    );
    const below = found.filter(
      ({ path }) => path === type.path || path.startsWith(`${type.path} / `),
    );
    if (shortened.length > 0)
      expect(Math.max(...below.map(({ path }) => lineOf(path, wanted))), type.path).toBeGreaterThan(
        2,
      );
  }
}

export function expectSchema(site: Site, key: string, wanted: readonly WantedType[]): void {
  const schema = schemaOf(siteState(site), key);
  const found = typesIn(schema);
  const template = FILES.get(key);
  expect([schema.name, schema.description]).toEqual([template?.name, template?.brief]);
  expectTypes(found, wanted);
  expectTextareas(found, wanted);
  const attributes = wanted.flatMap((type) => type.attributes);
  expect(schema.statuses.map(({ name }) => name).sort()).toEqual(
    [...new Set(attributes.flatMap(({ statuses }) => statuses))].sort(),
  );
  expect(schema.referenceTypes.map(({ name }) => name).sort()).toEqual(
    [
      ...new Set(
        attributes.flatMap(({ referenceType }) => (referenceType === '' ? [] : [referenceType])),
      ),
    ].sort(),
  );
}

/** Nothing is left to do, and nothing is otherwise than wanted. */
export function expectVerified({
  steps,
  findings,
}: {
  steps: readonly unknown[];
  findings: readonly { kind: string }[];
}): void {
  expect(steps).toEqual([]);
  expect(findings.filter(({ kind }) => kind === 'keep' || kind === 'block')).toEqual([]);
}

/**
 * As `expectSchema`, for a schema that grew in several deployments: attributes are in the order
 * in which they came.
 */
export function expectGrown(site: Site, key: string, wanted: readonly WantedType[]): void {
  const inOrder = (types: readonly WantedType[]): WantedType[] =>
    types.map((type) => ({
      ...type,
      attributes: [...type.attributes].sort((a, b) => a.name.localeCompare(b.name)),
    }));
  expectTypes(inOrder(typesIn(schemaOf(siteState(site), key))), inOrder(wanted));
}
