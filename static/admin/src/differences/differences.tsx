/** Differences as one reads them, the same everywhere: counts first, then a line each. */
import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { Name, Stat } from '../ui/pieces';
import { KINDS, type Difference, type Kind, type What } from './difference';
import { AGAINST_TEMPLATE, wordsOf, type Sides } from './words-of';

const titleOf = (kind: Kind, { here }: Sides): string =>
  ({
    missing: `Missing ${here}`,
    deleted: `Deleted ${here}`,
    retargeted: 'Refers to something else',
    different: 'Different',
    renamed: 'Called otherwise, and the same',
    moved: 'In another place, and the same',
    extra: `Only ${here}`,
  })[kind];

export const DifferenceLine = ({
  difference,
  sides = AGAINST_TEMPLATE,
}: {
  difference: Difference;
  sides?: Sides;
}): ReactNode =>
  wordsOf(difference, sides).map(({ text, kind }, at) =>
    kind === 'words' ? (
      text
    ) : kind === 'subject' ? (
      <b key={at}>
        <Name>{text}</Name>
      </b>
    ) : (
      <Name key={at}>{text}</Name>
    ),
  );

const keyOf = (difference: Difference): string => JSON.stringify(difference);

/** The way down to what differs, without it itself. */
const wayTo = ({ what, schema, path }: Difference): string =>
  [schema, (what === 'object-type' ? path.slice(0, -1) : path).join(' › ')]
    .filter((part) => part !== '')
    .join(' · ');

/** Lines of one screenful. */
const FIRST = 40;

export function Differences({
  differences,
  sides = AGAINST_TEMPLATE,
}: {
  differences: readonly Difference[];
  sides?: Sides;
}): ReactNode {
  return (
    <>
      {KINDS.map((kind) => (
        <Group
          key={kind}
          title={titleOf(kind, sides)}
          differences={differences.filter((one) => one.kind === kind)}
          sides={sides}
        />
      ))}
    </>
  );
}

function Group({
  title,
  differences,
  sides,
}: {
  title: string;
  differences: readonly Difference[];
  sides: Sides;
}): ReactNode {
  const [most, setMost] = useState(FIRST);
  if (differences.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="muted">({differences.length})</span>
      </h2>
      {differences.every(isWhole) ? (
        <Places differences={differences.slice(0, most)} />
      ) : (
        <ul className="differences">
          {differences.slice(0, most).map((difference) => (
            <li key={keyOf(difference)}>
              <DifferenceLine difference={difference} sides={sides} />
              {wayTo(difference) !== '' && (
                <div className="muted">
                  <bdi>{wayTo(difference)}</bdi>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {differences.length > most && (
        <Button onClick={() => setMost(most + 500)}>Show {differences.length - most} more</Button>
      )}
    </section>
  );
}

/** Counted also where there are none. */
const ALWAYS: readonly Kind[] = ['missing', 'different', 'extra'];

const isWhole = ({ kind }: Difference): boolean => kind === 'missing' || kind === 'extra';

/** What one side lacks altogether needs no words but its name: it is listed by where it belongs. */
function Places({ differences }: { differences: readonly Difference[] }): ReactNode {
  const places = new Map<string, string[]>();
  for (const difference of differences)
    places.set(placeOf(difference), [...(places.get(placeOf(difference)) ?? []), difference.name]);
  return (
    <dl className="places">
      {[...places].map(([place, names]) => (
        <div key={place}>
          <dt>
            <bdi>{place}</bdi>
          </dt>
          <dd>
            <bdi>{names.join(', ')}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const PLACES: Readonly<Record<What, string>> = {
  'object-type': 'Object types',
  attribute: 'Attributes',
  status: 'Statuses',
  'reference-type': 'Reference types',
};

const placeOf = (difference: Difference): string =>
  difference.what === 'attribute'
    ? wayTo(difference)
    : [difference.schema, PLACES[difference.what]].filter((part) => part !== '').join(' · ');

/** How many of each kind there are. */
export function DifferenceCounts({
  differences,
  sides = AGAINST_TEMPLATE,
}: {
  differences: readonly Difference[];
  sides?: Sides;
}): ReactNode {
  const labels: Readonly<Record<Kind, string>> = {
    missing: `missing ${sides.here}`,
    deleted: `deleted ${sides.here}`,
    retargeted: 'refer to something else',
    different: 'different',
    renamed: 'called otherwise',
    moved: 'in another place',
    extra: `only ${sides.here}`,
  };
  return (
    <div className="stats">
      {KINDS.map((kind) => ({
        kind,
        count: differences.filter((one) => one.kind === kind).length,
      }))
        .filter(({ kind, count }) => count > 0 || ALWAYS.includes(kind))
        .map(({ kind, count }) => (
          <Stat key={kind} value={count} label={labels[kind]} />
        ))}
    </div>
  );
}
