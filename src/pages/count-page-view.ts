/**
 * Which of the page's questions stand for a view that somebody opened. What a view asks again and
 * again by itself is not among them.
 */
import type { CountedView } from '../storage/counters';
import { countView } from '../telemetry/count';
import type { PageOnlyKey } from './contract';

export const VIEW_OF_QUESTION: ReadonlyMap<PageOnlyKey, CountedView> = new Map([
  ['list-templates', 'templates'],
  ['read-template', 'template'],
  ['plan-deployment', 'plan'],
  ['plan-of-preview', 'confirm'],
  ['list-deployments', 'deployments'],
  ['read-lens', 'deployed'],
  ['read-about', 'about'],
]);

/** A long plan is asked for in pages, and a search with each word typed: only the first question is a view. */
export async function countPageView(key: PageOnlyKey, payload: unknown): Promise<void> {
  const view = VIEW_OF_QUESTION.get(key);
  const { from, query }: { from?: unknown; query?: unknown } =
    typeof payload === 'object' && payload !== null ? payload : {};
  if (view !== undefined && (from === 0 || from === undefined) && query === undefined)
    await countView(view);
}
