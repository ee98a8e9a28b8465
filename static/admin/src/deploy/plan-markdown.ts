/** A plan for a change record, before it is confirmed. */
import { differencesOf } from '../differences/difference';
import { wordsOf } from '../differences/words-of';
import type { PlanView } from '../views';
import { countWords } from '../words';
import { shortDigest } from '../../../../src/text/short-digest';

/** Names may hold what Markdown takes for its own. */
export const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+!|<>~-]/gu, (sign) => `\\${sign}`).replace(/\s+/gu, ' ');

export function planMarkdown(plan: PlanView): string {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`), ''];
  return [
    `# Plan ${shortDigest(plan.digest)}`,
    '',
    `Digest (SHA-256): ${plan.digest}`,
    '',
    countWords(plan.counts) === ''
      ? 'Would create nothing.'
      : `Would create ${countWords(plan.counts)}.`,
    '',
    ...section(
      'Object schemas',
      plan.schemas.map(
        (schema) =>
          `${plain(schema.key)} ${plain(schema.name)} (${schema.template} ` +
          `${schema.version}): ` +
          `${schema.id === null ? 'new' : `already there, ${schema.adds} elements added`}`,
      ),
    ),
    ...section(
      'In the way',
      plan.blocks.map((block) => `${plain(block.sentence)} What to do: ${plain(block.remedy)}`),
    ),
    ...section(
      'Warnings',
      plan.warnings.map((warning) => plain(warning.sentence)),
    ),
    ...section(
      'Different from the template, and left as they are',
      differencesOf(plan).map((difference) => {
        const said = wordsOf(difference).map(({ kind, text }) =>
          kind === 'words' ? text : plain(text),
        );
        return `${plain([difference.schema, ...difference.path].join(' › '))}: ${said.join('')}`;
      }),
    ),
    ...section('What the reference modes cost', plan.losses.map(plain)),
    ...section(
      'Object types and attributes to be created',
      plan.types.flatMap((type) => {
        const created = type.attributes
          .filter((attribute) => attribute.fate === 'create')
          .map((attribute) => plain(attribute.name));
        return type.fate === 'there' && created.length === 0
          ? []
          : [
              `${plain(type.schema)} · ${plain(type.path.join(' › '))}` +
                `${type.fate === 'there' ? ' (already there)' : ''}: ` +
                `${created.join(', ') || 'no attributes of its own'}`,
            ];
      }),
    ),
    ...section(
      'Statuses and reference types',
      plan.others.map((other) => `${other.kind} ${plain(other.name)} in ${plain(other.schema)}`),
    ),
  ].join('\n');
}
