/** Models of a file, as they would be added. */
import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { Explorer } from '../template/explorer';
import { KeyBadge, Name } from '../ui/pieces';
import { Select } from '../ui/select';
import { plural } from '../words';
import type { ReadModel } from './read';

const changeWords = ({ change, before, template: { version } }: ReadModel): string =>
  ({
    new: `would be new, in version ${version}`,
    'new-version': `would be version ${version}, after ${before ?? ''}`,
    same: 'is already there, word for word',
  })[change];

interface ReadModelsProps {
  models: readonly ReadModel[];
  mayAdd: boolean;
  busy: boolean;
  add: () => void;
}

export function ReadModels({ models, mayAdd, busy, add }: ReadModelsProps): ReactNode {
  const [chosen, setChosen] = useState('');
  const shown = models.find(({ template }) => template.key === chosen) ?? models[0];
  const isNews = models.some(({ change }) => change !== 'same');
  return (
    <section className="read-models" aria-label="What was read">
      <ul>
        {models.map((model) => (
          <li key={model.template.key}>
            <KeyBadge>{model.template.key}</KeyBadge> <Name>{model.template.name}</Name>{' '}
            {changeWords(model)}: {plural(model.template.types.length, 'object type')},{' '}
            {plural(model.template.attributes, 'attribute')}.
            {model.warnings.length > 0 && (
              <details open={model.warnings.length <= 3}>
                <summary>{plural(model.warnings.length, 'thing')} to know</summary>
                <ul>
                  {model.warnings.map((warning) => (
                    <li key={warning}>
                      <bdi>{warning}</bdi>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
      {isNews && (
        <div className="actions">
          <Button appearance="primary" isLoading={busy} isDisabled={!mayAdd} onClick={add}>
            {models.length === 1 ? 'Add it to this site' : `Add all ${models.length} to this site`}
          </Button>
          {!mayAdd && (
            <span className="muted">
              That takes a Jira administrator. In the chat you can preview it as a draft.
            </span>
          )}
        </div>
      )}
      {models.length > 1 && (
        <Select
          label="Show"
          value={shown?.template.key ?? ''}
          options={models.map(({ template }) => [template.key, template.key])}
          onChange={setChosen}
        />
      )}
      {shown !== undefined && <Explorer key={shown.template.key} template={shown.template} />}
    </section>
  );
}
