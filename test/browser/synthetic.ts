/** Answers of the resolver that no workspace at hand would give. */
import type { Page, Route } from 'playwright-core';
import { planView } from '../../src/pages/plan-view';
import type { PlanView } from '../../src/pages/views';
import { planFor, catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { emptyWorkspace } from '../../simulator/workspace';

/** A plan of `count` object types, each with twenty attributes, made by the planner itself. */
export function largePlan(count: number): PlanView {
  const attributes = (at: number) =>
    Array.from({ length: 20 }, (_, n) => ({ name: `Attribute ${at}.${n}`, type: 'text' as const }));
  const roots = Array.from({ length: count / 10 }, (_, root) =>
    typeNamed(`Type ${root * 10}`, attributes(root * 10), {
      group: `Group ${Math.floor(root / 5)}`,
      children: Array.from({ length: 9 }, (__, child) =>
        typeNamed(`Type ${root * 10 + child + 1}`, attributes(root * 10 + child + 1)),
      ),
    }),
  );
  return planView(
    planFor(catalogueOf([templateOf('BIG', roots)]), emptyWorkspace(), optionsFor(['BIG'])),
  );
}

/** The plan of one hostile text after the other, in every place that takes a name. */
export function hostilePlan(texts: readonly string[]): PlanView {
  const plan = largePlan(10);
  const [first] = plan.schemas;
  return {
    ...plan,
    schemas: texts.slice(0, 5).map((text, at) => ({
      ...(first as PlanView['schemas'][number]),
      key: at === 0 ? 'BIG' : `K${at}`,
      id: String(at),
      name: text,
    })),
    types: texts.map((text, at) => ({
      schema: 'BIG',
      path: [`${at} ${text}`],
      fate: at % 2 === 0 ? 'create' : 'there',
      abstract: false,
      attributes: [
        { name: text, fate: 'create', kind: text, required: true, unique: true, to: text },
      ],
    })),
    others: texts.map((text) => ({ kind: 'status', schema: text, name: text })),
    keeps: texts.map((text, at) => ({
      element: text,
      schema: 'BIG',
      path: [`${at} ${text}`],
      field: text,
      wanted: text,
      found: text,
    })),
    warnings: texts.map((text) => ({ code: 'recommendation', sentence: text })),
    losses: [...texts],
    blocks: texts.slice(0, 5).map((text) => ({
      code: 'bad-name',
      sentence: text,
      remedy: text,
      asks: { wanted: text, found: text },
    })),
  };
}

/** Answers these functions of the resolver instead of the app. */
export async function answerInstead(
  page: Page,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  await page.route('**/invoke', async (route: Route) => {
    const asked = JSON.parse(route.request().postData() ?? '{}') as { functionKey?: string };
    const value = answers[asked.functionKey ?? ''];
    if (value === undefined) await route.continue();
    else await route.fulfill({ json: { value } });
  });
}
