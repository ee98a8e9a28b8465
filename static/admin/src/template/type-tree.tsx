import type { ReactNode } from 'react';

export interface TreeItem {
  id: string;
  path: string[];
  note: string;
  tone: string;
}

interface TypeTreeProps {
  label: string;
  items: readonly TreeItem[];
  query: string;
  selected: string | null;
  onSelect: (id: string) => void;
}

/** Object types under their parents; with a query, those whose name holds it, and the way down to them. */
export function TypeTree({ label, items, query, selected, onSelect }: TypeTreeProps): ReactNode {
  const holds = (item: TreeItem): boolean => (item.path.at(-1) ?? '').toLowerCase().includes(query);
  const shown =
    query === ''
      ? items
      : items.filter((item) =>
          items.some(
            (other) => holds(other) && item.path.every((name, at) => other.path[at] === name),
          ),
        );
  if (shown.length === 0) return <p className="muted">No object type of that name.</p>;
  return (
    <ul className="tree" aria-label={label}>
      {shown.map((item) => (
        <li key={item.id} className={`depth-${Math.min(item.path.length, 6)}`}>
          <button
            type="button"
            className={`${item.tone}${item.id === selected ? ' chosen' : ''}`}
            aria-pressed={item.id === selected}
            onClick={() => onSelect(item.id)}
          >
            <bdi>{item.path.at(-1)}</bdi>
            <span className="tree-note">{item.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
