/**
 * The structure of an object schema that exists, in the form in which the page shows every model.
 * Names are made inert. Pure.
 */
import type { Structure, StructureAttribute } from '../structure/structure';
import { defused } from '../text/inert';
import type { AttributeOfTemplate, TypeOfTemplate } from './views';

const MOST_NAME = 255;
const shown = (text: string): string => defused(text, MOST_NAME);

export const typesOfStructure = ({ key, types }: Structure): TypeOfTemplate[] =>
  types.map(({ path, description, abstract, attributes }) => ({
    path: path.map(shown),
    purpose: shown(description),
    group: null,
    abstract,
    attributes: attributes.map((attribute) => attributeView(attribute, key)),
  }));

function attributeView(
  {
    name,
    kind,
    description,
    required,
    unique,
    maximum,
    options,
    statuses,
    reference,
  }: StructureAttribute,
  key: string,
): AttributeOfTemplate {
  return {
    name: shown(name),
    kind,
    description: shown(description),
    required,
    unique,
    max: maximum,
    to:
      reference === null
        ? null
        : {
            template: shown(reference.schema ?? key),
            objectType: shown(reference.type ?? 'something deleted, or that you cannot see'),
            as: shown(reference.as),
          },
    values: [...options, ...statuses].map(shown),
  };
}
