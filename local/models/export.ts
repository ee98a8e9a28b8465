/** `launchpad model export`: the models of object schemas that exist, as a file of the person's. */
import { writeFileSync } from 'node:fs';
import { writeDiagram } from '../../src/models/export/write-diagram';
import { writeDictionary } from '../../src/models/export/write-dictionary';
import { writeSvg } from '../../src/models/export/write-svg';
import { writeNotation } from '../../src/models/notation/write-notation';
import type { PageAnswer } from '../../src/pages/contract';
import { UsageError } from '../commands/command';
import type { Verb } from './verb';

type Models = Extract<PageAnswer<'export-model'>, { ok: true }>;

const FORMATS: Readonly<Record<string, (answer: Models) => string>> = {
  json: ({ file }) => file,
  markdown: ({ models }) => models.map(({ template }) => writeDictionary(template)).join('\n'),
  mermaid: ({ models }) => writeDiagram(models.map(({ template }) => template)),
  svg: ({ models }) => writeSvg(models.map(({ template }) => template)),
  notation: ({ models }) => models.map(({ template }) => writeNotation(template)).join('\n'),
};

export const exportSchemas: Verb = async ([said = ''], args, { stdout, stderr }, ask) => {
  const format = args.value('format') ?? 'json';
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (write === undefined)
    throw new UsageError(`--format is one of ${Object.keys(FORMATS).join(', ')}.`);
  const answer = await ask('export-model', { schemas: said.split(',').map((key) => key.trim()) });
  if (!answer.ok) {
    stderr.write(`${answer.text}\n`);
    return 1;
  }
  const out = args.value('out');
  if (out === null) stdout.write(write(answer));
  else writeFileSync(out, write(answer));
  stderr.write(
    [
      ...answer.models
        .flatMap((model) => model.losses)
        .map(({ at, lost }) => `Does not travel: ${at}: ${lost}.`),
      `Never travels: ${answer.neverTravels.join('; ')}.`,
      '',
    ].join('\n'),
  );
  return 0;
};
