/** The templates a request is about, with every template these may refer to. */
import { contentHash } from './canonical';
import { isTemplateKey, loadTemplate } from './catalogue';
import { resolveTemplate, type ResolvedTemplate } from './resolve';

export interface TemplateClosure {
  templates: Map<string, ResolvedTemplate>;
  refs: { key: string; version: string; hash: string }[];
}

/** A key that is not in the catalogue is passed over: a template may refer to one that does not ship (the reference is then optional). */
export async function loadClosure(keys: readonly string[]): Promise<TemplateClosure> {
  const closure: TemplateClosure = { templates: new Map(), refs: [] };
  const queue = [...keys];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (closure.templates.has(key) || !isTemplateKey(key)) continue;
    const template = await loadTemplate(key);
    const resolved = resolveTemplate(template);
    closure.templates.set(key, resolved);
    closure.refs.push({ key, version: template.version, hash: contentHash(template) });
    queue.push(...resolved.extends, ...resolved.crossReferences.map((cross) => cross.template));
  }
  return closure;
}
