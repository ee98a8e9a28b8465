/**
 * Breadth first through every order of moves, each state once. The first violation found has the
 * shortest way to it.
 */
import type { App } from './build-app';
import { fingerprint } from './fingerprint';
import type { Setting } from './ledger';
import { movesFrom } from './moves';
import { NOTHING, type Root } from './roots';
import { Violation, Watch } from './watch';

export interface SearchLimits {
  depth: number;
  previews: number;
  /** Default: the first state. `depth` counts from there. */
  root?: Root;
  /** Moves tried at most; a search that is cut says so. */
  moves: number;
}

export interface SearchResult {
  states: number;
  moves: number;
  /** Every order of this many moves was tried. */
  depth: number;
  writes: number;
  unapproved: number;
  /** Confirmations that counted. */
  started: number;
  violation: { kind: Violation['kind']; sentence: string; path: readonly string[] } | null;
}

interface Node {
  saved: ReturnType<Watch['save']>;
  path: readonly string[];
}

export async function explore(
  app: App,
  setting: Setting,
  limits: SearchLimits,
): Promise<SearchResult> {
  const watch = new Watch(app, setting);
  const root = limits.root ?? NOTHING;
  const start = await tried(() => root.reach(watch));
  const seen = new Set([fingerprint(watch)]);
  const result: SearchResult = {
    states: 1,
    moves: 0,
    depth: 0,
    writes: 0,
    unapproved: 0,
    started: 0,
    violation: null,
  };
  let level: Node[] = [{ saved: watch.save(), path: [] }];
  const close = (): SearchResult => ({
    ...result,
    states: seen.size,
    writes: watch.writes,
    unapproved: watch.unapproved,
  });
  if (start !== null) return { ...close(), violation: { ...start, path: [root.name] } };
  for (let depth = 1; depth <= limits.depth; depth += 1) {
    const next: Node[] = [];
    for (const node of level) {
      watch.load(node.saved);
      for (const move of movesFrom(watch, limits.previews)) {
        if (result.moves >= limits.moves) return close();
        watch.load(node.saved);
        result.moves += 1;
        const path = [...node.path, move.name];
        const before = watch.ledger.shown.filter((one) => one.started).length;
        const violation = await tried(() => move.run(watch));
        if (violation !== null)
          return { ...close(), violation: { ...violation, path: [root.name, ...path] } };
        if (watch.ledger.shown.filter((one) => one.started).length > before) result.started += 1;
        const print = fingerprint(watch);
        if (seen.has(print)) continue;
        seen.add(print);
        if (depth < limits.depth) next.push({ saved: watch.save(), path });
      }
    }
    result.depth = depth;
    level = next;
  }
  return close();
}

/**
 * What the watch objected to; null where nothing. Anything else is a defect of the app or of this
 * search, and is thrown.
 */
export async function tried(
  run: () => Promise<unknown>,
): Promise<{ kind: Violation['kind']; sentence: string } | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof Violation) return { kind: error.kind, sentence: error.message };
    throw error;
  }
}
