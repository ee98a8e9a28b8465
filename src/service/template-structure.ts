/** A template in the common form of structures, references to others resolved. */
import { AppError } from '../errors';
import { NOTHING_BOUND } from '../planner/derive/choose-binding';
import { deriveHub, deriveTarget } from '../planner/derive/derive';
import { defaultOptions, type DeployOptions } from '../planner/options';
import { structureOfDesired } from '../structure/of-template';
import type { Structure } from '../structure/structure';
import type { ChosenRoles } from '../planner/place/choose-roles';
import { fillersOf, roles } from '../templates/roles';
import { loadClosure, type OwnSource } from '../templates/load-closure';
import { quoted } from '../text/inert';
import type { ChooseFor } from './bound-here';

/** How a template is to be taken: by default whole, as one asked for, and every reference a link. */
export interface Taken {
  /** As it is or was deployed. */
  options?: DeployOptions;
  /** It came along as another's hub: then it is whole, whatever was asked for of the other. */
  isHub?: boolean;
  /** Whether a template that it can do without is there to be referred to; default: all are. */
  linkable?: (template: string) => boolean;
  /** Which of its references point at what people had. */
  chosen?: ChooseFor;
}

/** @param own where models are found that are not of the catalogue */
export async function templateStructure(
  key: string,
  { options = defaultOptions([key]), isHub = false, linkable = () => true, chosen }: Taken = {},
  own?: OwnSource,
): Promise<Structure> {
  const { templates } = await loadClosure([key], own);
  const template = templates.get(key);
  if (template === undefined)
    throw new AppError('not-found', `There is no model ${quoted(key, 20)} any more.`, {
      remedy: 'A draft is kept for a day; describe it anew.',
    });
  const desired = (isHub ? deriveHub : deriveTarget)(template, {
    templates,
    options,
    linkable: (other) => (linkable(other) ? 'yes' : 'not-deployed'),
    chosen: chosen?.(template, options.references) ?? NOTHING_BOUND,
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
