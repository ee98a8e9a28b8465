/** What a model refers to outside itself: whether there is such a template or model, and such an object type in it. */
import type { FileProblem } from '../models/file/problem';
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import type { OwnSource } from '../templates/load-closure';
import { nearestNames } from '../templates/nearest-names';
import { parseTarget } from '../templates/target';
import type { Template } from '../templates/template.generated';
import { walkTypes } from '../templates/walk';
import { inert, quoted } from '../text/inert';

export interface CheckedReferences {
  problems: FileProblem[];
  warnings: string[];
}

/** @param at JSON path of the model in its file; '$' where it is the whole of it */
export async function checkReferences(
  template: Template,
  at: string,
  source: OwnSource,
): Promise<CheckedReferences> {
  const found: CheckedReferences = { problems: [], warnings: [] };
  const others = new Map<string, Template | null>();
  const other = async (key: string): Promise<Template | null> => {
    const known = others.get(key);
    if (known !== undefined) return known;
    const loaded = isTemplateKey(key) ? await loadTemplate(key) : await source(key);
    others.set(key, loaded);
    return loaded;
  };
  for (const [index, key] of template.extends.entries())
    if ((await other(key)) === null)
      found.problems.push({
        place: `${at}.extends[${index}]`,
        name: '',
        expected:
          'the key of a ready-made template or of a model of yours, which has to be added before or in the same file',
        found: key,
      });
  for (const { type, own } of walkTypes(template))
    for (const { attribute, at: place } of own) {
      if (attribute.type !== 'reference') continue;
      const { template: key, objectType } = parseTarget(attribute.to, template.key);
      if (key === template.key) continue;
      const there = await other(key);
      if (there === null) {
        if (!template.extends.includes(key))
          found.warnings.push(
            `${quoted(`${type.name} › ${attribute.name}`, 120)} refers to ${key}, which is ` +
              'not known here: it is left out.',
          );
        continue;
      }
      const names = walkTypes(there).map((one) => one.type.name);
      if (names.includes(objectType)) continue;
      const near = nearestNames(objectType, names);
      found.problems.push({
        place: `${place.replace('$', at)}.to`,
        name: inert(`${type.name} › ${attribute.name}`, 120),
        expected: `an object type of ${key}${near.length === 0 ? '' : `, perhaps ${near.join(' or ')}`}`,
        found: inert(attribute.to),
      });
    }
  return found;
}
