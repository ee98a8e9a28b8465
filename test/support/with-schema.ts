/** A workspace with one more object schema. */
import {
  addSchema,
  addType,
  changed,
  detailOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

/** With a shared object schema of these object types: `Place/Site` below its parent, which hands down what it has. */
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
      // A second of the same name is given its name afterwards: the workspace would refuse it.
      const isSecond = detailOf(w, key).objectTypes.some(({ name: other }) => other === own);
      const made = addType(w, key, {
        name: isSecond ? `${own} (second)` : own,
        inherited: true,
        parentId: parent === undefined ? null : typeOf(w, key, parent).id,
      });
      made.name = own;
    }
  });
}
