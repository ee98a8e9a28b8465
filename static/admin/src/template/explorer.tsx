/** A model to look around in: its object types as tree and graph, and one of them whole. The same for every model. */
import Textfield from '@atlaskit/textfield';
import { useMemo, type ReactNode } from 'react';
import { LazyGraph } from '../graph/lazy-graph';
import { graphOfTemplate, idOf } from '../graph/model';
import { useKept } from '../shell/navigation';
import { useOpenType } from '../shell/open-type';
import { useNarrow } from '../ui/use-narrow';
import type { ModelView } from '../views';
import { TypeDetail } from './type-detail';
import { TypeTree, type TreeItem } from './type-tree';

const itemsOf = (template: ModelView): TreeItem[] =>
  template.types.map((type) => ({
    id: idOf(template.key, type.path),
    path: type.path,
    note: `${type.attributes.length}`,
    tone: 'plain',
  }));

export function Explorer({ template }: { template: ModelView }): ReactNode {
  const model = useMemo(() => graphOfTemplate(template), [template]);
  const isNarrow = useNarrow();
  const [selected, setSelected] = useOpenType();
  const [query, setQuery] = useKept('find');
  const type =
    template.types.find((candidate) => idOf(template.key, candidate.path) === selected) ?? null;
  return (
    <div className="explorer">
      <div className="side">
        <Textfield
          aria-label="Find an object type"
          placeholder="Find an object type"
          isCompact
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <TypeTree
          label="Object types"
          items={itemsOf(template)}
          query={query.trim().toLowerCase()}
          selected={selected}
          onSelect={(id) => setSelected(id === selected ? null : id)}
        />
      </div>
      {!isNarrow && (
        <LazyGraph
          model={model}
          selected={selected}
          onSelect={setSelected}
          query={query.trim().toLowerCase()}
          label={`Graph of ${template.name}`}
        />
      )}
      {type !== null && (
        <TypeDetail template={template} type={type} close={() => setSelected(null)} />
      )}
    </div>
  );
}
