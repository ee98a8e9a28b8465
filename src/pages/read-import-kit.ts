/** The files for a first import of one template. */
import { AppError } from '../errors';
import type { Tools } from '../service/tools';
import { modelsFor } from '../storage/models';
import { kitOf } from '../templates/import-kit/kit';
import { loadClosure } from '../templates/load-closure';
import type { PageInput, PageOutcome } from './contract';

export async function readImportKit(
  { key }: PageInput<'read-import-kit'>,
  tools: Tools,
): Promise<PageOutcome<'read-import-kit'>> {
  const { templates } = await loadClosure([key], modelsFor(tools.kv, tools.accountId, tools.now()));
  const template = templates.get(key);
  if (template === undefined)
    throw new AppError('unknown-template', 'There is no such template.', {
      remedy: 'Choose one of the gallery.',
    });
  const files = kitOf(template, templates);
  return { ok: true, code: 'import-kit', text: `${files.length} files for ${key}.`, key, files };
}
