/** One live attribute as a template says it; what it cannot say is lost, by name. Pure. */
import type { TemplateAttribute, TemplateStatus } from '../../templates/template.generated';
import type { LiveAttribute, LiveStatus } from './live-schema';

export interface AttributeContext {
  lose(lost: string): void;
  /** Text without what cannot be seen, which is lost. */
  legible(text: string, what: string): string;
  status(id: string): LiveStatus | undefined;
  everyStatus(): LiveStatus[];
  /** The key of the set of these statuses. */
  setFor(statuses: TemplateStatus[]): string;
  referenceType(id: string): string | null;
  /** How the target of a reference is named; null where it does not travel. */
  target(objectTypeId: string): string | null;
}

/** What a template says of each kind besides its name, description and whether it is required. */
const SAYS: Readonly<Record<string, readonly ('unique' | 'maximum' | 'regex' | 'suffix')[]>> = {
  text: ['unique', 'regex'],
  textarea: [],
  boolean: [],
  ipaddress: [],
  integer: ['unique', 'suffix'],
  float: ['unique', 'suffix'],
  date: ['unique'],
  datetime: ['unique'],
  url: ['unique'],
  email: ['maximum', 'regex'],
  select: ['maximum'],
  status: [],
  user: ['maximum'],
  group: ['maximum'],
  reference: ['unique', 'maximum'],
};

/** Null where it does not travel at all. */
export function exportAttribute(
  live: LiveAttribute,
  context: AttributeContext,
): TemplateAttribute | null {
  const says = SAYS[live.kind];
  if (says === undefined) {
    context.lose('the attribute: its kind cannot be created over the API');
    return null;
  }
  const own = ownFields(live, context);
  if (own === null) return null;
  const unsaid = fieldsOf(live).filter(([field]) => !says.includes(field));
  for (const [field, value] of unsaid) context.lose(`its ${field} (${String(value)})`);
  if (live.minimum > 1)
    context.lose(`that it needs at least ${live.minimum} values: one is required`);
  if (live.filter !== undefined) context.lose(`its filter (${live.filter})`);
  if (live.hidden) context.lose('that it is hidden from who may only look');
  if (live.summed) context.lose('that its values are summed up in lists');
  const fields = new Map(fieldsOf(live).filter(([field]) => says.includes(field)));
  return {
    name: live.name,
    ...(live.description === '' ? {} : { description: live.description }),
    ...(live.minimum > 0 ? { required: true } : {}),
    ...(fields.has('unique') ? { unique: true } : {}),
    ...(fields.has('maximum') ? { max: live.maximum } : {}),
    ...(fields.has('regex') ? { regex: live.regex } : {}),
    ...(fields.has('suffix') ? { suffix: live.suffix } : {}),
    ...own,
    type: live.kind,
  } as TemplateAttribute;
}

/** The fields that are set. */
function fieldsOf(live: LiveAttribute): ['unique' | 'maximum' | 'regex' | 'suffix', unknown][] {
  return [
    ...(live.unique ? [['unique', true] as ['unique', unknown]] : []),
    ...(live.maximum !== 1 ? [['maximum', live.maximum] as ['maximum', unknown]] : []),
    ...(live.regex !== '' ? [['regex', live.regex] as ['regex', unknown]] : []),
    ...(live.suffix !== '' ? [['suffix', live.suffix] as ['suffix', unknown]] : []),
  ];
}

function ownFields(live: LiveAttribute, context: AttributeContext): Record<string, unknown> | null {
  if (live.kind === 'select') {
    const options = new Map(
      live.options
        .map((option) => context.legible(option, 'an option'))
        .filter((option) => option !== '')
        .map((option) => [option.toLowerCase(), option]),
    );
    if (options.size < live.options.length) context.lose('options that read as another');
    if (options.size > 0) return { options: [...options.values()] };
    context.lose('the attribute: it has no options');
    return null;
  }
  if (live.kind === 'status') return statusFields(live, context);
  return live.kind === 'reference' ? referenceFields(live, context) : {};
}

function statusFields(
  live: LiveAttribute,
  context: AttributeContext,
): Record<string, unknown> | null {
  const allowed = live.statusIds.flatMap((id) => context.status(id) ?? []);
  const statuses = live.statusIds.length === 0 ? context.everyStatus() : allowed;
  if (statuses.length === 0) {
    context.lose('the attribute: none of its statuses can be read');
    return null;
  }
  if (live.statusIds.length === 0)
    context.lose('that every status is allowed: those that there are now');
  if (allowed.length < live.statusIds.length) context.lose('statuses that cannot be read');
  return {
    statuses: context.setFor(
      statuses.map(({ name: written, category }) => {
        const name = context.legible(written, 'a status');
        if (category === 'unknown') context.lose(`the category of ${name}: taken as active`);
        return { name, category: category === 'unknown' ? 'active' : category };
      }),
    ),
  };
}

function referenceFields(
  live: LiveAttribute,
  context: AttributeContext,
): Record<string, unknown> | null {
  const to = context.target(live.reference?.objectTypeId ?? '');
  if (to === null) {
    context.lose('the attribute: it refers to an object type that is not taken along');
    return null;
  }
  const as = context.referenceType(live.reference?.referenceTypeId ?? '');
  if (as === null) context.lose('its reference type, which cannot be read: taken as Link');
  return {
    to,
    as: as === null ? 'Link' : context.legible(as, 'its reference type') || 'Link',
    ...(live.reference?.subtypes === true ? { subtypes: true } : {}),
  };
}
