import { lostIn, understoodIn } from '../model/languages/said-in';
import type { Reading } from '../model/score';
import type { Understanding } from '../model/understanding';
import type { Move } from './move';
import { NOT_UNDERSTOOD } from './sentences';

/** To somebody who does not write English: in their language, that answers are in English, and what was understood. */
export function inTheirLanguage(move: Move, { language, reading }: Understanding): Move {
  if (language === null) return move;
  if (move.kind === 'cancel-latest') return move;
  if (move.kind === 'call') {
    const sentence = understoodIn(language, inWords(move.action, move.input));
    return { ...move, lead: [sentence, move.lead].filter((line) => line !== undefined).join('\n') };
  }
  const text =
    move.text === NOT_UNDERSTOOD
      ? lostIn(language, 'what can you deploy?')
      : `${understoodIn(language, spoken(reading))}\n${move.text}`;
  return { ...move, text };
}

function spoken(reading: Reading): string {
  if (reading.intent === 'question')
    return TOPICS_ASKED[reading.topic.topic] ?? reading.topic.topic;
  if (reading.intent === 'unsupported') return reading.refusal.topic;
  return QUESTIONS[reading.intent] ?? reading.intent;
}

const TOPICS_ASKED: Readonly<Record<string, string>> = {
  safe: 'is it safe?',
  cost: 'what does it cost?',
  duration: 'how long does it take?',
  who: 'who can deploy?',
  privacy: 'do you store my data?',
  objects: 'how many objects does it create?',
  result: 'where do I see the result?',
};

/** A turn that is answered without a call, in English words that can be typed. */
const QUESTIONS: Readonly<Record<string, string>> = {
  assent: 'yes',
  confirm: 'yes',
  decline: 'no',
  greet: 'hello',
  preview: 'deploy',
  fragment: 'deploy',
};

/** A call as a person would ask for it in English. */
function inWords(action: string, input: Readonly<Record<string, string>>): string {
  const { schema = '' } = input;
  switch (action) {
    case 'list-schemas':
      return input['query'] === undefined
        ? 'what can you deploy?'
        : `something for ${input['query']}`;
    case 'describe-schema':
      return input['compareWith'] === undefined
        ? `show me ${schema}`
        : `compare ${schema} and ${input['compareWith']}`;
    case 'preview-deployment':
      return previewInWords(input);
    case 'deploy-schema':
      return 'confirm';
    case 'get-deployment-status':
      return input['report'] === undefined ? 'status' : 'report';
    case 'list-activity':
      return 'what happened?';
    case 'open-guide':
      return 'open the guide';
    default:
      return 'cancel';
  }
}

function previewInWords(input: Readonly<Record<string, string>>): string {
  const parts: [string, string][] = [
    ['name', 'as'],
    ['key', 'with key'],
    ['leaveOut', 'without'],
    ['only', 'only'],
    ['project', 'for project'],
    ['references', 'with references'],
    ['variant', ''],
    ['extend', 'and extend'],
  ];
  return [
    `deploy ${input['schema'] ?? ''}`,
    ...parts.flatMap(([name, word]) => {
      const value = input[name];
      return value === undefined ? [] : [`${word} ${value}`.trim()];
    }),
  ].join(' ');
}
