import { ask } from '../api';
import { idOf } from '../graph/model';
import type { PlanCode } from '../../../../src/pages/contract';
import type { PagedPlan } from '../../../../src/pages/views';
import type { PlanView, TemplateView } from '../views';

export type PlanAnswer = PlanView & { code: PlanCode; hints?: string[] };

/**
 * A whole plan, in as many answers as it takes. Where the workspace moved in between, it begins anew, twice at most.
 * @param look asks for the answer that begins at an object type; undefined is the first
 */
export async function loadPlan<P extends PagedPlan>(
  look: (from: number | undefined) => Promise<P>,
  tries = 3,
): Promise<P> {
  const first = await look(undefined);
  const types = [...first.types];
  for (let { more } = first; more !== null;) {
    const next: P = await look(more);
    if (next.digest !== first.digest && tries > 1) return loadPlan(look, tries - 1);
    types.push(...next.types);
    more = next.more;
  }
  return { ...first, types };
}

/** A template never changes while the page is open. */
const templates = new Map<string, Promise<TemplateView>>();

function readOnce(key: string): Promise<TemplateView> {
  const view =
    templates.get(key) ?? ask('read-template', { key }).then((answer) => answer.template);
  templates.set(key, view);
  view.catch(() => templates.delete(key));
  return view;
}

/** @throws Refusal where one of them is not there */
export const readTemplates = (keys: readonly string[]): Promise<TemplateView[]> =>
  Promise.all(keys.map(readOnce));

/**
 * The plan with its templates, and the attributes of each type in the order of its template; what
 * is in none comes last.
 */
export async function withTemplates<P extends PlanView>(
  plan: P,
): Promise<{ plan: P; templates: Map<string, TemplateView> }> {
  const views = await templatesOf(plan);
  const places = new Map<string, Map<string, number>>();
  for (const { key, template } of plan.schemas)
    for (const { path, attributes } of views.get(template)?.types ?? [])
      places.set(idOf(key, path), new Map(attributes.map(({ name }, at) => [name, at])));
  const types = plan.types.map((type) => {
    const place = places.get(idOf(type.schema, type.path));
    const at = (name: string): number => place?.get(name) ?? Number.MAX_SAFE_INTEGER;
    return place === undefined
      ? type
      : { ...type, attributes: [...type.attributes].sort((a, b) => at(a.name) - at(b.name)) };
  });
  return { plan: { ...plan, types }, templates: views };
}

/** The templates of a plan's schemas, for groups and references of its graph. */
async function templatesOf(plan: PlanView): Promise<Map<string, TemplateView>> {
  const keys = [...new Set(plan.schemas.map((schema) => schema.template))];
  // One that the app no longer holds costs the graph its groups, not the page.
  const views = await Promise.allSettled(keys.map(readOnce));
  return new Map(
    views.flatMap((view) =>
      view.status === 'fulfilled' ? [[view.value.key, view.value] as const] : [],
    ),
  );
}
