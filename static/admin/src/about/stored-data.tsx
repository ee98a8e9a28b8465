import type { ReactNode } from 'react';
import { plural } from '../words';
import type { StoredKind } from '../views';

/** What there is first; what could be there is as good to know, and folded away. */
export function StoredData({
  stored,
  whole,
}: {
  stored: readonly StoredKind[];
  whole: boolean;
}): ReactNode {
  const total = stored.reduce((sum, { count }) => sum + count, 0);
  const [there, empty] = [
    stored.filter(({ count }) => count > 0),
    stored.filter(({ count }) => count === 0),
  ];
  return (
    <section className="panel" aria-labelledby="stored">
      <h2 id="stored">What is stored here</h2>
      <p>
        {whole ? '' : 'At least '}
        {plural(total, 'record')} in this installation’s own storage, as counted just now. Never the
        names or contents of your objects, nor names found in your workspace. Uninstalling erases
        all of it; what was deployed stays in Assets.
      </p>
      {there.length > 0 && <Kinds kinds={there} label="Kinds of records" />}
      {empty.length > 0 && (
        <details>
          <summary>{plural(empty.length, 'kind')} of which there is nothing at the moment</summary>
          <Kinds kinds={empty} label="Kinds of records without any" />
        </details>
      )}
    </section>
  );
}

/** Narrower than its columns need, it is scrolled by itself, also by keyboard. */
function Kinds({ kinds, label }: { kinds: readonly StoredKind[]; label: string }): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Holds</th>
            <th scope="col">Of a person</th>
            <th scope="col">Kept</th>
            <th scope="col" className="number">
              Records
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ title, holds, personal, life, count }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td data-label="Holds">{holds}</td>
              <td data-label="Of a person">{personal === 'none' ? '–' : personal}</td>
              <td data-label="Kept">{life}</td>
              <td className="number" data-label="Records">
                {count.toLocaleString('en')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
