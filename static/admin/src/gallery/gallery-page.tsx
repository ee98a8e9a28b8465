import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { ask, type Answered } from '../api';
import { useLoaded, useSettled } from '../hooks';
import { useKept, useKeptList, useNavigation } from '../shell/navigation';
import { PageTitle } from '../ui/pieces';
import { Nothing, When } from '../ui/states';
import { Card } from './template-card';

type Found = Answered<'list-templates'>;

export function GalleryPage(): ReactNode {
  const { go } = useNavigation();
  const [query, setQuery] = useKept('need');
  const wanted = useSettled(query.trim(), 250);
  const { loaded, again } = useLoaded(`templates ${wanted}`, () =>
    ask('list-templates', wanted === '' ? {} : { query: wanted }),
  );
  return (
    <>
      <PageTitle
        title="Templates"
        actions={<Button onClick={() => go('/own')}>Your own models</Button>}
      >
        Ready-made data models for Assets. Look at one, see exactly what it would create here, and
        deploy it. Nothing that exists is ever changed.
      </PageTitle>
      <div className="search">
        <Textfield
          aria-label="Search templates by need"
          placeholder="What do you need? For example: track laptops, who owns this service"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <When loaded={loaded} what="Reading the templates…" again={again}>
        {(found) => <Gallery found={found} searched={wanted !== ''} />}
      </When>
    </>
  );
}

function Gallery({ found, searched }: { found: Found; searched: boolean }): ReactNode {
  const [category, setCategory] = useKept('category');
  const [compared, setChosen] = useKeptList('compare');
  const chosen = compared ?? [];
  const { go } = useNavigation();
  const categories = [...new Set(found.templates.map((template) => template.category))];
  const shown = found.templates.filter(
    (template) =>
      category === '' || !categories.includes(category) || template.category === category,
  );
  const choose = (key: string): void =>
    setChosen(
      chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key].slice(-2),
    );
  if (found.templates.length === 0)
    return (
      <Nothing
        title="No template answers to that"
        action={
          <Button appearance="primary" onClick={() => go('/own')}>
            Make your own
          </Button>
        }
      >
        Try other words, such as the name of an object type: server, licence, contract, risk. Or
        make a model of your own, in a few lines or in the chat.
      </Nothing>
    );
  return (
    <>
      {found.note !== null && <p className="note">{found.note}</p>}
      <div className="chips" role="group" aria-label="Category">
        <Chip
          label={`All (${found.templates.length})`}
          on={category === ''}
          press={() => setCategory('')}
        />
        {categories.map((name) => (
          <Chip
            key={name}
            label={`${name} (${found.templates.filter((template) => template.category === name).length})`}
            on={category === name}
            press={() => setCategory(name)}
          />
        ))}
        <span className="grow" />
        <Button isDisabled={chosen.length !== 2} onClick={() => go(`/compare/${chosen.join('/')}`)}>
          {chosen.length === 2 ? `Compare ${chosen.join(' and ')}` : 'Compare two'}
        </Button>
      </div>
      <ul className="cards" aria-label={searched ? 'Templates, best first' : 'Templates'}>
        {shown.map((template) => (
          <li key={template.key}>
            <Card
              template={template}
              chosen={chosen.includes(template.key)}
              choose={() => choose(template.key)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

const Chip = ({
  label,
  on,
  press,
}: {
  label: string;
  on: boolean;
  press: () => void;
}): ReactNode => (
  <button type="button" className={on ? 'chip on' : 'chip'} aria-pressed={on} onClick={press}>
    {label}
  </button>
);
