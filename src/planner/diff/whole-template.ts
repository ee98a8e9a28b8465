/** What a template holds whole, for telling what people added from what a plan merely does not want. Pure. */
import type { ResolvedTemplate } from '../../templates/resolve';
import type { WholeTemplate } from './schema-diff';
import { pathKey } from './schema-index';
import { foldName } from '../../text/fold-name';

/** @param template undefined where it is not at hand: then nothing is in it */
export function wholeTemplate(template: ResolvedTemplate | undefined): WholeTemplate {
  const types = template?.objectTypes ?? [];
  const paths = new Set(types.map(({ path }) => pathKey(path)));
  const attributes = new Set(
    types.flatMap(({ path, attributes: own }) => own.map(({ name }) => pathKey([...path, name]))),
  );
  const named = {
    status: new Set(
      Object.values(template?.statusSets ?? {}).flatMap((set) =>
        set.map(({ name }) => foldName(name)),
      ),
    ),
    'reference-type': new Set(
      types.flatMap(({ attributes: own }) =>
        own.flatMap((one) => (one.type === 'reference' ? [foldName(one.as)] : [])),
      ),
    ),
  };
  return {
    hasType: (path) => paths.has(pathKey(path)),
    hasAttribute: (path, attribute) => attributes.has(pathKey([...path, attribute])),
    hasNamed: (kind, name) => named[kind].has(foldName(name)),
  };
}
