/** The templates a request is about, with every template these may refer to. */
import { contentHash } from './canonical';
import { isTemplateKey, loadTemplate } from './catalogue';
import { homesOf, resolveTemplate, type ResolvedTemplate } from './resolve';
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
 * A key that is nowhere found is passed over: a template may refer to one that does not ship (the
 * reference is then optional). The catalogue goes first, so that no own model ever stands in for
 * one of its templates.
 */
export async function loadClosure(
  keys: readonly string[],
  ownSource: OwnSource = none,
): Promise<TemplateClosure> {
  const own: Template[] = [];
  const closure: TemplateClosure = { templates: new Map(), refs: [], own };
  const load = async (key: string): Promise<ResolvedTemplate | null> => {
    if (closure.templates.has(key)) return null;
    const template = isTemplateKey(key) ? await loadTemplate(key) : await ownSource(key);
    if (template === null) return null;
    if (!isTemplateKey(key)) own.push(template);
    const resolved = resolveTemplate(template);
    closure.templates.set(key, resolved);
    closure.refs.push({ key, version: template.version, hash: contentHash(template) });
    return resolved;
  };
  const optional = new Set<string>();
  const asked = [...keys];
  for (let key = asked.shift(); key !== undefined; key = asked.shift()) {
    const found = await load(key);
    asked.push(...(found?.extends ?? []));
    for (const other of referredTo(found)) optional.add(other);
  }
  // Never brought along, so what these can do without is not followed further.
  const others = [...optional];
  for (let key = others.shift(); key !== undefined; key = others.shift())
    others.push(...((await load(key))?.extends ?? []));
  return closure;
}

const referredTo = (template: ResolvedTemplate | null): string[] =>
  (template?.crossReferences ?? []).flatMap(homesOf);
