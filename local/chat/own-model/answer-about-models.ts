/**
 * What is answered about taking models along, bringing them in, listing and removing them: where
 * it is done, and how.
 */
import type { Memory } from '../dialogue/memory';
import { call, say, type Move } from '../dialogue/move';
import type { ModelQuestion } from './ask-about-models';

export function answerAboutModels(question: ModelQuestion, memory: Memory): Move {
  switch (question.kind) {
    case 'list':
      return call('list-schemas', { category: 'yours' }, { ...memory, lastIntent: 'list' });
    case 'remove':
      return say(removal(question.model), memory);
    case 'forget-draft':
      return say(
        'A draft is gone by itself a day after it was made, and nothing is built from it before you ' +
          'have confirmed a preview.',
        memory,
      );
    case 'add':
      return say(ADDING, memory);
    case 'export':
      return say(taking(nameOf(question.schema, memory)), memory);
    case 'move':
      return say(moving(nameOf(question.schema, memory)), memory);
  }
}

const nameOf = (schema: string | null, { topic }: Memory): string | null =>
  schema ?? topic[0] ?? null;

const keyOf = (schema: string | null): string =>
  schema !== null && /^[A-Za-z][A-Za-z0-9]{1,9}$/u.test(schema) ? schema.toUpperCase() : 'KEY';

const removal = (model: string | null): string =>
  'I remove nothing from here. A Jira administrator removes ' +
  `${model === null ? 'a model of your own' : `the model ${model}`} on the page ` +
  'of LaunchPad, in the settings under your own models; in a checkout: launchpad ' +
  `model remove ${keyOf(model)}. What was built from it stays as it is.`;

const ADDING =
  'A file of models is added on the page of LaunchPad, by a Jira administrator: ' +
  'it is read first, and you see what is in it and what would be refused. In a ' +
  'checkout: launchpad model add FILE. From then on it is previewed by its key ' +
  'like any template. Or say here what the schema holds, or paste the model in ' +
  'lines that begin with: schema KEY "Name".';

const taking = (schema: string | null): string => {
  const key = keyOf(schema);
  return (
    `The model of ${schema ?? 'an object schema'} is a file that you download: on ` +
    'the page of LaunchPad choose the object schema, then "Take this model along"; ' +
    `in a checkout: launchpad model export ${key} --out ${key.toLowerCase()}.json. ` +
    'No object is read, nothing is changed, and no copy stays here. The file says ' +
    'what cannot travel, for example users, groups and objects. Several schemas at ' +
    'once keep the references between them.'
  );
};

const moving = (schema: string | null): string => {
  const key = keyOf(schema);
  return [
    `Three steps take ${schema ?? 'an object schema'} to another site; objects do not travel, the model does.`,
    `1. On the site it is on: on the page of LaunchPad choose ${schema ?? 'it'}, ` +
      `then "Take this model along" (in a checkout: launchpad model export ${key} ` +
      `--out ${key.toLowerCase()}.json). Read in it what cannot travel.`,
    '2. On the other site: add that file on the page of LaunchPad, as a Jira ' +
      `administrator (in a checkout: launchpad model add ${key.toLowerCase()}.json). ` +
      'It is checked as it is read.',
    `3. On the other site, in the chat: preview ${key}. Look at what would be ` +
      `created, and confirm. Where that key is taken there, say: preview ${key} with ` +
      `key ${key.slice(0, 9)}2. A schema it refers to under another key there is ` +
      'named as: link it to THEKEY.',
  ].join('\n');
};
