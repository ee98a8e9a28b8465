/** What references could be linked to, for a list on the page. */
import { linkChoices } from '../service/link-choices';
import { modelsNamed } from '../service/own-models';
import { parseTemplates } from '../service/parse-options';
import type { Tools } from '../service/tools';
import type { PageInput, PageOutcome } from './contract';

export async function readLinkChoices(
  { schema }: PageInput<'link-choices'>,
  tools: Tools,
): Promise<PageOutcome<'link-choices'>> {
  const choices = await linkChoices(parseTemplates(schema, await modelsNamed(tools)), tools);
  const some = choices.questions.filter(({ candidates }) => candidates.length > 0).length;
  return {
    ok: true,
    code: 'link-choices',
    text:
      some === 0
        ? 'Nothing here looks like what these references point at.'
        : `What you have could stand for ${some} of ${choices.questions.length} object ` +
          'types that these references point at.',
    ...choices,
  };
}
