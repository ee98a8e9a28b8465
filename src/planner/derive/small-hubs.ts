/**
 * Hubs that a request wants small: named among what is wanted alone ("only: CORE"), they come along
 * with the object types that are referred to, and what those need. One that exists is linked to as
 * it is.
 */
import { isHubTemplate } from '../../templates/hubs';
import type { Target } from '../../templates/target';
import type { ResolvedTemplate } from '../../templates/resolve';
import type { DeployOptions } from '../options';
import { copyHubTypes, requiredTargets } from './copy-hub-types';
import { listed } from '../../text/lists';
import type { Warn } from '../plan';
import { SAY } from '../say';
import type { DesiredSchema } from './desired';
import { foldName } from '../../text/fold-name';

type Templates = ReadonlyMap<string, ResolvedTemplate>;

/** By hub, the names of the object types that come along. */
export type SmallHubs = ReadonlyMap<string, ReadonlySet<string>>;

export const NONE_SMALL: SmallHubs = new Map();

/** Keys of the hubs that are wanted small. */
export const hubsWantedSmall = (options: DeployOptions, all: Templates): string[] =>
  [...all.values()]
    .filter((template) => options.only?.some((name) => isHub(name, template, options)) === true)
    .map(({ key }) => key);

/** What is wanted alone of the templates asked for: object types. */
export const typesWantedAlone = (options: DeployOptions, all: Templates): string[] =>
  (options.only ?? []).filter(
    (name) => ![...all.values()].some((template) => isHub(name, template, options)),
  );

const isHub = (
  said: string,
  { key, name }: ResolvedTemplate,
  { templates }: Pick<DeployOptions, 'templates'>,
): boolean =>
  isHubTemplate(key) &&
  !templates.includes(key) &&
  [key, name].some((own) => foldName(own) === foldName(said));

/** @param others every schema of the plan that is not one of them: what they refer to is needed */
export function typesNeeded(
  hubs: readonly string[],
  others: readonly DesiredSchema[],
  all: Templates,
): SmallHubs {
  const small = new Map([...all].filter(([key]) => hubs.includes(key)));
  const roots = others
    .flatMap(({ types }) => types.flatMap(({ attributes }) => attributes))
    .map(({ reference }) => reference)
    .filter((reference) => reference !== null)
    .filter(({ bound }) => bound === null)
    .map(({ template, path }): Target => ({ template, objectType: path.at(-1) ?? '' }));
  const kept = copyHubTypes(roots, requiredTargets, small);
  return new Map(
    hubs.map((hub) => [
      hub,
      new Set(kept.filter(({ home }) => home === hub).map(({ type }) => type.name)),
    ]),
  );
}

const MOST_NAMED = 12;

/** One line for what comes, and one for what is left out of it: nobody wants a line a reference. */
export function smallLines({ template, types, warnings }: DesiredSchema): Warn[] {
  const lost = warnings.filter(({ code }) => code === 'left-out').length;
  const names = listed(
    types.map(({ name }) => name),
    MOST_NAMED,
  );
  const rest =
    lost === 0
      ? ''
      : ` ${lost} of their references ${lost === 1 ? 'is' : 'are'} left out with what ` +
        `${lost === 1 ? 'it refers' : 'they refer'} to.`;
  return [
    ...warnings.filter(({ code }) => code !== 'left-out'),
    {
      kind: 'warn',
      code: 'left-out',
      sentence:
        `Of ${template} only ${names} ${types.length === 1 ? 'comes' : 'come'} along: what is ` +
        `referred to, with what that needs.${rest} To add the rest later, say: ${SAY.addTo(template)}.`,
    },
  ];
}
