/** deploy-schema: confirms a preview in the conversation, which starts its deployment. */
import type { Given } from '../approvals/check';
import type { Outcome } from '../service/outputs';
import { confirm } from '../service/confirm';
import { confirmedAnswer } from '../service/confirmed-text';
import type { InputOf } from '../service/inputs';
import type { Tools } from '../service/tools';

export async function deploySchema(
  input: InputOf<'deploy-schema'>,
  tools: Tools,
): Promise<Outcome<'deploy-schema'>> {
  const given: Given =
    tools.origin === 'page'
      ? { origin: 'page' }
      : { origin: tools.origin, message: input.confirmation };
  return confirmedAnswer(await confirm(input.previewId, given, tools), tools);
}
