/** What one can choose before a preview, and the inputs of preview-deployment that say it. Pure. */
import type { PageInput } from '../../../../src/pages/contract';
import type { PlanView, TemplateView } from '../views';

export type PreviewInputs = PageInput<'preview-deployment'>;

export type Mode = 'link' | 'create' | 'text';
export interface Options {
  name: string;
  key: string;
  all: Mode;
  /** By hub object type. */
  each: Readonly<Record<string, Mode>>;
  variant: 'full' | 'lean';
  leaveOut: readonly string[];
  extend: readonly string[];
  allowSharing: readonly string[];
  project: string;
}

export const NO_OPTIONS: Options = {
  name: '',
  key: '',
  all: 'link',
  each: {},
  variant: 'full',
  leaveOut: [],
  extend: [],
  allowSharing: [],
  project: '',
};

export const MODES: readonly (readonly [Mode, string])[] = [
  ['link', 'Link to it'],
  ['create', 'Local copy'],
  ['text', 'Plain text'],
];

export function inputsOf(template: string, options: Options): PreviewInputs {
  const each = Object.entries(options.each).map(([type, mode]) => `${type}=${mode}`);
  const said: Omit<PreviewInputs, 'schema'> = {
    name: options.name.trim(),
    key: options.key.trim(),
    references:
      options.all === 'link' && each.length === 0 ? '' : [options.all, ...each].join(', '),
    extend: options.extend.join(', '),
    allowSharing: options.allowSharing.join(', '),
    project: options.project.trim(),
    variant: options.variant === 'full' ? '' : options.variant,
    leaveOut: options.leaveOut.join(', '),
  };
  return {
    schema: template,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
  };
}

/** Hub object types that a template refers to, with the number of references to each. */
export function hubTypesOf(
  template: TemplateView,
): { hub: string; type: string; references: number }[] {
  const found = new Map<string, { hub: string; type: string; references: number }>();
  for (const { to } of template.types.flatMap((type) => type.attributes)) {
    if (to === null || to.template === template.key) continue;
    const entry = found.get(to.objectType) ?? {
      hub: to.template,
      type: to.objectType,
      references: 0,
    };
    found.set(to.objectType, { ...entry, references: entry.references + 1 });
  }
  return [...found.values()].sort((a, b) => b.references - a.references);
}

export const toggled = (list: readonly string[], entry: string): string[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];

/** Object schemas that stand and that this plan would add to, or whose sharing it needs: each is asked for by name. */
export function permissionsOf(
  plan: PlanView,
  options: Options,
): { extend: string[]; sharing: string[] } {
  const standing = plan.schemas.filter((schema) => schema.id !== null);
  const needsSharing = plan.blocks.some(
    (block) => block.code === 'sharing-off' || block.code === 'sharing-unreadable',
  );
  return {
    extend: standing
      .filter((schema) => schema.adds > 0 || options.extend.includes(schema.key))
      .map((schema) => schema.key),
    sharing: standing
      .filter(
        (schema) =>
          schema.role === 'hub' && (needsSharing || options.allowSharing.includes(schema.key)),
      )
      .map((schema) => schema.key),
  };
}
