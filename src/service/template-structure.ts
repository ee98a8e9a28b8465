/** A template in the common form of structures, references to others resolved. */
import { AppError } from '../errors';
import { NOTHING_BOUND } from '../planner/derive/choose-binding';
import { deriveTarget } from '../planner/derive/derive';
import { defaultOptions, type DeployOptions } from '../planner/options';
import { structureOfDesired } from '../structure/of-template';
import type { Structure } from '../structure/structure';
import type { ChosenRoles } from '../planner/place/choose-roles';
import { fillersOf, roles } from '../templates/roles';
import { loadClosure, type OwnSource } from '../templates/load-closure';
import { quoted } from '../text/inert';

/**
 * @param options as it is or was deployed; default: whole, every reference a link
 * @param linkable whether a template that it can do without is there to be referred to; default: all are
 * @param own where models are found that are not of the catalogue
 */
export async function templateStructure(
  key: string,
  options: DeployOptions = defaultOptions([key]),
  linkable: (template: string) => boolean = () => true,
  own?: OwnSource,
): Promise<Structure> {
  const { templates } = await loadClosure([key], own);
  const template = templates.get(key);
  if (template === undefined)
    throw new AppError('not-found', `There is no model ${quoted(key, 20)} any more.`, {
      remedy: 'A draft is kept for a day; describe it anew.',
    });
  const desired = deriveTarget(template, {
    templates,
    options,
    linkable: (other) => (linkable(other) ? 'yes' : 'not-deployed'),
    chosen: NOTHING_BOUND,
    roles: rolesAmong(linkable),
  });
  return structureOfDesired(desired, template);
}

/** The largest that is there. */
const rolesAmong = (isThere: (template: string) => boolean): ChosenRoles =>
  new Map(
    roles().flatMap((role) => {
      const filler = fillersOf(role)
        .filter(({ template }) => isThere(template))
        .at(-1);
      return filler === undefined ? [] : [[role, filler] as const];
    }),
  );
