/** References to several objects become textareas in mode `text`, within what Assets recommends for one type. */
import type { DesiredAttribute, DesiredType } from './desired';
import { joinedKey } from '../../text/joined-key';

/** Most textareas on one type, inherited ones included (Atlassian documentation, recommended data structure). */
const TEXTAREAS = 2;

/**
 * Beyond two textareas on a type, those that came of references become single-line text.
 * @param types parents before children; changed in place
 * @param converted attributes that came of references
 */
export function boundTextareas(
  types: readonly DesiredType[],
  converted: ReadonlySet<DesiredAttribute>,
): void {
  const declared = new Map(
    types.map((type) => [
      pathOf(type),
      type.attributes.filter((one) => one.kind === 'textarea' && !converted.has(one)).length,
    ]),
  );
  const below = mostBelow(types, declared);
  const inherited = new Map<string, number>();
  for (const type of types) {
    const path = pathOf(type);
    const above = inherited.get(parentOf(type)) ?? 0;
    const own = declared.get(path) ?? 0;
    let room = TEXTAREAS - above - own - (below.get(path) ?? 0);
    let kept = 0;
    for (const attribute of type.attributes) {
      if (attribute.kind !== 'textarea' || !converted.has(attribute)) continue;
      if (room > 0) kept += 1;
      else attribute.kind = 'text';
      room -= 1;
    }
    inherited.set(path, above + own + kept);
  }
}

/** For each type, the most textareas that types below it declare along one line of inheritance. */
function mostBelow(
  types: readonly DesiredType[],
  declared: ReadonlyMap<string, number>,
): Map<string, number> {
  const most = new Map<string, number>();
  for (const type of [...types].reverse()) {
    const path = pathOf(type);
    const here = (declared.get(path) ?? 0) + (most.get(path) ?? 0);
    most.set(parentOf(type), Math.max(here, most.get(parentOf(type)) ?? 0));
  }
  return most;
}

const pathOf = (type: DesiredType): string => joinedKey(type.path);
const parentOf = (type: DesiredType): string => joinedKey(type.path.slice(0, -1));
