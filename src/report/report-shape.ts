/** The shape of a report, and of what it is worked out from. Types only. */
import type { Observation } from '../assets/observation';
import type { Identities } from '../planner/identities';
import type { ElementKind } from '../planner/natural-key';
import type { DeployOptions } from '../planner/options';
import type { Plan, TemplateRef } from '../planner/plan';
import type { Deployment, DeploymentState, Outcome } from '../storage/deployment-record';
import type { SetByHand } from '../storage/set-by-hand';

export interface ReportInput {
  deployment: Deployment;
  /** Planned anew, with the deployment's pins, from `observation`. */
  plan: Plan;
  observation: Pick<Observation, 'globals'>;
  /** Hashes of what existed at approval. */
  baseline: ReadonlySet<string>;
  /** What is known by id, and who made it. */
  identities: Identities;
  setByHand: readonly SetByHand[];
  /** When the workspace was read, milliseconds since 1970, and the account it was read as. */
  now: number;
  reader: string;
}

export interface ReportElement {
  kind: ElementKind;
  /** Key of the object schema. */
  schema: string;
  /** Names below the schema, the path of a type and the attribute last; empty for the schema itself. */
  path: string[];
  /** Id in Assets; null for a setting, which has none. */
  id: string | null;
}

/** An element that exists, and what people made of it: `wanted` as in the template, `found` as it is now. */
export interface ReportChange {
  element: ReportElement;
  wanted: string;
  found: string;
}

export interface DeploymentReport {
  deployment: string;
  state: DeploymentState;
  /** SHA-256 of the approved plan; chat and page show its first six characters. */
  digest: string;
  workspace: string;
  templates: TemplateRef[];
  options: DeployOptions;
  /** Account id, where the confirmation came from, and the setting it was given under. Times are ISO. */
  approved: { by: string; at: string; from: string; setting: string };
  executedAs: string;
  appVersion: string;
  startedAt: string | null;
  endedAt: string | null;
  /** When what follows was read, and as whom: what that person may not see counts as not there. */
  readAt: string;
  readBy: string;
  outcome: Outcome;
  /** Why the lists may not be the whole truth. */
  notes: string[];
  /** Made by this deployment, whatever people call it by now. */
  created: ReportElement[];
  /** Approved, there, and made by somebody else: while it ran, or in the place of what was deleted since. */
  theirs: ReportElement[];
  /** Called otherwise, elsewhere, or referring to something else by now. */
  renamed: ReportChange[];
  moved: ReportChange[];
  retargeted: ReportChange[];
  /** Settings of what it made that differ from the template by now, and that are not to be set by hand. */
  changed: (ReportChange & { field: string })[];
  /** What is in its object schemas and in no template. */
  extra: ReportElement[];
  /** Global statuses and reference types that stand in for the schema's own, which Assets refused. */
  standsIn: ReportElement[];
  /** Elements of the templates that existed before, and still do. */
  stayed: ReportElement[];
  /** Where what existed before, or somebody else made, differs from the templates; it was left alone. */
  differs: { element: ReportElement; field: string; wanted: string; found: string }[];
  /** Approved, and not there; `lastSeen` (ISO) of what is known to have been deleted. */
  missing: (ReportElement & { lastSeen?: string })[];
  setByHand: SetByHand[];
  /** Approved, and not made: at the end nothing needed it any more. Names, as they were noted. */
  unneeded: string[];
}
