/** Small pieces that several views share. */
import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import { LEVELS, STATE_WORDS } from '../words';
import { shortDigest } from '../../../../src/text/short-digest';

export function PageTitle({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <div className="page-title">
      <div>
        <h1>{title}</h1>
        {children !== undefined && <p className="muted">{children}</p>}
      </div>
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  );
}

export const KeyBadge = ({ children }: { children: string }): ReactNode => (
  <span className="key-badge">{children}</span>
);

export function Level({ level }: { level: number }): ReactNode {
  return (
    <span className="level">
      <span className="level-dots" aria-hidden="true">
        {[1, 2, 3].map((n) => (
          <i key={n} className={n <= level ? 'on' : ''} />
        ))}
      </span>
      {LEVELS[level] ?? ''}
    </span>
  );
}

const APPEARANCE: Readonly<
  Record<string, 'default' | 'inprogress' | 'success' | 'removed' | 'moved'>
> = {
  queued: 'default',
  running: 'inprogress',
  verifying: 'inprogress',
  succeeded: 'success',
  failed: 'removed',
  drifted: 'moved',
  cancelled: 'default',
};

export const StateLozenge = ({ state }: { state: string }): ReactNode => (
  <Lozenge appearance={APPEARANCE[state] ?? 'default'} maxWidth={220}>
    {STATE_WORDS[state] ?? state}
  </Lozenge>
);

export function Stat({ value, label }: { value: ReactNode; label: string }): ReactNode {
  return (
    <div className="stat">
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

/** The six characters that chat, page and report all show. */
export const Digest = ({ digest }: { digest: string }): ReactNode => (
  <code className="digest" title={digest}>
    {shortDigest(digest)}
  </code>
);

/** The app knows no names: it asks for no scope that would tell them. The account id tells two other people apart. */
export const Person = ({ account, isYou }: { account: string; isYou: boolean }): ReactNode =>
  isYou ? (
    'you'
  ) : (
    <>
      somebody else <span className="muted account">{account}</span>
    </>
  );

/** Names found in a workspace: text of unknown direction must not turn around what is beside it. */
export const Name = ({ children }: { children: string }): ReactNode => <bdi>{children}</bdi>;
