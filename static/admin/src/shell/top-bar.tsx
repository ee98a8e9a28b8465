/** The way to every view: one row, or a menu where there is no room for one. */
import { useEffect, useState, type ReactNode } from 'react';
import { segmentsOf } from '../address/address';
import { Go, useNavigation } from './navigation';
import { RovoButton } from './rovo-button';

const SECTIONS: readonly (readonly [path: string, label: string])[] = [
  ['/', 'Templates'],
  ['/deployments', 'Deployments'],
  ['/deployed', 'What is deployed'],
  ['/activity', 'Activity'],
  ['/guides', 'Guides'],
  ['/settings', 'Settings'],
  ['/about', 'About and data'],
];

export function TopBar({ children }: { children?: ReactNode }): ReactNode {
  const { path } = useNavigation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const [section = ''] = segmentsOf(path);
  const isAt = (to: string): boolean =>
    to === '/'
      ? ['', 'templates', 'own', 'compare', 'deploy', 'confirm'].includes(section)
      : to === `/${section === 'schemas' ? 'deployed' : section}`;
  return (
    <header
      className={isOpen ? 'top open' : 'top'}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <span className="brand">
        <Mark />
        LaunchPad
      </span>
      <button
        type="button"
        className="menu-button"
        aria-expanded={isOpen}
        aria-controls="sections"
        onClick={() => setOpen(!isOpen)}
      >
        Menu
      </button>
      <nav aria-label="LaunchPad" id="sections">
        {SECTIONS.map(([to, label]) => (
          <Go key={to} to={to} className={isAt(to) ? 'tab here' : 'tab'}>
            {label}
          </Go>
        ))}
      </nav>
      {children}
      <RovoButton />
    </header>
  );
}

const Mark = (): ReactNode => (
  <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <rect x="1" y="1" width="22" height="22" rx="5" className="mark-ground" />
    <path d="M12 5l5 6h-3v4h-4v-4H7z M7 17h10v2H7z" className="mark-figure" />
  </svg>
);
