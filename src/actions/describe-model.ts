/** An own model, or what a deployment built: what it holds, as what exists is described. */
import { MOST_TEXT } from '../service/answer';
import type { Outcome } from '../service/outputs';
import type { StructureNamed } from '../service/structure-named';
import { countOwn } from '../structure/structure';
import { defused } from '../text/inert';
import { treeLines } from './present/existing-text';
import { inParts } from './present/in-parts';

export function describeModel(
  { structure, holder }: StructureNamed,
  part: number,
): Outcome<'describe-schema'> {
  const [types, attributes] = [structure.types.length, countOwn(structure)];
  const { text, ...where } = inParts(
    [
      `${holder}: ${types} object types, ${attributes} attributes. The site was not read.`,
      'Object types, with the attributes of their own and in all, without Key, Name, Created and Updated:',
    ],
    treeLines(structure, MOST_TEXT),
    part,
    MOST_TEXT,
  );
  return {
    ok: true,
    code: 'model',
    text,
    schema: structure.key,
    name: defused(structure.name, 80),
    objectTypes: types,
    attributes,
    ...where,
  };
}
