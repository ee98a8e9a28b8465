import type { Router } from 'vitepress';
import { tierNeeded } from '../../../src/guides/gated';

/**
 * A link to a page that a hosted site gates is followed as any web server's page is: the answer
 * may be that it cannot be opened yet, and VitePress, which loads pages by script, would only say
 * "not found".
 */
export function askServerForGated(router: Router, base: string): void {
  const before = router.onBeforeRouteChange?.bind(router);
  let isFirst = true;
  router.onBeforeRouteChange = async (to) => {
    // The first is the page that is here already.
    const wasFirst = isFirst;
    isFirst = false;
    const path = new URL(to, location.href).pathname;
    if (!wasFirst && path.startsWith(base) && tierNeeded(`/${path.slice(base.length)}`) !== null) {
      location.assign(to);
      return false;
    }
    return before?.(to);
  };
}
