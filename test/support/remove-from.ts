/** Deletes an object schema, an object type with its attributes, or one attribute, as an administrator would. */
import { attributeOf, detailOf, schemaOf, typeOf, type Workspace } from '../../simulator/workspace';

export function removeFrom(
  workspace: Workspace,
  key: string,
  type: string,
  attribute?: string,
): void {
  const detail = detailOf(workspace, key);
  const { id } =
    attribute === undefined
      ? typeOf(workspace, key, type)
      : attributeOf(workspace, key, type, attribute);
  detail.objectTypes = detail.objectTypes.filter((one) => one.id !== id);
  detail.attributes = detail.attributes.filter((one) => ![one.id, one.objectTypeId].includes(id));
}

export function removeSchema(workspace: Workspace, key: string): void {
  const { id } = schemaOf(workspace, key);
  workspace.schemas = workspace.schemas.filter((one) => one.id !== id);
  Reflect.deleteProperty(workspace.details, id);
}
