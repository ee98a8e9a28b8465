import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELP, withExamples } from './dialogue/sentences';
import { TOPICS } from './model/questions';
import { REFUSALS } from './model/unsupported';
import { readAs, SIXTEEN } from './testing/read-as';

/** Names of actions and inputs, which nobody types. */
const JARGON = new RegExp(
  String.raw`\b(?:list-schemas|describe-schema|preview-deployment|deploy-schema` +
    String.raw`|get-deployment-status|cancel-deployment|list-activity|open-guide|leaveOut` +
    String.raw`|allowSharing|previewId|deploymentId|variant=|extend=|references=|schema=)`,
);

const dialogue = join(__dirname, 'dialogue');
/** Every "say: …" of the sentences, with examples of the catalogue in place. */
const remedies = (text: string): string[] =>
  [
    ...withExamples(text, SIXTEEN).matchAll(
      /\b(?:[Ss]ay|or|or, for all of it)(?: for example)?: ([^.;?)]+(?:\?)?)/g,
    ),
  ]
    .map((match) => (match[1] ?? '').trim())
    .filter((said) => !said.includes('${'));

const ANSWERS = [
  ...TOPICS.map(({ topic, answer }) => [topic, answer] as const),
  ...REFUSALS.map(({ topic, answer }) => [topic, answer] as const),
];
const TYPED = [...new Set(ANSWERS.flatMap(([, answer]) => remedies(answer)))];

describe('what the conversation proposes to say', () => {
  it('is there to be tried', () => {
    expect(TYPED.length).toBeGreaterThanOrEqual(8);
  });

  it.each(TYPED)('leads on when it is typed: %s', (said) => {
    const read = readAs(said, SIXTEEN);
    expect(read).not.toMatch(/^say (?:unknown|no )/);
  });

  it.each(
    HELP.split('\n')
      .filter((line) => /^ {2}\S/.test(line))
      .flatMap((line) => withExamples(line, SIXTEEN).trim().split(/ {2,}/).slice(0, 1))
      .flatMap((line) => line.split(' · ')),
  )('leads on when it is typed from the help: %s', (said) => {
    expect(readAs(said, SIXTEEN)).not.toMatch(/^say (?:unknown|no )/);
  });
});

describe('what the conversation says by itself', () => {
  it('names no action and no input', () => {
    expect(ANSWERS.filter(([, answer]) => JARGON.test(answer))).toEqual([]);
    expect(HELP).not.toMatch(JARGON);
  });

  it('names none in the sentences of the dialogue either', () => {
    const sentences = readdirSync(dialogue)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        [
          ...readFileSync(join(dialogue, file), 'utf8').matchAll(
            /[`']([^`'\n]*[a-z] [^`'\n]*)[`']/g,
          ),
        ].map((match) => `${file}: ${(match[1] ?? '').replace(/\$\{[^}]*\}?/g, '…')}`),
      );
    expect(sentences.filter((sentence) => JARGON.test(sentence))).toEqual([]);
  });
});
