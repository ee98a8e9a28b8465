/** An object schema that exists beside a template or another: what is missing, different, renamed, moved and extra. */
import { MOST_TEXT } from '../service/answer';
import { compareSchemas } from '../service/compare-schemas';
import type { Named } from '../service/find-schema';
import type { Outcome } from '../service/outputs';
import type { StructureNamed } from '../service/structure-named';
import type { Tools } from '../service/tools';
import { originOf } from './describe-existing';
import { differenceText, placeWords } from './present/difference-text';
import { originLine } from './present/existing-text';
import { firstFew } from '../text/lists';

export async function compareExisting(
  one: Named,
  other: Named,
  part: number,
  tools: Tools,
): Promise<Outcome<'describe-schema'>> {
  const { left, right, comparison, leftOut, theirs, linked, unread } = await compareSchemas(
    one,
    other,
    tools,
  );
  const origins = [one, other].flatMap((named) =>
    named.kind === 'existing'
      ? [originLine(originOf(named.summary.id, named.known), named.summary.key)]
      : [],
  );
  const notes = [
    ...(unread
      ? [
          'Only object types and statuses were compared, no attribute: this site gives the ' +
            'attributes of so many object types only one type at a time, and that takes ' +
            'longer than an answer may. For one type, ask to describe it in each.',
        ]
      : []),
    ...origins,
    ...(leftOut.length === 0
      ? []
      : [`Left out on purpose when it was deployed, and not counted: ${leftOut.join(', ')}.`]),
    ...(linked.length === 0
      ? []
      : [`Linked on purpose to what you have, and not counted: ${firstFew(linked, 20, '; ')}.`]),
    ...(theirs.length === 0
      ? []
      : [
          `Added on purpose with LaunchPad, and not counted: ${firstFew(theirs.map(placeWords), 20, '; ')}.`,
        ]),
    'No object was read. Descriptions and icons are not compared.',
  ];
  const labels = { left: labelOf(one, left), right: labelOf(other, right) };
  const { text, ...where } = differenceText(comparison, labels, notes, part, MOST_TEXT);
  const { missing, different, renamed, moved, extra } = comparison;
  return {
    ok: true,
    code: 'differences',
    text,
    schema: left.structure.key,
    compareWith: right.structure.key,
    differences: {
      missing: missing.length,
      different: different.length,
      renamed: renamed.length,
      moved: moved.length,
      extra: extra.length,
    },
    ...where,
  };
}

const labelOf = ({ kind }: Named, { holder }: StructureNamed): string =>
  kind === 'template' ? `the template ${holder}` : holder;
