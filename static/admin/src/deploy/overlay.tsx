/** A plan, or what is there now, as a graph that opens on what changes. */
import { useMemo, type ReactNode } from 'react';
import { LazyGraph } from '../graph/lazy-graph';
import { graphOfPlan, OUT_WORDS, quietOf, withoutQuiet, type Reading } from '../graph/model';
import { useKept } from '../shell/navigation';
import { useOpenType } from '../shell/open-type';
import { TypeTree } from '../template/type-tree';
import { useNarrow } from '../ui/use-narrow';
import type { PlanView, TemplateView } from '../views';
import { PlannedTypeDetail } from './planned-type-detail';

const LEGEND: Readonly<Record<Reading, readonly (readonly [tone: string, words: string])[]>> = {
  plan: [
    ['create', 'to be created'],
    ['added', 'already there, added to'],
    ['differs', 'already there, differs, left as it is'],
    ['there', 'unchanged'],
    ['out', OUT_WORDS.plan],
  ],
  present: [
    ['create', 'missing'],
    ['added', 'attributes are missing'],
    ['differs', 'differs from the template'],
    ['there', 'as in the template'],
    ['out', OUT_WORDS.present],
  ],
};

interface OverlayProps {
  plan: PlanView;
  templates: ReadonlyMap<string, TemplateView>;
  reading: Reading;
}

export function Overlay({ plan, templates, reading }: OverlayProps): ReactNode {
  const whole = useMemo(() => graphOfPlan(plan, templates, reading), [plan, templates, reading]);
  const changes = useMemo(() => withoutQuiet(whole), [whole]);
  const [selected, setSelected] = useOpenType();
  const [kept, setKept] = useKept('unchanged');
  const folded = whole.nodes.length - changes.nodes.length;
  // Who was sent to one that is folded away sees it.
  const isWhole =
    kept === 'shown' || (selected !== null && changes.nodes.every((node) => node.id !== selected));
  const model = isWhole ? whole : changes;
  const isNarrow = useNarrow();
  const label = reading === 'plan' ? 'Graph of the plan' : 'Graph of what is there';
  return (
    <div className="overlay">
      <ul className="legend" aria-label="Colours">
        {LEGEND[reading]
          .filter(([tone]) => model.nodes.some((node) => node.tone === tone))
          .map(([tone, words]) => (
            <li key={tone} className={tone}>
              {words}
            </li>
          ))}
        {folded > 0 && (
          <li className="plain">
            <label>
              <input
                type="checkbox"
                checked={isWhole}
                onChange={(event) => {
                  setKept(event.target.checked ? 'shown' : '');
                  if (!event.target.checked) setSelected(null);
                }}
              />{' '}
              {reading === 'plan'
                ? `Show the other ${quietOf(whole)} too, which do not change`
                : `Show the other ${quietOf(whole)} too, which are as in the template`}
            </label>
          </li>
        )}
      </ul>
      <div className="explorer">
        {isNarrow ? (
          <div className="side wide">
            <TypeTree
              label={label}
              items={model.nodes.map(({ id, path, note, tone }) => ({ id, path, note, tone }))}
              query=""
              selected={selected}
              onSelect={(id) => setSelected(id === selected ? null : id)}
            />
          </div>
        ) : (
          <LazyGraph
            model={model}
            selected={selected}
            onSelect={setSelected}
            query=""
            label={label}
          />
        )}
        {selected !== null && (
          <PlannedTypeDetail
            plan={plan}
            id={selected}
            reading={reading}
            close={() => setSelected(null)}
          />
        )}
      </div>
    </div>
  );
}
