/** Every object schema that exists here and that one can see. */
import DynamicTable from '@atlaskit/dynamic-table';
import type { ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { cellsOf, headOf } from '../ui/cells';
import { KeyBadge, Name } from '../ui/pieces';
import { When } from '../ui/states';
import type { ExistingSchema } from '../views';

const NAMES = ['Key', 'Name', 'Object types', 'Objects', 'Made from'];

export function ExistingList(): ReactNode {
  const { loaded, again } = useLoaded('existing', () => ask('list-existing'));
  return (
    <section className="table-view" aria-label="Every object schema here">
      <h2>Every object schema here</h2>
      <When loaded={loaded} what="Reading what is there…" again={again}>
        {({ existing, text }) => (
          <>
            <p className="muted">{text}</p>
            {existing.length > 0 && <Table existing={existing} />}
          </>
        )}
      </When>
    </section>
  );
}

const Table = ({ existing }: { existing: readonly ExistingSchema[] }): ReactNode => (
  <DynamicTable
    head={headOf(NAMES)}
    label="Object schemas"
    rows={existing.map((schema) => ({
      key: schema.id,
      cells: cellsOf(NAMES, [
        <KeyBadge key="key">{schema.key}</KeyBadge>,
        <Go key="name" to={`/schemas/${encodeURIComponent(schema.key)}`}>
          <Name>{schema.name}</Name>
        </Go>,
        String(schema.objectTypes),
        schema.objects.toLocaleString('en'),
        schema.madeFrom === null
          ? schema.system
            ? 'Atlassian’s own'
            : ''
          : `${schema.madeFrom.template} ${schema.madeFrom.version}`,
      ]),
    }))}
  />
);
