import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { useWatch } from '../live/use-watch';
import { useViewer } from '../shell/viewer';
import { Digest, PageTitle, Person, StateLozenge } from '../ui/pieces';
import { Loading, Refused } from '../ui/states';
import type { DeploymentView } from '../views';
import { dateTime, ORIGIN_WORDS } from '../words';
import { CancelButton } from './cancel-button';
import { NextSteps } from './next-steps';
import { Outcome } from './outcome';
import { Progress } from './progress';
import { Report } from './report-panel';

/**
 * One deployment, watched while it lasts. Everything shown is on record: closing or reloading the
 * page changes nothing.
 */
export function DeploymentPage({ id }: { id: string }): ReactNode {
  const { pollMs, reload } = useViewer();
  const [deployment, setDeployment] = useState<DeploymentView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isLive = useWatch(id, pollMs, async () => {
    try {
      const { deployment: read } = await ask('watch-deployment', {
        deploymentId: id,
      });
      setDeployment(read);
      setRefusal(null);
      if (read.endedAt !== null) reload();
      return {
        goesOn: read.endedAt === null,
        state: JSON.stringify([read.state, read.done, read.current]),
        needsMe: read.executor === 'present' && read.mine,
      };
    } catch (error) {
      const refused = toRefusal(error);
      setRefusal(refused);
      return { goesOn: refused.code !== 'deployment-unknown', state: refused.code, needsMe: false };
    }
  });
  if (deployment === null)
    return refusal === null ? (
      <Loading what="Reading the deployment…" />
    ) : (
      <Refused refusal={refusal} />
    );
  return (
    <>
      <PageTitle
        title={
          <>
            Deployment {deployment.id} <StateLozenge state={deployment.state} />
          </>
        }
        actions={deployment.endedAt === null ? <CancelButton deployment={deployment} /> : undefined}
      >
        {deployment.options.templates.join(', ')}, confirmed by{' '}
        <Person account={deployment.account} isYou={deployment.mine} />{' '}
        {ORIGIN_WORDS[deployment.origin] ?? deployment.origin} at {dateTime(deployment.createdAt)};
        digest <Digest digest={deployment.fullDigest} />
      </PageTitle>
      {refusal !== null && <Refused refusal={refusal} />}
      {deployment.endedAt === null ? (
        <Progress deployment={deployment} isLive={isLive} />
      ) : (
        <>
          <Outcome deployment={deployment} />
          {deployment.next !== null && <NextSteps deployment={deployment} next={deployment.next} />}
          <Report deployment={deployment} />
        </>
      )}
    </>
  );
}
