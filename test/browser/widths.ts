/** What of a view is cut off, or pushed out of the window, at a width. */
import type { Tab } from './support';

/** A small phone, a tablet, a desk. */
export const WIDTHS = [360, 768, 1440] as const;
export const USUAL = { width: 1360, height: 900 } as const;
const HEIGHT = 900;

interface Box {
  right: number;
  width: number;
}
interface Shown {
  tagName: string;
  textContent: string | null;
  scrollWidth: number;
  clientWidth: number;
  getBoundingClientRect(): Box;
  closest(selector: string): unknown;
}

/** Empty where everything can be read. A graph pans, and a summary in a card ends in dots on purpose. */
export async function cutAt(tab: Tab, width: number): Promise<string[]> {
  await tab.outer.setViewportSize({ width, height: HEIGHT });
  // Media queries are heard of a frame later, and what they show is drawn in the next.
  await tab.outer.waitForTimeout(120);
  return tab.page.locator('html').evaluate((root) => {
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { querySelectorAll(selector: string): Iterable<Shown> };
      getComputedStyle(element: Shown): { textOverflow: string; display: string };
    };
    const most = (root as unknown as Shown).clientWidth + 1;
    return [...document.querySelectorAll('header.top *, main *')]
      .filter((element) => element.closest('.react-flow, .visually-hidden, thead, .clamp') === null)
      .filter((element) => {
        const { right, width: wide } = element.getBoundingClientRect();
        if (wide === 0) return false;
        return (
          right > most ||
          (getComputedStyle(element).textOverflow === 'ellipsis' &&
            element.scrollWidth > element.clientWidth + 1)
        );
      })
      .slice(0, 3)
      .map((element) => `${element.tagName} "${(element.textContent ?? '').slice(0, 60)}"`);
  });
}
