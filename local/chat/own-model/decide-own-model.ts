/** What to do about a model of the person's own: draft it, ask what is missing, or preview the draft. */
import type { Memory } from '../dialogue/memory';
import { ask, call, type Move } from '../dialogue/move';
import { newRequest } from '../dialogue/request';
import type { Scene } from '../dialogue/scene';
import { answerAboutModels } from './answer-about-models';
import { modelQuestion } from './ask-about-models';
import { readSentence } from './read-sentence';

/** Null where the turn is about something else. */
export function decideOwnModel(said: string, memory: Memory, scene: Scene): Move | null {
  if (!scene.offers('draft-model')) return null;
  if (memory.draft !== null && previewsDraft(said, memory.draft.key)) {
    const { key } = memory.draft;
    return call(
      'preview-deployment',
      { schema: key },
      { ...memory, topic: [key], request: newRequest([key]), lastIntent: 'preview' },
    );
  }
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
    case 'what-in-it':
      return ask(HOW_TO_DESCRIBE, memory);
  }
}

/** How a schema of one's own is described. */
export const HOW_TO_DESCRIBE =
  'Say what it holds, and I draft it; nothing is built before you have seen and ' +
  'confirmed it. For example: create a schema for our company cars: Vehicle with ' +
  'Plate (text, unique), Driver (user) and Lease End (date), and a type Garage ' +
  'with City.';

function previewsDraft(said: string, key: string): boolean {
  const verb = String.raw`(?:please )?(?:preview|show|deploy|build|create|install|roll out|plan|make)`;
  const what = String.raw`(?:it|that|this|them|(?:the |my |this |that )?(?:draft|model|schema|addition)|${key})`;
  return new RegExp(
    String.raw`^(?:ok(?:ay)?,? |yes,? |now |then )*${verb} ${what}(?: now| then| please|,? please)?[.!?]*$`,
    'iu',
  ).test(said.trim());
}
