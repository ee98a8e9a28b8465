/**
 * Whether an object schema is well built, by its structure alone: every rule that is not met, why
 * it matters, what to do.
 */
import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import { ask, type Answered } from '../api';
import { useLoaded } from '../hooks';
import { Name } from '../ui/pieces';
import { When } from '../ui/states';
import { plural } from '../words';

type Finding = Answered<'read-health'>['health']['findings'][number];
type Spot = Finding['spots'][number];

/** @param schema as it is asked for: `our KEY` is what exists */
export function Health({ schema }: { schema: string }): ReactNode {
  const { loaded, again } = useLoaded(
    `health ${schema}`,
    async () => (await ask('read-health', { schema })).health,
  );
  return (
    <When loaded={loaded} what="Looking how it is built…" again={again}>
      {({ findings, rules, notChecked }) => (
        <div className="health">
          <p>
            {findings.length === 0
              ? `All ${rules} rules are met.`
              : `${plural(findings.length, 'rule')} of ${rules} not met.`}
          </p>
          {findings.map((finding) => (
            <Rule key={finding.rule} finding={finding} />
          ))}
          <p className="muted">{notChecked}</p>
        </div>
      )}
    </When>
  );
}

const LEVELS = {
  broken: ['removed', 'Does not work'],
  limit: ['moved', 'At a limit'],
  advice: ['default', 'Advice'],
} as const satisfies Record<Finding['level'], unknown>;

/** Places of one rule that are shown at once. */
const FIRST = 20;

function Rule({ finding }: { finding: Finding }): ReactNode {
  const { level, title, why, remedy, source, spots } = finding;
  const [appearance, label] = LEVELS[level];
  const places = (some: readonly Spot[]): ReactNode => (
    <ul>
      {some.map((spot) => (
        <li key={JSON.stringify(spot)}>
          <Name>{placeOf(spot)}</Name>
          {spot.count !== null && <span className="muted"> ({spot.count})</span>}
        </li>
      ))}
    </ul>
  );
  return (
    <section className="panel" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="grow" />
        <Lozenge appearance={appearance}>{label}</Lozenge>
      </div>
      <p>{why}</p>
      <p>
        <b>What to do:</b> {remedy} <span className="muted">({source})</span>
      </p>
      {places(spots.slice(0, FIRST))}
      {spots.length > FIRST && (
        <details>
          <summary>{spots.length - FIRST} more</summary>
          {places(spots.slice(FIRST))}
        </details>
      )}
    </section>
  );
}

const placeOf = ({ path, name }: Spot): string =>
  path.length + (name ?? '').length === 0
    ? 'The object schema itself'
    : [path.join(' › '), name ?? ''].filter((part) => part !== '').join(' · ');
