/** The model of object schemas that exist, as a file of the person's own, with what it cannot hold. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState, type ReactNode } from 'react';
import type { Template } from '../../../../src/templates/template.generated';
import { ask, toRefusal, type Answered, type Refusal } from '../api';
import { Refused } from '../ui/states';
import { saveFile } from '../ui/save-file';
import { plural } from '../words';
import type { PaperKind } from './papers';

type Taken = Answered<'export-model'>;

export function useTakeAlong(schemas: readonly string[]): { button: ReactNode; said: ReactNode } {
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await ask('export-model', { schemas: [...schemas] });
      saveFile(answer.fileName, 'application/json', answer.file);
      setTaken(answer);
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };
  return {
    button: (
      <Button isLoading={busy} onClick={() => void take()}>
        Take this model along
      </Button>
    ),
    said: (
      <div role="status">
        {refusal !== null && <Refused refusal={refusal} />}
        {taken !== null && <Losses taken={taken} />}
      </div>
    ),
  };
}

/** The same models on paper: for people, who do not read JSON. */
function Papers({
  models,
  fileName,
}: {
  models: readonly Template[];
  fileName: string;
}): ReactNode {
  const save = async (kind: PaperKind): Promise<void> => {
    const { writePaper } = await import('./papers');
    const { ending, type, text } = writePaper(kind, models);
    saveFile(fileName.replace(/\.json$/u, ending), type, text);
  };
  return (
    <p className="actions">
      <Button spacing="compact" onClick={() => void save('dictionary')}>
        Data dictionary (Markdown)
      </Button>
      <Button spacing="compact" onClick={() => void save('mermaid')}>
        Diagram (Mermaid)
      </Button>
      <Button spacing="compact" onClick={() => void save('svg')}>
        Diagram (SVG)
      </Button>
    </p>
  );
}

function Losses({ taken: { models, neverTravels, fileName } }: { taken: Taken }): ReactNode {
  const losses = models.flatMap((model) => model.losses);
  return (
    <SectionMessage appearance="information" title={`Saved as ${fileName}`}>
      <p>
        The file is yours; nothing of it is kept here. On the other site, choose it under “Your own
        models”. It never holds {neverTravels.join('; ')}.
      </p>
      <Papers models={models.map(({ template }) => template)} fileName={fileName} />
      {losses.length > 0 && (
        <details>
          <summary>{plural(losses.length, 'thing')} of this model cannot travel</summary>
          <ul>
            {losses.map(({ at, lost }) => (
              <li key={`${at} ${lost}`}>
                <b>
                  <bdi>{at}</bdi>
                </b>
                : <bdi>{lost}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </SectionMessage>
  );
}
