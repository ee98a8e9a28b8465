/** Options in the words of the inputs that ask for them: what `parseOptions` reads back as the same. Pure. */
import type { DeployOptions, ReferenceChoice } from '../planner/options';
import type { InputOf } from './inputs';

export type PreviewInputs = InputOf<'preview-deployment'>;

/** Only what is not as it would be anyway. */
export function sayOptions(options: DeployOptions): PreviewInputs {
  const {
    templates,
    name,
    key,
    references,
    extend,
    allowSharing,
    project,
    variant,
    leaveOut,
    only,
    same,
  } = options;
  const said: Record<Exclude<keyof PreviewInputs, 'schema'>, string> = {
    name: name ?? '',
    key: key ?? '',
    references: sayReferences(references),
    extend: [...extend, ...(same ?? [])].join(', '),
    allowSharing: allowSharing.join(', '),
    project: project ?? '',
    variant: variant === 'full' ? '' : variant,
    leaveOut: leaveOut.join(', '),
    only: (only ?? []).join(', '),
  };
  return {
    schema: templates.join(', '),
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
  };
}

/** The mode of all comes last: `link:KEY` names a hub and says `link` for all besides. */
function sayReferences({ all, each, hubs, bound = {} }: ReferenceChoice): string {
  const named = [
    ...hubs.map((hub) => `link:${hub}`),
    ...Object.entries(each).map(([name, mode]) => `${name}=${mode}`),
    ...Object.entries(bound).map(
      ([name, { schema, type }]) => `${name}=link:${schema}${type === '' ? '' : `/${type}`}`,
    ),
  ];
  return [...named, ...(all === 'link' ? [] : [all])].join(', ');
}
