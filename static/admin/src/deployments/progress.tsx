import ProgressBar from '@atlaskit/progress-bar';
import { useEffect, useState, type ReactNode } from 'react';
import { Stat } from '../ui/pieces';
import type { Counts, DeploymentView } from '../views';
import { duration, KIND_WORDS, STATE_WORDS } from '../words';
import { ExportReport } from './export-report';

const MOST_EVENTS = 8;

const sum = (counts: Readonly<Counts>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

export function Progress({
  deployment,
  isLive,
}: {
  deployment: DeploymentView;
  isLive: boolean;
}): ReactNode {
  const done = sum(deployment.done);
  const share = deployment.total === 0 ? 0 : done / deployment.total;
  const seconds = deployment.startedAt === null ? 0 : Math.max(1, deployment.elapsedSeconds);
  return (
    <section className="panel watch" aria-label="Progress">
      <div className="watch-head">
        <b>{STATE_WORDS[deployment.state]}</b>{' '}
        <bdi className="muted">
          {deployment.waiting ??
            (deployment.state === 'verifying'
              ? 'reading everything back'
              : (deployment.current ?? ''))}
        </bdi>
        <span className="grow" />
        <b>
          {done} of {deployment.total}
        </b>
      </div>
      <ProgressBar
        value={share}
        ariaLabel={`${done} of ${deployment.total} elements`}
        isIndeterminate={deployment.state === 'queued'}
      />
      <div className="stats">
        <Stat value={duration(deployment.elapsedSeconds)} label="so far" />
        <Stat
          value={
            deployment.remainingSeconds === null
              ? '–'
              : `about ${duration(deployment.remainingSeconds)}`
          }
          label="left"
        />
        <Stat
          value={seconds === 0 || done === 0 ? '–' : `${(done / seconds).toFixed(1)}/s`}
          label="rate"
        />
      </div>
      <ul className="kinds" aria-label="By kind">
        {KIND_WORDS.filter(([key]) => deployment.approved[key] > 0).map(([key, , many]) => (
          <li key={key}>
            <span>{many}</span>
            <meter
              min={0}
              max={deployment.approved[key]}
              value={deployment.done[key]}
              aria-label={many}
            />
            <span>
              {deployment.done[key]} of {deployment.approved[key]}
            </span>
          </li>
        ))}
      </ul>
      <Events deployment={deployment} />
      <ExportReport id={deployment.id} />
      <p className="muted">
        {deployment.moves !== null
          ? `${deployment.moves}${deployment.mine ? ' Keep this page open.' : ''}`
          : 'It goes on in the background. You can close this page and come back.'}{' '}
        {isLive
          ? 'This view is told of each change as it happens.'
          : 'This view looks for changes every few seconds.'}
      </p>
    </section>
  );
}

/** What was seen happening since the page was opened. */
function Events({ deployment: { current, state } }: { deployment: DeploymentView }): ReactNode {
  const [events, setEvents] = useState<readonly string[]>([]);
  const event = state === 'running' && current !== null ? current : (STATE_WORDS[state] ?? state);
  useEffect(
    () =>
      setEvents((before) =>
        before[0] === event ? before : [event, ...before].slice(0, MOST_EVENTS),
      ),
    [event],
  );
  return (
    <ol className="events" aria-label="Latest">
      {events.map((one, at) => (
        <li key={`${events.length - at} ${one}`}>
          <bdi>{one}</bdi>
        </li>
      ))}
    </ol>
  );
}
