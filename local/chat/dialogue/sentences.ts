import type { TemplateFact } from '../facts';
import type { ShownPreview } from './memory';

/** Fixed sentences of the conversation. They state no fact of a workspace: those come from actions. */

/** For examples: a template that is a hub, and the largest that refers to it, from which something can be left out. */
export function exampleTemplates(facts: readonly TemplateFact[]): { spoke: string; hub: string } {
  const hubs = new Set(facts.flatMap((one) => one.extends));
  const hub = facts.find((one) => hubs.has(one.key))?.key ?? facts[0]?.key ?? 'CORE';
  const [spoke] = facts
    .filter((one) => one.extends.includes(hub))
    .sort((a, b) => b.objectTypes - a.objectTypes);
  return { hub, spoke: spoke?.key ?? hub };
}

/** Puts examples from the catalogue in place of `{spoke}` and `{hub}`. */
export function withExamples(text: string, facts: readonly TemplateFact[]): string {
  const { spoke, hub } = exampleTemplates(facts);
  return text.replaceAll('{spoke}', spoke).replaceAll('{hub}', hub);
}

const EXAMPLES = '  what can you deploy?\n  show me {hub}\n  deploy {spoke}';

export const NOT_UNDERSTOOD =
  `I did not understand that, and nothing was done. Say for example:\n${EXAMPLES}\nor ` +
  'help, for all I can do.';
export const NOTHING_SAID = `Say what you need, for example:\n${EXAMPLES}`;
export const HELLO =
  'Hello. I deploy ready-made Assets schemas, and show exactly what would be ' +
  `created before anything is. Say for example:\n${EXAMPLES}`;
export const WHAT_IT_DOES =
  'I deploy ready-made object schemas to Assets: I preview exactly what would be ' +
  'created, you confirm with a code, I create it in the background, re-read it, ' +
  `and report. I only ever add. Say for example:\n${EXAMPLES}`;
export const NO_PREVIEW =
  'There is no preview to confirm yet, so nothing was started. Ask for one ' +
  'first, for example: deploy {spoke}. It shows the confirmation code.';
export const THANKS = 'You are welcome.';
export const BYE = 'Goodbye. Say /quit, or press Ctrl-D, to leave.';
export const DECLINED = 'All right: nothing was done.';
export const CUT = 'Your message was longer than I read; I looked at its beginning only.';
export const NOT_OFFERED = 'This version of the app cannot do that.';

export function whichTemplate(facts: readonly TemplateFact[]): string {
  if (facts.length === 0) return 'Which template? Name one; say list to see what there is.';
  return (
    `Which template? There are:\n${facts.map((one) => `  ${one.key}  ${one.name}`).join('\n')}\nSay ` +
    'for example: deploy {spoke}.'
  );
}

export function whatWith(keys: readonly string[]): string {
  const one = keys[0] ?? '{spoke}';
  return (
    `What shall I do with ${keys.join(' and ')}: ` +
    `${keys.length > 1 ? 'compare them, or preview them' : 'describe it, or preview it'}? ` +
    'Nothing was done. Say for example:\n  ' +
    `${keys.length > 1 ? `compare ${keys.slice(0, 2).join(' and ')}` : `describe ${one}`}\n  ` +
    `preview ${keys.join(' and ')}`
  );
}

export const WHAT_WITH_ALL =
  'What shall I do with all of them: list them, or preview a deployment of ' +
  'everything? Nothing was done. Say for example:\n  what can you deploy?\n  ' +
  'deploy everything';

/** Which of several templates is meant. */
export const whichOf = (keys: readonly string[]): string =>
  `Which of them do you mean: ${keys.join(', ')}? Say for example: deploy ${keys[0] ?? '{spoke}'}.`;

/** What to type to confirm a preview; how it was asked for comes first. */
export function howToConfirm(preview: ShownPreview, lead: string): string {
  if (preview.used)
    return `${lead}Preview ${preview.id} was confirmed already. Say status to see its deployment.`;
  if (preview.code === null)
    return (
      `${lead}Preview ${preview.id} shows no code here: it has to say what is in its ` +
      'way, or where it is confirmed. Nothing has been written.'
    );
  return `${lead}Nothing has been written. To deploy exactly preview ${preview.id}, reply:  confirm ${preview.code}`;
}

export const YES_IS_NOT_ENOUGH = 'A yes alone starts nothing, without the code. ';

export const HELP = `I deploy ready-made Assets schemas by conversation. Plain words will do:
  what can you deploy?                       the templates
  show me {hub} · compare {hub} and {spoke}       what is in them
  deploy {spoke}                                a preview; writes nothing
    … as IT Stock with key STOCK             name and key of the object schema
    … and keep vendors as text               a reference mode: link, copy or text
    … without Stocktake · … lean             less of it
    … for project ITSM                       hints for a Jira project
    extend {spoke} · allow sharing on {hub}      permission to add to what is there
  confirm 4F7K-9QXD                          deploys that preview; the code comes with it
  status · cancel                            a deployment under way
  report · report as JSON                    all of it, for a change record
  what happened last week?                   the log
  quick start for {spoke} · forms for {spoke}     where a guide opens
Commands: /help  /status  /as ACCOUNT  /json  /quit`;
