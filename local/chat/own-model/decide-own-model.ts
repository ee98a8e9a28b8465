/** What to do about a model of the person's own: draft it, ask what is missing, or preview the draft. */
import type { Drafted, Memory } from '../dialogue/memory';
import { ask, call, say, type Move } from '../dialogue/move';
import { newRequest } from '../dialogue/request';
import type { Scene } from '../dialogue/scene';
import { answerAboutModels } from './answer-about-models';
import { modelQuestion } from './ask-about-models';
import { editDraft } from './edit-draft';
import { readSentence } from './read-sentence';

/** Null where the turn is about something else. */
export function decideOwnModel(said: string, memory: Memory, scene: Scene): Move | null {
  if (!scene.offers('draft-model')) return null;
  if (
    memory.draft !== null &&
    (previewsDraft(said, memory.draft.key) || (memory.draft.fresh && GOES_ON.test(said.trim())))
  ) {
    const { key } = memory.draft;
    return call(
      'preview-deployment',
      { schema: key },
      { ...memory, topic: [key], request: newRequest([key]), lastIntent: 'preview' },
    );
  }
  const talk = memory.draft === null ? null : talkedOver(said, memory.draft, memory);
  if (talk !== null) return talk;
  const question = modelQuestion(said);
  if (question !== null) return answerAboutModels(question, memory);
  const wish = readSentence(said, memory.draft?.schema ?? memory.topic[0] ?? null);
  switch (wish?.kind) {
    case undefined:
      return null;
    case 'draft':
      return call('draft-model', { definition: wish.definition }, memory);
    case 'which-schema':
      return ask(
        `In which object schema is ${wish.what} to be? Say it with its key, for example: … in FLEET.`,
        memory,
      );
    case 'which-attribute':
      return ask(
        'Which attribute? Say it with its name and kind, for example: add an attribute ' +
          `Fuel Card (text) to ${wish.type}.`,
        memory,
      );
    case 'what-in-it':
      return ask(HOW_TO_DESCRIBE, memory);
  }
}

/** What is said of a draft before it is built: show it, put it aside, change it. */
function talkedOver(said: string, draft: Drafted, memory: Memory): Move | null {
  const text = said.trim().replace(/[.!?]+$/u, '');
  if (SHOWS.test(text)) return call('describe-schema', { schema: draft.key }, memory);
  if (draft.built) return null;
  if (FORGETS.test(text) && (draft.fresh || /\bdraft\b/iu.test(text)))
    return say(
      `The draft ${draft.key} is put aside. Nothing was built from it; it is gone by itself a day after it was made.`,
      { ...memory, draft: null },
    );
  const edit = editDraft(draft.definition, said);
  if (edit === null) return null;
  return edit.kind === 'lines'
    ? call('draft-model', { definition: edit.definition }, memory)
    : ask(`To which object type: ${edit.types.join(' or ')}?`, memory);
}

const SHOWS = new RegExp(
  String.raw`^(?:please )?(?:(?:show|tell|list|read)(?: me)? (?:again )?(?:(?:what|how) you ` +
    String.raw`(?:have )?(?:understood|got)|(?:the|my|that) drafts?)(?: again)?|what (?:did` +
    String.raw`|have) you (?:underst(?:oo|an)d|got|get)|what is in (?:it|the draft|my draft))$`,
  'iu',
);
const FORGETS = new RegExp(
  String.raw`^(?:please )?(?:(?:forget|remove|delete|drop|discard|cancel|scrap|throw away)` +
    String.raw`(?: about)? (?:it|that|this|(?:the|my|this) (?:draft|model))|never ?mind|no,? ` +
    String.raw`(?:forget it|leave it))$`,
  'iu',
);

/** How a schema of one's own is described. */
export const HOW_TO_DESCRIBE =
  'Say what it holds, and I draft it; nothing is built before you have seen and ' +
  'confirmed it. For example: create a schema for our company cars: Vehicle with ' +
  'Plate (text, unique), Driver (user) and Lease End (date), and a type Garage ' +
  'with City.';

/** Of a draft just shown, a yes asks for the next step: the preview, which builds nothing. */
const GOES_ON = new RegExp(
  String.raw`^(?:(?:yes|yep|yeah|sure|ok(?:ay)?|fine|good|great|perfect|looks? (?:good|right` +
    String.raw`|fine|ok)|that'?s (?:right|it|good)|go ahead|go on|do it|let'?s go|next|please` +
    String.raw`|preview|now|then)[ ,.!]*)+$`,
  'iu',
);

function previewsDraft(said: string, key: string): boolean {
  const verb = String.raw`(?:please )?(?:preview|show|deploy|build|create|install|roll out|plan|make)`;
  const what = String.raw`(?:it|that|this|them|(?:the |my |this |that )?(?:draft|model|schema|addition)|${key})`;
  return new RegExp(
    String.raw`^(?:ok(?:ay)?,? |yes,? |now |then )*${verb} ${what}(?: now| then| please|,? please)?[.!?]*$`,
    'iu',
  ).test(said.trim());
}
