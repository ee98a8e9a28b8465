/** What one can choose before a preview, and the inputs of preview-deployment that say it. Pure. */
import type { PageInput } from '../../../../src/pages/contract';
import { addressOf, type Kept } from '../address/address';
import type { PlanView, TemplateView } from '../views';

export type PreviewInputs = PageInput<'preview-deployment'>;
/** Every input but the templates, which are part of the view's path. */
type Choice = Exclude<keyof PreviewInputs, 'schema'>;

export type Mode = 'link' | 'create' | 'text';
export interface Options {
  name: string;
  key: string;
  all: Mode;
  /** By hub object type or by attribute, in the words of the input: a mode, or what else the input takes there. */
  each: Readonly<Record<string, string>>;
  /** Entries of the references that are of neither kind, such as the hub to link to. */
  hubs: readonly string[];
  variant: string;
  leaveOut: readonly string[];
  only: readonly string[];
  extend: readonly string[];
  allowSharing: readonly string[];
  project: string;
}

/** What every part of the form that sets options is given. */
export interface ChoiceProps {
  /** What is deployed: one template, or several at once. */
  templates: readonly TemplateView[];
  options: Options;
  change: (changed: Partial<Options>) => void;
}

export const MODES: readonly (readonly [Mode, string])[] = [
  ['link', 'Link to it'],
  ['create', 'Local copy'],
  ['text', 'Plain text'],
];
export const isMode = (text: string): text is Mode => MODES.some(([mode]) => mode === text);

/** The compiler misses here an input that the address would lose. Lists are said one by one. */
const CHOICES: Readonly<Record<Choice, 'text' | 'list'>> = {
  name: 'text',
  key: 'text',
  references: 'list',
  extend: 'list',
  allowSharing: 'list',
  project: 'text',
  variant: 'text',
  leaveOut: 'list',
  only: 'list',
};

const listOf = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** What an address keeps of a plan. Text keeps a comma; in a list it separates. */
export const keptOf = (inputs: PreviewInputs): Kept =>
  Object.fromEntries(
    Object.entries(CHOICES).flatMap(([name, kind]) => {
      const said = inputs[name as Choice] ?? '';
      const values = kind === 'list' ? listOf(said) : said === '' ? [] : [said];
      return values.length === 0 ? [] : [[name, values]];
    }),
  );

/** The other way; `templates` is the segment of the path that names them. */
export const inputsOfAddress = (templates: string, kept: Kept): PreviewInputs => ({
  schema: listOf(templates).join(', '),
  ...Object.fromEntries(
    Object.keys(CHOICES).flatMap((name) => {
      const said = (kept[name] ?? []).join(', ');
      return said === '' ? [] : [[name, said]];
    }),
  ),
});

/** The view of a plan with these inputs. */
export const planAddress = (inputs: PreviewInputs): string =>
  addressOf({
    path: `/deploy/${listOf(inputs.schema).map(encodeURIComponent).join(',')}`,
    kept: keptOf(inputs),
  });

/**
 * The view of a preview. It says what was asked for too, so that whoever cannot confirm it can
 * have it planned anew.
 */
export const confirmAddress = (previewId: string, inputs: PreviewInputs): string =>
  addressOf({
    path: `/confirm/${encodeURIComponent(previewId)}`,
    kept: { ...keptOf(inputs), of: listOf(inputs.schema) },
  });

/** The plan that the address of a preview was made for; null where it does not say. */
export const planOfConfirm = (kept: Kept): string | null =>
  kept['of'] === undefined ? null : planAddress(inputsOfAddress(kept['of'].join(','), kept));

export function optionsOf(inputs: PreviewInputs): Options {
  const entries = listOf(inputs.references).map((entry): [string | null, string] => {
    const at = entry.lastIndexOf('=');
    return at < 0 ? [null, entry] : [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
  });
  const unnamed = entries.flatMap(([name, said]) => (name === null ? [said] : []));
  return {
    name: inputs.name ?? '',
    key: inputs.key ?? '',
    all: unnamed.filter(isMode).at(-1) ?? 'link',
    each: Object.fromEntries(
      entries.flatMap(([name, said]) => (name === null ? [] : [[name, said]])),
    ),
    hubs: unnamed.filter((said) => !isMode(said)),
    variant: inputs.variant ?? '',
    leaveOut: listOf(inputs.leaveOut),
    only: listOf(inputs.only),
    extend: listOf(inputs.extend),
    allowSharing: listOf(inputs.allowSharing),
    project: inputs.project ?? '',
  };
}

/**
 * What an address keeps of these options. Entries of the references that name nothing come first:
 * the last of them counts for all.
 */
export const keptOfOptions = (options: Options): Kept => ({
  name: oneOf(options.name),
  key: oneOf(options.key),
  references: [
    ...options.hubs,
    ...Object.entries(options.each).map(([type, mode]) => `${type}=${mode}`),
    ...(options.all === 'link' ? [] : [options.all]),
  ],
  extend: options.extend,
  allowSharing: options.allowSharing,
  project: oneOf(options.project),
  variant: options.variant === 'full' ? [] : oneOf(options.variant),
  leaveOut: options.leaveOut,
  only: options.only,
});
const oneOf = (text: string): string[] => (text === '' ? [] : [text]);

/** Names and keys as they would be taken: a space typed at the end is not another plan. */
export const trimmed = (inputs: PreviewInputs): PreviewInputs => ({
  schema: inputs.schema,
  ...Object.fromEntries(
    Object.entries(inputs)
      .map(([name, said]) => [name, (said ?? '').trim()])
      .filter(([, said]) => said !== ''),
  ),
});

/** Object types of hubs that these templates refer to, with the number of references to each. */
export function hubTypesOf(
  templates: readonly TemplateView[],
): { hub: string; type: string; references: number }[] {
  const found = new Map<string, { hub: string; type: string; references: number }>();
  const own = new Set(templates.map((template) => template.key));
  const types = templates.flatMap((template) => template.types);
  for (const { to } of types.flatMap((type) => type.attributes)) {
    if (to === null || own.has(to.template)) continue;
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

/** Object schemas that exist and that this plan would add to, or whose sharing it needs: each is asked for by name. */
export function permissionsOf(
  plan: PlanView,
  options: Options,
): { extend: string[]; sharing: string[] } {
  const existing = plan.schemas.filter((schema) => schema.id !== null);
  const born = new Set(
    plan.schemas.filter((schema) => schema.id === null).map((schema) => schema.key),
  );
  const needsSharing = plan.blocks.some(
    (block) => block.code === 'sharing-off' || block.code === 'sharing-unreadable',
  );
  return {
    extend: existing
      .filter((schema) => schema.adds > 0 || options.extend.includes(schema.key))
      .map((schema) => schema.key),
    // Also that of a schema which holds nothing of these templates, and is only linked to.
    sharing: [
      ...new Set([
        ...options.allowSharing,
        ...(needsSharing
          ? plan.others
              .filter(({ kind, schema }) => kind === 'sharing' && !born.has(schema))
              .map(({ schema }) => schema)
          : []),
      ]),
    ],
  };
}
