import DynamicTable from '@atlaskit/dynamic-table';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { useKept } from '../shell/navigation';
import { cellsOf, headOf } from '../ui/cells';
import { Select } from '../ui/select';
import type { AttributeOfTemplate, ModelView } from '../views';
import { kindWords } from './type-detail';

type Filter = 'all' | 'required' | 'unique' | 'hub' | 'own' | 'plain';

const FILTERS: readonly (readonly [Filter, string])[] = [
  ['all', 'All attributes'],
  ['required', 'Required'],
  ['unique', 'Unique'],
  ['hub', 'References to a hub'],
  ['own', 'References within'],
  ['plain', 'No references'],
];

const NAMES = ['Object type', 'Attribute', 'Kind', 'Rules', 'What to enter'];
const HEAD = {
  cells: headOf(NAMES).cells.map((cell, at) => ({ ...cell, isSortable: at < 3 })),
};

export function AttributeTable({ template }: { template: ModelView }): ReactNode {
  const [kept, setFilter] = useKept('show', 'all');
  const filter = FILTERS.find(([name]) => name === kept)?.[0] ?? 'all';
  const [query, setQuery] = useKept('attribute');
  const wanted = query.trim().toLowerCase();
  const rows = template.types.flatMap((type) =>
    type.attributes
      .filter(
        (attribute) =>
          passes(attribute, filter, template.key) &&
          (wanted === '' ||
            `${type.path.at(-1) ?? ''} ${attribute.name}`.toLowerCase().includes(wanted)),
      )
      .map((attribute) => ({ type: type.path.at(-1) ?? '', attribute })),
  );
  return (
    <div className="table-view">
      <div className="toolbar">
        <Textfield
          aria-label="Find an attribute"
          placeholder="Find an attribute or object type"
          isCompact
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Select label="Show" value={filter} options={FILTERS} onChange={setFilter} />
        <span className="muted" role="status">
          {rows.length} of {template.attributes}
        </span>
      </div>
      <DynamicTable
        head={HEAD}
        label="Attributes"
        emptyView={<p>No attribute matches.</p>}
        rows={rows.map(({ type, attribute }) => ({
          key: `${type}.${attribute.name}`,
          cells: cellsOf(NAMES, [
            type,
            <b key="name">{attribute.name}</b>,
            <span key="kind" className="kind">
              {kindWords(attribute, template.key)}
            </span>,
            <>
              {attribute.required && <span className="flag">required</span>}
              {attribute.unique && <span className="flag">unique</span>}
            </>,
            <span key="meaning" className="muted">
              {attribute.description}
            </span>,
          ]).map((cell, at) => ({
            ...cell,
            key: [type, attribute.name, attribute.kind][at] ?? cell.key,
          })),
        }))}
      />
    </div>
  );
}

function passes(
  { required, unique, to }: AttributeOfTemplate,
  filter: Filter,
  here: string,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'required':
      return required;
    case 'unique':
      return unique;
    case 'hub':
      return to !== null && to.template !== here;
    case 'own':
      return to !== null && to.template === here;
    case 'plain':
      return to === null;
  }
}
