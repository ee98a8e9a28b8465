/**
 * The few object types that a request wants alone, with what those need: their parents, and the
 * targets of required references.
 */
import type { ResolvedTemplate } from '../../templates/resolve';
import type { DeployOptions } from '../options';
import { typesWantedAlone } from './small-hubs';
import { copyHubTypes, requiredTargets, sourceKey } from './copy-hub-types';
import { foldName } from '../../text/fold-name';

/**
 * Keys (`sourceKey`) of the types that are kept, of the templates asked for; null where all are.
 * An abstract type alone could hold no object, so it brings what is below it; another brings
 * nothing of that.
 */
export function wantedAlone(
  options: DeployOptions,
  all: ReadonlyMap<string, ResolvedTemplate>,
): ReadonlySet<string> | null {
  const only = typesWantedAlone(options, all);
  if (only.length === 0) return null;
  const { templates: asked } = options;
  const templates = new Map([...all].filter(([key]) => asked.includes(key)));
  const names = new Set(only.map(foldName));
  const roots = [...templates.values()].flatMap((template) =>
    template.objectTypes
      .filter((type) => names.has(foldName(type.name)))
      .map((type) => ({ template: template.key, objectType: type.name })),
  );
  return new Set(
    copyHubTypes(roots, requiredTargets, templates).map(({ home, type }) =>
      sourceKey(home, type.name),
    ),
  );
}
