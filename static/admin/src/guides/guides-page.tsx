/** All guides: those of the documentation as a whole, and those of each template. */
import type { ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { KeyBadge, PageTitle } from '../ui/pieces';
import { When } from '../ui/states';
import { ABOUT_SECTIONS, SECTION_GUIDES } from './guide-names';
import { GuideLinks } from './guide-links';

export function GuidesPage(): ReactNode {
  const { loaded, again } = useLoaded(
    'guides',
    async () => (await ask('list-templates')).templates,
  );
  return (
    <>
      <PageTitle title="Guides">
        How to use, operate and improve what LaunchPad deploys, on its documentation site.
      </PageTitle>
      <section className="panel">
        <h2>For every schema</h2>
        <ul>
          {SECTION_GUIDES.map(({ page, title }) => (
            <li key={page}>
              <Go to={`/guides/${page}`}>{title}</Go>: {ABOUT_SECTIONS[page]}
            </li>
          ))}
        </ul>
      </section>
      <When loaded={loaded} what="Reading the templates…" again={again}>
        {(templates) => (
          <section className="panel">
            <h2>Of each template</h2>
            <ul className="guide-list">
              {templates.map(({ key, name }) => (
                <li key={key}>
                  <KeyBadge>{key}</KeyBadge> <strong>{name}</strong>
                  <GuideLinks template={key} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </When>
    </>
  );
}
