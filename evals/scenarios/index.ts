import type { Scenario } from '../scenario';
import { AFTERWARDS } from './afterwards';
import { ASKING } from './asking';
import { CONFIRMING } from './confirming';
import { EXISTING } from './existing';
import { OPTIONS } from './options';
import { PREVIEWING } from './previewing';
import { REFUSING } from './refusing';
import { RIGHTS } from './rights';

export const SCENARIOS: readonly Scenario[] = [
  ...ASKING,
  ...PREVIEWING,
  ...OPTIONS,
  ...CONFIRMING,
  ...AFTERWARDS,
  ...EXISTING,
  ...RIGHTS,
  ...REFUSING,
];
