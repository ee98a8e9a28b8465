/** What was understood of a description, as a list; or which lines of it cannot be read. */
import type { NotationError } from '../../models/notation/read-notation';
import type { Drafted } from '../../service/draft';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../../templates/template.generated';
import { named, quoted } from '../../text/inert';
import { DRAFT_HOURS } from '../../storage/models';
import { foldName } from '../../text/fold-name';
import { few } from '../../text/lists';

/** Most lines of the list; a preview shows all of it. */
const MOST_LINES = 60;

export function draftText({
  template,
  standing,
  warnings,
}: Extract<Drafted, { kind: 'draft' }>): string {
  const { addsTo, key, name } = template;
  const list = lines(template.objectTypes, [], template, standing);
  return [
    addsTo === undefined
      ? `Understood, as a draft: a new object schema ${quoted(name, 60)} (${key}).`
      : `Understood, as a draft: this would be added to ${addsTo}.`,
    ...few(list, MOST_LINES, moreLines),
    ...(template.extends.length === 0
      ? []
      : [`It refers to ${template.extends.join(', ')}, which comes along where it is not there.`]),
    ...warnings.map((warning) => `Note: ${warning}`),
    'Nothing was built. Say "preview it" to see exactly what would be created, or ' +
      `say what should be different. The draft is kept for ${DRAFT_HOURS} hours.`,
  ].join('\n');
}

function lines(
  types: readonly TemplateObjectType[],
  above: readonly string[],
  template: Template,
  standing: ReadonlySet<string>,
): string[] {
  return types.flatMap((type) => {
    const path = [...above, type.name];
    const exists = standing.has(foldName(type.name));
    const attributes = type.attributes.map((attribute) => attributeWords(attribute, template));
    const own =
      attributes.length > 0
        ? `: ${attributes.join('; ')}`
        : exists
          ? ''
          : ' (no attributes of its own)';
    const line = `- **${path.map((name) => plain(name)).join(' › ')}**${exists ? ' (exists)' : ''}${own}`;
    const below = lines(type.children ?? [], path, template, standing);
    // One that exists, and gets nothing itself, is only the way to what is below it.
    return exists && attributes.length === 0 ? below : [line, ...below];
  });
}

/** A name as data: no Markdown of its own. */
const plain = (name: string): string => named(name, 60);

function attributeWords(attribute: TemplateAttribute, template: Template): string {
  const details = [
    kindWords(attribute, template),
    ...(attribute.required === true ? ['required'] : []),
    ...('unique' in attribute && attribute.unique === true ? ['unique'] : []),
    ...('max' in attribute && attribute.max !== undefined
      ? [attribute.max === -1 ? 'any number' : `up to ${attribute.max}`]
      : []),
    ...('suffix' in attribute && attribute.suffix !== undefined ? [`in ${attribute.suffix}`] : []),
    ...('regex' in attribute && attribute.regex !== undefined
      ? [`matching ${quoted(attribute.regex, 60)}`]
      : []),
  ];
  return `${plain(attribute.name)} (${details.join(', ')})`;
}

const KIND_WORDS: Partial<Record<TemplateAttribute['type'], string>> = {
  textarea: 'long text',
  integer: 'whole number',
  float: 'number',
  boolean: 'yes or no',
  datetime: 'date and time',
  url: 'link',
  ipaddress: 'IP address',
};

function kindWords(attribute: TemplateAttribute, template: Template): string {
  switch (attribute.type) {
    case 'select':
      return `one of ${attribute.options.map(plain).join(', ')}`;
    case 'status':
      return `status: ${(template.statusSets[attribute.statuses] ?? [])
        .map(({ name, category }) => `${plain(name)} – ${category}`)
        .join(', ')}`;
    case 'reference':
      return `refers to ${plain(attribute.to)} as ${quoted(attribute.as, 40)}`;
    default:
      return KIND_WORDS[attribute.type] ?? attribute.type;
  }
}

const didYouMean = (nearest: readonly string[]): string =>
  nearest.length === 0
    ? ''
    : ` Did you mean ${nearest.map((name) => quoted(name, 60)).join(' or ')}?`;

const moreLines = (rest: number): string => `- … and ${rest} more`;

export function unreadableText(errors: readonly NotationError[]): string {
  const lines = errors.map(
    ({ line, column, expected, found, nearest }) =>
      `- Line ${line}, column ${column}: expected ${expected}; found ` +
      `${quoted(found, 60)}.${didYouMean(nearest)}`,
  );
  return [
    'This could not be read as a model, so nothing was drafted:',
    ...few(lines, 10, moreLines),
  ].join('\n');
}
