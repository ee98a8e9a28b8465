/** Deletes an object type with its attributes, or one attribute, as an administrator would. */
import { attributeOf, detailOf, typeOf, type Workspace } from '../../simulator/workspace';

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
