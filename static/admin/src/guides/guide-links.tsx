import './guides.css';
import type { ReactNode } from 'react';
import { Go } from '../shell/navigation';
import { GUIDES_OF_A_TEMPLATE } from './guide-names';
import { ImportKit } from './import-kit';

/** The guides of one template, in a line, and the files for its first import. */
export function GuideLinks({ template }: { template: string }): ReactNode {
  return (
    <nav className="guide-links" aria-label={`Guides of ${template}`}>
      <span className="muted">Guides:</span>
      {GUIDES_OF_A_TEMPLATE.map(({ page, title }) => (
        <Go key={page} to={`/guides/${template}/${page}`}>
          {title}
        </Go>
      ))}
      <ImportKit template={template} />
    </nav>
  );
}
