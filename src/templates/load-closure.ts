/** The templates a request is about, with every template these may refer to. */
import { contentHash } from './canonical';
import { isTemplateKey, loadTemplate } from './catalogue';
import { resolveTemplate, type ResolvedTemplate } from './resolve';
import type { Template } from './template.generated';

export interface TemplateClosure {
  templates: Map<string, ResolvedTemplate>;
  refs: { key: string; version: string; hash: string }[];
  /** Those that are not of the catalogue, as they were found: a deployment keeps them. */
  own?: Template[];
}

/** Where a template is found that is not of the catalogue; null where there is none of that key. */
export type OwnSource = (key: string) => Promise<Template | null>;

const none: OwnSource = () => Promise.resolve(null);

/**
 * A key that is nowhere found is passed over: a template may refer to one that does not ship (the reference is then optional). The
 * catalogue goes first, so that no own model ever stands in for one of its templates.
 */
export async function loadClosure(
  keys: readonly string[],
  ownSource: OwnSource = none,
): Promise<TemplateClosure> {
  const own: Template[] = [];
  const closure: TemplateClosure = { templates: new Map(), refs: [], own };
  const queue = [...keys];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (closure.templates.has(key)) continue;
    const template = isTemplateKey(key) ? await loadTemplate(key) : await ownSource(key);
    if (template === null) continue;
    if (!isTemplateKey(key)) own.push(template);
    const resolved = resolveTemplate(template);
    closure.templates.set(key, resolved);
    closure.refs.push({ key, version: template.version, hash: contentHash(template) });
    queue.push(...resolved.extends, ...resolved.crossReferences.map((cross) => cross.template));
  }
  return closure;
}
