import Button from '@atlaskit/button/new';
import { rovo } from '@forge/bridge';
import { useEffect, useState, type ReactNode } from 'react';

/** Only where the site has Rovo (`rovo.isEnabled`, Forge bridge documentation). */
export function RovoButton({
  prompt,
  label = 'Open in Rovo chat',
}: {
  prompt?: string;
  label?: string;
}): ReactNode {
  const [enabled, setEnabled] = useState(false);
  useEffect(() => {
    rovo.isEnabled().then(
      (answer) => setEnabled(Boolean(answer)),
      () => setEnabled(false),
    );
  }, []);
  if (!enabled) return null;
  const open = (): void =>
    void rovo
      .open({
        type: 'forge',
        agentName: 'LaunchPad',
        agentKey: 'launchpad',
        ...(prompt === undefined ? {} : { prompt }),
      })
      .catch(() => setEnabled(false));
  return (
    <span className="rovo">
      <Button appearance="subtle" onClick={open}>
        {label}
      </Button>
    </span>
  );
}
