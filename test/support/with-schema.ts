/** A workspace with one more object schema. */
import {
  addSchema,
  addType,
  changed,
  detailOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

/** With an object schema of these object types, `Place/Site` below its parent; shared. */
export function withSchema(
  from: Workspace,
  key: string,
  name: string,
  types: string[] = [],
): Workspace {
  return changed(from, (w) => {
    addSchema(w, key, name);
    detailOf(w, key).sharing = 'on';
    for (const path of types) {
      const [own = '', parent] = path.split('/').reverse();
      addType(w, key, {
        name: own,
        inherited: true,
        parentId: parent === undefined ? null : typeOf(w, key, parent).id,
      });
    }
  });
}
