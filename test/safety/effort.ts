/** `npm run test:safety` does all of it; `npm test` a share that takes less than a minute. */
import { mkdirSync, writeFileSync } from 'node:fs';

export const FULL = process.env['SAFETY'] === 'full';

/** All of a list in the full run, otherwise every nth of it. */
export const share = <T>(items: readonly T[], every: number): T[] =>
  FULL ? [...items] : items.filter((_, at) => at % every === 0);

/** Where the figures of a full run are left for its reporter. */
export const FIGURES = 'dist/safety';

export interface Figures {
  states?: number;
  moves?: number;
  runs?: number;
  mutants?: number;
  caught?: number;
  hostile?: number;
  calls?: number;
  writes?: number;
  unapproved?: number;
  deployments?: number;
}

export function note(name: string, figures: Figures): void {
  if (!FULL) return;
  mkdirSync(FIGURES, { recursive: true });
  writeFileSync(`${FIGURES}/${name}.json`, JSON.stringify(figures));
}
