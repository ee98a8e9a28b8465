/** The states a view can be in besides showing something: each says what to do. */
import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import type { Refusal } from '../api';
import type { Loaded } from '../hooks';

export function Loading({ what }: { what: string }): ReactNode {
  return (
    <div className="loading" role="status">
      <Spinner size="large" label="" />
      <span>{what}</span>
    </div>
  );
}

const HEADINGS: Readonly<Record<string, string>> = {
  'no-assets': 'This site has no Assets',
  'not-allowed': 'You may not do this',
  forbidden: 'You may not see this',
  unauthorized: 'Assets did not accept the app',
  'scope-missing': 'The app lacks a permission',
  'rate-limited': 'Assets is busy',
  'no-answer': 'No answer',
  'no-account': 'Who are you?',
};

export function Refused({ refusal, again }: { refusal: Refusal; again?: () => void }): ReactNode {
  return (
    <SectionMessage
      appearance={
        refusal.code === 'no-assets' || refusal.code === 'not-allowed' ? 'warning' : 'error'
      }
      title={HEADINGS[refusal.code] ?? 'That did not work'}
    >
      <p>{refusal.message}</p>
      {refusal.remedy !== '' && <p>{refusal.remedy}</p>}
      {again !== undefined && <Button onClick={again}>Try again</Button>}
    </SectionMessage>
  );
}

export function Nothing({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}): ReactNode {
  return (
    <EmptyState header={title} description={children} primaryAction={action} headingLevel={1} />
  );
}

/** Shows `children` once it is there. */
export function When<T>({
  loaded,
  what,
  again,
  children,
}: {
  loaded: Loaded<T>;
  what: string;
  again?: () => void;
  children: (value: T) => ReactNode;
}): ReactNode {
  if (loaded.state === 'loading') return <Loading what={what} />;
  if (loaded.state === 'refused')
    return <Refused refusal={loaded.refusal} {...(again === undefined ? {} : { again })} />;
  return <>{children(loaded.value)}</>;
}
