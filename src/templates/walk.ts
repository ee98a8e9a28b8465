/** Every object type of a template with its place in the file: what the checks read. */
import type { Template, TemplateAttribute, TemplateObjectType } from './template.generated';

export interface PlacedAttribute {
  attribute: TemplateAttribute;
  /** JSON path of the attribute. */
  at: string;
  /** Object type that declares it. */
  owner: string;
}

export interface PlacedType {
  type: TemplateObjectType;
  /** JSON path of the object type. */
  at: string;
  own: PlacedAttribute[];
  /** Of the types above, from the root down. */
  inherited: PlacedAttribute[];
}

/** Parents before children, in the order of the file. */
export function walkTypes(template: Template): PlacedType[] {
  const found: PlacedType[] = [];
  const visit = (
    types: readonly TemplateObjectType[],
    at: string,
    inherited: PlacedAttribute[],
  ): void => {
    types.forEach((type, index) => {
      const here = `${at}[${String(index)}]`;
      const own = type.attributes.map((attribute, position) => ({
        attribute,
        owner: type.name,
        at: `${here}.attributes[${String(position)}]`,
      }));
      found.push({ type, at: here, own, inherited });
      visit(type.children ?? [], `${here}.children`, [...inherited, ...own]);
    });
  };
  visit(template.objectTypes, '$.objectTypes', []);
  return found;
}
