/** Object types of a request that are called nearly as the templates call them ("network devices"): taken, and said. */
import type { DeployOptions } from '../planner/options';
import { typeCalled } from '../templates/also-called';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { nearlyOne } from '../templates/nearly';
import { quoted } from '../text/inert';

export function withTypesCalledNearly(options: DeployOptions): {
  options: DeployOptions;
  understood: string[];
} {
  const own = typesOf(options.templates);
  const referred = typesOf(
    TEMPLATE_INDEX.filter(({ key }) => options.templates.includes(key)).flatMap((entry) => [
      ...entry.extends,
      ...entry.canUse,
    ]),
  );
  const taken = new Map<string, string>();
  const meant = (said: string, names: readonly string[]): string => {
    if (names.some((name) => name.toLowerCase() === said.toLowerCase())) return said;
    const name = nearlyOne(said, names);
    if (name === null) return said;
    taken.set(said, name);
    return name;
  };
  // "Employees" are what we call Person.
  const called = (said: string): string => {
    const name = meant(said, referred);
    const other = referred.includes(name) ? null : typeCalled(said, referred);
    if (other !== null) taken.set(said, other);
    return other ?? name;
  };
  const named = <V>(each: Readonly<Record<string, V>>): Record<string, V> =>
    Object.fromEntries(Object.entries(each).map(([said, value]) => [called(said), value]));
  const { references, leaveOut, only } = options;
  const read: DeployOptions = {
    ...options,
    leaveOut: leaveOut.map((said) => meant(said, own)),
    ...(only === undefined ? {} : { only: only.map((said) => meant(said, own)) }),
    references: {
      ...references,
      each: named(references.each),
      ...(references.bound === undefined ? {} : { bound: named(references.bound) }),
    },
  };
  const list = [...taken].map(([said, name]) => `${quoted(said, 60)} as ${name}`);
  return {
    options: read,
    understood: list.length === 0 ? [] : [`Understood: ${list.join(', ')}.`],
  };
}

const typesOf = (keys: readonly string[]): string[] =>
  TEMPLATE_INDEX.filter(({ key }) => keys.includes(key)).flatMap(({ types }) => [...types]);
