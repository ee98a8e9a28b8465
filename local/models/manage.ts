/** `launchpad model lint | add | list | remove | compare`: the questions of the page, asked from a terminal. */
import { existsSync, readFileSync } from 'node:fs';
import { differenceText } from '../../src/actions/present/difference-text';
import { AppError } from '../../src/errors';
import { BOUNDS } from '../../src/models/bounds';
import { readModelFile } from '../../src/models/file/read-file';
import type { ReadModelView } from '../../src/pages/views';
import type { Verb } from './verb';
import { vocabularyNotes } from './vocabulary';

export function readText(file: string): string {
  const text = contentOf(file);
  // The platform takes no more in one call, and would say so in words of its own.
  if (text.length > BOUNDS.file || Buffer.byteLength(JSON.stringify(text)) > BOUNDS.sent)
    throw new AppError(
      'bad-input',
      `${file} is too large: a file of models has at most ${BOUNDS.file} characters, ` +
        `${BOUNDS.sent} bytes as it is sent; this one has ${text.length}.`,
      { remedy: 'Make several files of it: each model can have one of its own.' },
    );
  return text;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AppError('bad-input', `${file} cannot be read.`, {
      remedy: error instanceof Error ? error.message : 'Name a file that exists.',
    });
  }
}

export const lintFile: Verb = async ([file = ''], _args, { stdout, stderr }, ask) => {
  const text = readText(file);
  const answer = await ask('read-model', { text });
  if (!answer.ok) {
    stderr.write(`${answer.text.replace(/^Nothing was added\. /u, `${file}: `)}\n`);
    return 1;
  }
  const read = readModelFile(text);
  const said = new Map(
    read.kind === 'refused'
      ? []
      : read.models.map(({ template }) => [template.key, vocabularyNotes(template)]),
  );
  const models = answer.models.map((model) =>
    linesOf({ ...model, warnings: [...model.warnings, ...(said.get(model.template.key) ?? [])] }),
  );
  stdout.write(`${models.join('\n')}\n${answer.text}\n`);
  return 0;
};

export const addFile: Verb = async ([file = ''], _args, { stdout, stderr }, ask) => {
  const answer = await ask('add-model', { text: readText(file) });
  if (!answer.ok) {
    stderr.write(`${answer.text}\n`);
    return 1;
  }
  const keys = answer.models.map(({ template }) => template.key);
  stdout.write(
    `${answer.models.map(linesOf).join('\n')}\n${answer.text}\nTo see what it ` +
      `would create: launchpad chat, and say "preview ${keys.join(', ')}".\n`,
  );
  return 0;
};

const linesOf = ({ template, warnings }: ReadModelView): string =>
  [
    `${template.key} · ${template.name} ${template.version} · ` +
      `${template.types.length} object types, ${template.attributes} attributes`,
    ...warnings.map((warning) => `  Note: ${warning}`),
  ].join('\n');

export const listOwn: Verb = async (_said, args, { stdout, stderr }, ask) => {
  const answer = await ask('list-models', {});
  if (!answer.ok) {
    stderr.write(`${answer.text}\n`);
    return 1;
  }
  if (args.value('format') === 'json') {
    stdout.write(`${JSON.stringify(answer.models, null, 2)}\n`);
    return 0;
  }
  const lines = answer.models.map(
    ({ key, name, version, objectTypes, attributes, addsTo, deployed, addedAt, addedBy }) =>
      [
        `${key.padEnd(10)} ${version.padEnd(8)} ${name}`,
        `${objectTypes} object types, ${attributes} attributes`,
        ...(addsTo === null ? [] : [`added to ${addsTo}`]),
        ...(deployed === null ? [] : [`deployed ${deployed.version} as ${deployed.key}`]),
        `since ${new Date(addedAt).toISOString().slice(0, 10)}${addedBy === null ? '' : ` by ${addedBy}`}`,
      ].join(' · '),
  );
  stdout.write(`${lines.length === 0 ? answer.text : lines.join('\n')}\n`);
  return 0;
};

export const removeOwn: Verb = async ([key = ''], _args, { stdout, stderr }, ask) => {
  const answer = await ask('remove-model', { key });
  (answer.ok ? stdout : stderr).write(`${answer.text}\n`);
  return answer.ok ? 0 : 1;
};

export const compareTwo: Verb = async ([a = '', b = ''], _args, { stdout, stderr }, ask) => {
  const answer = await ask('compare-models', { left: sideOf(a), right: sideOf(b) });
  if (!answer.ok) {
    stderr.write(`${answer.text}\n`);
    return 1;
  }
  const { comparison, left, right } = answer;
  stdout.write(`${differenceText(comparison, { left, right }, [], 1, 100_000).text}\n`);
  return 0;
};

/** A file where there is one of that name, else a key. */
const sideOf = (said: string): { key?: string; text?: string } =>
  existsSync(said) || /\.(?:json|txt|md)$/iu.test(said) ? { text: readText(said) } : { key: said };
