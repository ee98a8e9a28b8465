/** Templates that are called nearly so: words beside the name, a part of it, slips of the finger. */
import MiniSearch from 'minisearch';
import type { TemplateFact } from '../facts';
import type { Understanding } from '../model/understanding';

export type Near =
  | { kind: 'one'; key: string; said: string }
  | { kind: 'several'; keys: string[] }
  | { kind: 'none' };

/** Words of names that alone name nothing. */
const GENERIC = new Set(
  (
    'schema template model management service level data and of the for a it ' +
    'register information standard basic asset assets'
  ).split(' '),
);
/** How much better the best has to fit than the next to be the only one. */
const CLEARLY = 1.6;

/**
 * Looks among names where words of a plan belong to none that was recognised. One that fits is
 * taken and said; of several, and where another template was recognised beside them, the person
 * picks.
 */
export function nearestTemplate(
  { slots, reading, need, pointsBack, again }: Understanding,
  facts: readonly TemplateFact[],
): Near {
  const isNamed = slots.templates.length > 0 || slots.extend.kind === 'named';
  const written = slots.unknownTemplate ?? (isNamed ? null : need);
  if (written === null || reading.intent !== 'preview' || pointsBack || again)
    return { kind: 'none' };
  const found = search(facts)
    .search(written, {
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      prefix: (term) => term.length > 4,
    })
    .map(({ id, score }) => ({ key: String(id), score }));
  const [best, next] = found;
  if (best === undefined || slots.templates.includes(best.key)) return { kind: 'none' };
  if (slots.templates.length > 0)
    return { kind: 'several', keys: [...new Set([...slots.templates, best.key])] };
  if (next === undefined || best.score > next.score * CLEARLY) {
    const name = facts.find((one) => one.key === best.key)?.name ?? best.key;
    return {
      kind: 'one',
      key: best.key,
      said: `Understood: "${written}" as ${best.key}, ${name}.`,
    };
  }
  return { kind: 'several', keys: found.slice(0, 3).map(({ key }) => key) };
}

function search(facts: readonly TemplateFact[]): MiniSearch<TemplateFact> {
  const index = new MiniSearch<TemplateFact>({
    idField: 'key',
    fields: ['key', 'name'],
    processTerm: (term) => (GENERIC.has(term.toLowerCase()) ? null : term.toLowerCase()),
  });
  index.addAll([...facts]);
  return index;
}
