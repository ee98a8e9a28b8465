/** One difference, shown the same everywhere: in a plan, in what is deployed, between two models. */
import type { ReactNode } from 'react';
import { Name } from '../ui/pieces';
import type { PlanView } from '../views';

export interface Difference {
  kind: 'different';
  /** Schema key, and path of the object type it belongs to; the path is empty of what belongs to none. */
  schema: string;
  path: readonly string[];
  /** Of the element itself, without the way down to it. */
  name: string;
  /** What of it differs: `required`. */
  field: string;
  found: string;
  wanted: string;
}

const YES_NO: Readonly<Record<string, string>> = { true: 'yes', false: 'no', '': 'nothing' };
const said = (value: string): string => YES_NO[value] ?? value;

export const differencesOf = (plan: Pick<PlanView, 'keeps'>): Difference[] =>
  plan.keeps.map(({ element, schema, path, field, wanted, found }) => ({
    kind: 'different',
    schema,
    path,
    name: element.split(' › ').at(-1)?.split(' · ').at(-1) ?? element,
    field,
    found: said(found),
    wanted: said(wanted),
  }));

/** `Serial Number: required is yes here, no in the template` */
export const DifferenceLine = ({ difference }: { difference: Difference }): ReactNode => (
  <>
    <b>
      <Name>{difference.name}</Name>
    </b>
    : {difference.field} is <Name>{difference.found}</Name> here, <Name>{difference.wanted}</Name>{' '}
    in the template
  </>
);
