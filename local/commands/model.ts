import type { PageAnswer } from '../../src/pages/contract';
import { exportSchemas } from '../models/export';
import { addFile, compareTwo, lintFile, listOwn, removeOwn } from '../models/manage';
import type { AskPage, Verb } from '../models/verb';
import { accountOption } from './account-option';
import { UsageError, type Arguments, type Streams } from './command';
import { openFrom } from './open-from';

/** Each verb, and how many words it takes. */
const VERBS: Readonly<Record<string, { words: number; run: Verb }>> = {
  export: { words: 1, run: exportSchemas },
  lint: { words: 1, run: lintFile },
  add: { words: 1, run: addFile },
  list: { words: 0, run: listOwn },
  remove: { words: 1, run: removeOwn },
  compare: { words: 2, run: compareTwo },
};

const USAGE =
  'Say one of: model export SCHEMA, model lint FILE, model add FILE, model list, model remove KEY, model compare A B.';

/** `launchpad model`: see its help. */
export async function run(args: Arguments, streams: Streams): Promise<number> {
  const [name, ...said] = args.positionals;
  const verb = name === undefined || !Object.hasOwn(VERBS, name) ? undefined : VERBS[name];
  if (verb === undefined || said.length !== verb.words)
    throw new UsageError(`What about a model? ${USAGE}`);
  const app = await openFrom(args, streams);
  try {
    const { accountId } = accountOption(args, app.accounts);
    const ask: AskPage = async (key, input) =>
      (await app.callPage(key, input as Record<string, unknown>, accountId)) as PageAnswer<
        typeof key
      >;
    return await verb.run(said, args, streams, ask);
  } finally {
    await app.close();
  }
}
