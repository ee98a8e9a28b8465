/** "Take this model along": the models of object schemas that exist, and what cannot travel. */
import { NEVER_TRAVELS } from '../models/export/export-schema';
import { writeModelFile } from '../models/file/write-file';
import { exportModels } from '../service/export-models';
import type { Tools } from '../service/tools';
import type { PageInput, PageOutcome } from './contract';

export async function exportModel(
  { schemas }: PageInput<'export-model'>,
  tools: Tools,
): Promise<PageOutcome<'export-model'>> {
  const models = await exportModels(schemas, tools);
  return {
    ok: true,
    code: 'models',
    text: `The model of ${models.map(({ template }) => template.name).join(', ')}.`,
    models,
    neverTravels: [...NEVER_TRAVELS],
    file: writeModelFile(models),
    fileName: `${models.map(({ template }) => template.key.toLowerCase()).join('-')}.json`,
  };
}
