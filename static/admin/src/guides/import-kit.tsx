/** The files for a first import of one template, packed and handed to the person. Nothing leaves the browser. */
import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { saveFile } from '../ui/save-file';
import { Refused } from '../ui/states';

export function ImportKit({ template }: { template: string }): ReactNode {
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const [{ files }, { strToU8, zipSync }] = await Promise.all([
        ask('read-import-kit', { key: template }),
        import('./zip'),
      ]);
      const name = `${template}-import-kit.zip`;
      const packed = zipSync(
        Object.fromEntries(files.map(({ path, content }) => [path, strToU8(content)])),
      );
      saveFile(name, 'application/zip', packed as Uint8Array<ArrayBuffer>);
      setSaved(`Saved as ${name}: begin with README.md in it.`);
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };
  return (
    <>
      <Button spacing="compact" isLoading={busy} onClick={() => void save()}>
        Import kit of {template}
      </Button>
      <span role="status" className="muted">
        {saved === '' ? '' : ` ${saved}`}
      </span>
      {refusal !== null && <Refused refusal={refusal} />}
    </>
  );
}
