import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { saveFile } from '../ui/save-file';
import { Refused } from '../ui/states';

type Format = 'markdown' | 'json';

/**
 * The report for a change record, every element with its id: read from the workspace at this
 * moment, in any state of the deployment.
 */
export function ExportReport({ id }: { id: string }): ReactNode {
  const [busy, setBusy] = useState<Format | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (format: Format): Promise<void> => {
    setBusy(format);
    setRefusal(null);
    try {
      const { report } = await ask('read-report', {
        deploymentId: id,
        format,
      });
      if (format === 'markdown') saveFile(`${id}.md`, 'text/markdown', String(report));
      else saveFile(`${id}.json`, 'application/json', JSON.stringify(report, null, 2));
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(null);
  };
  const button = (format: Format, label: string): ReactNode => (
    <Button
      appearance="subtle"
      isLoading={busy === format}
      isDisabled={busy !== null && busy !== format}
      onClick={() => void save(format)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className="card-head">
        <span className="muted">Export for a change record:</span>
        {button('markdown', 'Markdown')}
        {button('json', 'JSON')}
      </div>
      {refusal !== null && <Refused refusal={refusal} />}
    </>
  );
}
