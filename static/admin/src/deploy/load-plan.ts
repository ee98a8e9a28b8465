import { ask } from '../api';
import type { PlanView, TemplateView } from '../views';

export type PlanAnswer = PlanView & { code: string; hints?: string[]; unchanged?: boolean };
type Page = PlanAnswer & { more: number | null };

/** A whole plan, in as many answers as it takes. Where the workspace moved in between, it begins anew, twice at most. */
export async function loadPlan(
  key: 'plan-deployment' | 'plan-of-preview' | 'read-lens',
  payload: Record<string, unknown>,
  tries = 3,
): Promise<PlanAnswer> {
  const first = await ask<Page>(key, payload);
  const types = [...first.types];
  for (let { more } = first; more !== null;) {
    const next: Page = await ask<Page>(key, { ...payload, from: more });
    if (next.digest !== first.digest && tries > 1) return loadPlan(key, payload, tries - 1);
    types.push(...next.types);
    more = next.more;
  }
  return { ...first, types };
}

/** The templates of a plan's schemas, for groups and references of its graph. A template never changes while the page is open. */
const templates = new Map<string, Promise<TemplateView>>();

export async function templatesOf(plan: PlanView): Promise<Map<string, TemplateView>> {
  const keys = [...new Set(plan.schemas.map((schema) => schema.template))];
  // One that the app no longer holds costs the graph its groups, not the page.
  const views = await Promise.allSettled(
    keys.map((key) => {
      const view =
        templates.get(key) ??
        ask<{ template: TemplateView }>('read-template', { key }).then((answer) => answer.template);
      templates.set(key, view);
      view.catch(() => templates.delete(key));
      return view;
    }),
  );
  return new Map(
    views.flatMap((view) =>
      view.status === 'fulfilled' ? [[view.value.key, view.value] as const] : [],
    ),
  );
}
