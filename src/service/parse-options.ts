/** The inputs of preview-deployment as `DeployOptions`. */
import { AppError } from '../errors';
import {
  REFERENCE_MODES,
  type BindingRequest,
  type DeployOptions,
  type ReferenceChoice,
  type ReferenceMode,
} from '../planner/options';
import { SAY } from '../planner/say';
import {
  commonDataModelBindings,
  isCommonDataModelWords,
} from '../planner/place/common-data-model';
import { parseSame } from '../planner/same';
import { findTemplateStrictly } from '../templates/find';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { quoted } from '../text/inert';
import { given, visibleText, type InputOf } from './inputs';
import { withAdditions, type Named as OwnNamed } from './own-models';
import { templateNamed, type Named } from './template-named';
import { withTypesCalledNearly } from './types-called-nearly';
import { withoutRestricted } from './without-restricted';

/** @param own what the person can name besides the catalogue */
export const parseOptions = (
  input: InputOf<'preview-deployment'>,
  own: readonly OwnNamed[] = [],
): DeployOptions => readRequest(input, own).options;

/** What a request asks for, and what of it was taken in another way than it was written. */
export interface ReadRequest {
  options: DeployOptions;
  /** Sentences for the person. */
  understood: string[];
}

export function readRequest(
  input: InputOf<'preview-deployment'>,
  own: readonly OwnNamed[] = [],
): ReadRequest {
  const named = templatesNamed(input.schema, own);
  const templates = [...new Set(named.map(({ key }) => key))];
  const { options, understood } = withTypesCalledNearly(optionsOf(templates, input));
  const { options: open, left } = withoutRestricted(options);
  return {
    options: withAdditions(open, own),
    understood: [...named.flatMap(({ said }) => said ?? []), ...understood, ...left],
  };
}

function optionsOf(templates: string[], input: InputOf<'preview-deployment'>): DeployOptions {
  const name = visibleText('name', given(input.name));
  const key = visibleText('key', given(input.key))?.toUpperCase() ?? null;
  if (templates.length > 1 && (name !== null || key !== null)) {
    throw new AppError('bad-input', `A name or key was given for ${templates.length} templates.`, {
      remedy: 'Give a name or key for one template at a time, or leave them out.',
    });
  }
  const only = list(visibleText('only', given(input.only)));
  const extend = list(visibleText('extend', given(input.extend)));
  const same = extend.filter((entry) => parseSame(entry) !== null);
  return {
    templates,
    name,
    key,
    references: parseReferences(given(input.references)),
    extend: extend
      .filter((entry) => !same.includes(entry))
      .map((entry) => (entry.includes('.') ? entry : entry.toUpperCase())),
    ...(same.length === 0 ? {} : { same }),
    allowSharing: list(visibleText('allowSharing', given(input.allowSharing))).map((entry) =>
      entry.toUpperCase(),
    ),
    project: visibleText('project', given(input.project)),
    variant: parseVariant(given(input.variant)),
    leaveOut: list(visibleText('leaveOut', given(input.leaveOut))),
    ...(only.length === 0 ? {} : { only }),
  };
}

/**
 * Keys of the templates named, one or several ("ITAM", "core and basic"). A comma, semicolon or
 * plus always separates; "and" only where it does not belong to a name ("Network and Data
 * Centre").
 */
export const parseTemplates = (text: string, own: readonly OwnNamed[] = []): string[] => [
  ...new Set(templatesNamed(text, own).map(({ key }) => key)),
];

function templatesNamed(text: string, own: readonly OwnNamed[]): Named[] {
  const parts = text.split(/[,;+]/u).flatMap((part) => partsJoinedByAnd(part, own));
  if (parts.length === 0)
    throw new AppError('bad-input', 'No template was named.', {
      remedy: 'Name one, for example ITAM. To see all there are, ask: what can you deploy?',
    });
  return parts.map((part) => templateNamed(part, own));
}

function partsJoinedByAnd(text: string, own: readonly OwnNamed[]): string[] {
  const said = text.replace(/&/gu, ' and ').trim();
  if (findTemplateStrictly(said, [...own, ...TEMPLATE_INDEX]).kind === 'one') return [said];
  return said
    .split(/\band\b/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** @throws AppError `unknown-template` */
export const parseTemplate = (text: string): string => templateNamed(text).key;

function parseReferences(text: string | null): ReferenceChoice {
  const choice: ReferenceChoice = { all: 'link', each: {}, hubs: [] };
  // Entries, not properties: an object type may be called "__proto__", and must then be refused
  // like any other that is not there.
  const each = new Map<string, ReferenceMode>();
  const bound = new Map<string, BindingRequest>();
  for (const entry of list(text)) {
    if (isCommonDataModelWords(entry)) {
      for (const [name, binding] of Object.entries(commonDataModelBindings()))
        bound.set(name, binding);
      continue;
    }
    const at = entry.lastIndexOf('=');
    const name = at < 0 ? null : visibleText('references', entry.slice(0, at).trim());
    const { mode, hub, binding } = parseMode(at < 0 ? entry : entry.slice(at + 1).trim(), name);
    if (hub !== null) choice.hubs.push(hub);
    if (name === null) choice.all = mode;
    else if (binding !== null) bound.set(name, binding);
    else each.set(name, mode);
  }
  return {
    ...choice,
    each: Object.fromEntries(each),
    ...(bound.size === 0 ? {} : { bound: Object.fromEntries(bound) }),
  };
}

function parseMode(
  text: string,
  name: string | null,
): { mode: ReferenceMode; hub: string | null; binding: BindingRequest | null } {
  const colon = text.indexOf(':');
  const word = colon < 0 ? text : text.slice(0, colon);
  const place = colon < 0 ? null : (visibleText('references', text.slice(colon + 1).trim()) ?? '');
  const mode = REFERENCE_MODES.find((known) => known === word.trim().toLowerCase());
  if (mode === undefined || (place !== null && mode !== 'link')) {
    throw new AppError(
      'bad-reference-mode',
      `${quoted(text, 60)} is nothing that references can become.`,
      {
        remedy:
          `They can be links, local copies or text. Say: ${SAY.allAsCopies}; or: ` +
          `${SAY.allAsText}; or of one of them: ${SAY.asText('Vendor')}.`,
      },
    );
  }
  const slash = place?.indexOf('/') ?? -1;
  if (place === null || (slash < 0 && name === null))
    return { mode, hub: place === null ? null : place.toUpperCase(), binding: null };
  // Where only the object schema is named, which of its object types is meant is found there.
  const [schema, type] =
    slash < 0 ? [place, null] : [place.slice(0, slash).trim(), place.slice(slash + 1).trim()];
  if (name === null || schema === '' || type === '') {
    throw new AppError('bad-reference-mode', `${quoted(text, 60)} does not say what is linked.`, {
      remedy:
        'Say what of the template it stands for, and where it is, for example: link ' +
        'people to Employee in our HR schema.',
    });
  }
  return { mode, hub: null, binding: { schema, type: type ?? '', schemaId: null, typeId: null } };
}

function parseVariant(text: string | null): DeployOptions['variant'] {
  const variant = text?.toLowerCase() ?? 'full';
  if (variant === 'full' || variant === 'lean') return variant;
  throw new AppError('bad-input', `${quoted(variant, 40)} is not a size of a template.`, {
    remedy: 'Use full, or lean for required and key attributes only.',
  });
}

const list = (text: string | null): string[] => [
  ...new Set(
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];
