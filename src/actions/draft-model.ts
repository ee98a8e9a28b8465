/**
 * draft-model: reads a model that somebody described, or additions to a schema that exists.
 * Builds nothing; the draft is a record of the app's own.
 */
import { allTypes, draft, type Drafted } from '../service/draft';
import type { InputOf } from '../service/inputs';
import type { Outcome } from '../service/outputs';
import type { Tools } from '../service/tools';
import { defused } from '../text/inert';
import { draftText, unreadableText } from './present/draft-text';
import { foldName } from '../text/fold-name';

export async function draftModel(
  input: InputOf<'draft-model'>,
  tools: Tools,
): Promise<Outcome<'draft-model'>> {
  const drafted = await draft(input, tools);
  return drafted.kind === 'draft' ? understood(drafted) : unreadable(drafted.errors);
}

function understood(drafted: Extract<Drafted, { kind: 'draft' }>): Outcome<'draft-model'> {
  const { template, standing, warnings } = drafted;
  const types = allTypes(template.objectTypes);
  return {
    ok: true,
    code: 'draft',
    text: draftText(drafted),
    next: `Preview ${template.key} to show exactly what it would create here.`,
    schema: template.key,
    name: defused(template.name),
    objectTypes: types.filter(({ name }) => !standing.has(foldName(name))).length,
    attributes: types.reduce((sum, { attributes }) => sum + attributes.length, 0),
    addsTo: template.addsTo ?? null,
    warnings: warnings.map((warning) => defused(warning, 400)),
  };
}

function unreadable(
  errors: Extract<Drafted, { kind: 'unreadable' }>['errors'],
): Outcome<'draft-model'> {
  return {
    ok: false,
    code: 'draft-unreadable',
    text: unreadableText(errors),
    remedy: 'Say it again with these lines mended.',
    errors: errors.slice(0, 10).map((error) => ({
      ...error,
      found: defused(error.found),
      nearest: error.nearest.map((name) => defused(name)),
    })),
  };
}
