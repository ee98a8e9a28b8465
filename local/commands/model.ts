import { writeFileSync } from 'node:fs';
import { writeNotation } from '../../src/models/notation/write-notation';
import type { PageAnswer } from '../../src/pages/contract';
import { accountOption } from './account-option';
import {
  AS_HELP,
  AS_OPTION,
  UsageError,
  WORKSPACE_HELP,
  WORKSPACE_OPTIONS,
  type Command,
} from './command';
import { openFrom } from './open-from';

export const MODEL: Command = {
  name: 'model',
  summary: 'export SCHEMA: an object schema that exists, as a model to take along',
  help: `launchpad model export SCHEMA[,SCHEMA]... [--format json|notation] [--out FILE]

  export           reads object schemas by their keys and writes their models: one as a file of its own,
                   several as a list that keeps the references between them. What cannot travel goes to stderr.
  --format FORMAT  json (the default), or notation: lines that can be said in the chat
  --out FILE       writes there instead of to stdout
${AS_HELP}
${WORKSPACE_HELP}

Example: launchpad model export HR --out hr.json`,
  options: {
    ...WORKSPACE_OPTIONS,
    ...AS_OPTION,
    format: { type: 'string' },
    out: { type: 'string' },
  },
  words: 2,
  async run(args, streams) {
    const [verb, said] = args.positionals;
    if (verb !== 'export' || said === undefined)
      throw new UsageError('What about a model? Say: launchpad model export SCHEMA');
    const format = args.value('format') ?? 'json';
    if (format !== 'json' && format !== 'notation')
      throw new UsageError('--format is json or notation.');
    const app = await openFrom(args, streams);
    try {
      const { accountId } = accountOption(args, app.accounts);
      const schemas = said.split(',').map((key) => key.trim());
      const answer = (await app.callPage(
        'export-model',
        { schemas },
        accountId,
      )) as PageAnswer<'export-model'>;
      if (!answer.ok) {
        streams.stderr.write(`${answer.text}\n`);
        return 1;
      }
      const templates = answer.models.map(({ template }) => template);
      const text =
        format === 'notation'
          ? templates.map(writeNotation).join('\n')
          : `${JSON.stringify(templates.length === 1 ? templates[0] : templates, null, 2)}\n`;
      const out = args.value('out');
      if (out === null) streams.stdout.write(text);
      else writeFileSync(out, text);
      const losses = answer.models.flatMap((model) => model.losses);
      streams.stderr.write(
        [
          ...losses.map(({ at, lost }) => `Does not travel: ${at}: ${lost}.`),
          `Never travels: ${answer.neverTravels.join('; ')}.`,
          '',
        ].join('\n'),
      );
      return 0;
    } finally {
      await app.close();
    }
  },
};
