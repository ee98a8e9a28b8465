import { TEMPLATE_INDEX } from '../src/templates/index.generated';
import { loadClosure, type TemplateClosure } from '../src/templates/load-closure';
import { closureOf, syntheticTemplate } from './synthetic';

export interface Workload {
  name: string;
  templates: string[];
  closure: TemplateClosure;
  /** Object types, for the plot of cost; null for real templates. */
  synthetic: number | null;
}

const real = async (name: string, ...templates: string[]): Promise<Workload> => ({
  name,
  templates,
  closure: await loadClosure(templates),
  synthetic: null,
});

/** Made to measure: one object schema of so many types with so many attributes each. */
export const sized = (types: number, attributes: number): Workload => ({
  name: `${types} × ${attributes}`,
  templates: ['SYN'],
  closure: closureOf(syntheticTemplate(types, attributes)),
  synthetic: types,
});

/** The one that creates most, without its hubs. */
function largestTemplate(): string {
  const [largest] = [...TEMPLATE_INDEX].sort((a, b) => b.attributes - a.attributes);
  if (largest === undefined) throw new Error('The catalogue is empty.');
  return largest.key;
}

export async function workloads(isQuick: boolean): Promise<Workload[]> {
  const largest = largestTemplate();
  const small = [
    await real('BASIC with CORE', 'BASIC'),
    await real('ITAM with CORE', 'ITAM'),
    sized(20, 10),
  ];
  if (isQuick) return small;
  const most = largest === 'ITAM' ? [] : [await real(`${largest} (largest)`, largest)];
  return [...small, ...most, sized(200, 20), sized(1_000, 20)];
}

/** For the plot: how cost grows with the number of object types. */
export const growth = (): Workload[] =>
  [20, 50, 100, 200, 500, 1_000].map((types) => sized(types, 20));
