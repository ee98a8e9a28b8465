/** The shapes of what the page shows. The browser and the back end both take them from here; types only. */
import type { LicenceState } from '../access/licence';
import type { LogView } from '../access/rights';
import type { DeployOptions } from '../planner/options';
import type { PlannedSchema, TemplateRef } from '../planner/plan';
import type { Counts, Deployed } from '../service/outputs';
import type { NextSteps } from '../service/next-steps';
import type { PreviewInputs } from '../service/say-options';
import type { ActivityKind, Facts } from '../storage/activity';
import type { Deployment } from '../storage/deployment-record';
import type { Personal } from '../storage/erasing/record-life';
import type { HealthFinding } from '../structure/health-finding';
import type { SetByHand } from '../storage/set-by-hand';
import type { Settings } from '../storage/settings';
import type { Origin, StepCounts } from '../storage/shapes';
import type { CounterSummary } from '../telemetry/summary';
import type { PeopleChanges } from './people-changes';

export interface StoredKind {
  title: string;
  holds: string;
  personal: Personal;
  life: string;
  count: number;
}

export interface AboutView {
  version: string;
  /** As the platform calls it: DEVELOPMENT, STAGING or PRODUCTION. */
  environment: string;
  licence: string;
  /** Null for who is no Jira administrator. `whole` is false where there is more than was counted. */
  forAdmins: { stored: StoredKind[]; whole: boolean; telemetry: CounterSummary } | null;
}

export interface ViewerView {
  accountId: string;
  /** Id of the Assets workspace of this site. */
  workspaceId: string;
  jiraAdmin: boolean;
  /** May deploy at all: a Jira administrator, or a manager of at least one object schema. */
  mayDeploy: boolean;
  settings: Settings;
  licence: { state: LicenceState; sentence: string; mayStart: boolean };
  /** The viewer's own latest, or for an administrator the installation's, while it has not ended. */
  underWay: string | null;
  /** Templates on record as deployed, whose object schema the viewer can see. */
  deployed: {
    template: string;
    version: string;
    key: string;
    name: string;
    id: string;
    complete: boolean;
  }[];
}

/** The health of a structure; see `read-health.ts`. Names are inert. */
export interface HealthView {
  /** What was examined, in words. */
  holder: string;
  key: string;
  objectTypes: number;
  /** Rules that were tried. */
  rules: number;
  notChecked: string;
  /** The most serious first. */
  findings: HealthFinding[];
}

export interface TemplateCard {
  key: string;
  name: string;
  version: string;
  category: string;
  /** 1 starter, 2 advanced, 3 enterprise. */
  level: number;
  summary: string;
  objectTypes: number;
  attributes: number;
  /** Hubs it needs, and templates that need it. */
  extends: string[];
  neededBy: string[];
  /** Object types or needs that the words were found in; empty without a search. */
  because: string[];
  deployed: Deployed | null;
}

/** A model that is the site's own, as the settings list it. */
export interface OwnModelView {
  key: string;
  name: string;
  version: string;
  objectTypes: number;
  attributes: number;
  /** Keys of what it needs. */
  extends: string[];
  /** Milliseconds since 1970, and the account, for as long as the log tells of it; `erased` where that is gone. */
  addedAt: number;
  addedBy: string | null;
  /** Of additions: key of the object schema that they went into. */
  addsTo: string | null;
  deployed: Deployed | null;
}

/** A model of a file. */
export interface ReadModelView {
  template: TemplateView;
  /** What works and is done otherwise as a rule; adding it is possible all the same. */
  warnings: string[];
  /** Against the models that are there: `same` adds nothing. */
  change: 'new' | 'new-version' | 'same';
  before: string | null;
}

export interface TypeOfTemplate {
  /** Names from the root down. */
  path: string[];
  purpose: string;
  group: string | null;
  abstract: boolean;
  attributes: AttributeOfTemplate[];
}

export interface AttributeOfTemplate {
  name: string;
  kind: string;
  description: string;
  required: boolean;
  unique: boolean;
  /** Most values; 1 where the template says nothing. */
  max: number;
  /** Of a reference: key of the template and object type it points at, and how it is read. */
  to: { template: string; objectType: string; as: string } | null;
  /** Options of a select, names of the allowed statuses of a status; otherwise empty. */
  values: string[];
}

/** What a graph, a tree and a list of attributes show of any model. */
export interface ModelView {
  key: string;
  name: string;
  /** Of its own object types, inherited ones not counted again. */
  attributes: number;
  types: TypeOfTemplate[];
}

/** An object schema that exists. */
export interface ExistingSchema {
  id: string;
  key: string;
  name: string;
  description: string;
  objectTypes: number;
  /** How many objects it holds. None of them is read. */
  objects: number;
  canManage: boolean;
  /** One of Atlassian's common data model. */
  system: boolean;
  /** What this app made it from; null where it did not. */
  madeFrom: { template: string; version: string } | null;
}

export interface TemplateView extends ModelView {
  version: string;
  category: string;
  level: number;
  summary: string;
  needs: string[];
  sources: string[];
  extends: string[];
}

/** `create`: a step of the plan. `there`: it exists already and is left alone. */
export type Fate = 'create' | 'there';

export interface PlannedAttribute {
  name: string;
  fate: Fate;
  /** Of one to be created; null of what exists. */
  kind: string | null;
  required: boolean;
  unique: boolean;
  /** Schema key and object type that a reference to be created points at. */
  to: string | null;
}

export interface PlannedType {
  schema: string;
  path: string[];
  fate: Fate;
  abstract: boolean;
  attributes: PlannedAttribute[];
}

export interface SchemaOfPlan extends Omit<PlannedSchema, 'ours'> {
  version: string;
  /** Elements of it to be created. */
  adds: number;
}

export interface PlanView extends PeopleChanges {
  /** The whole digest, in hex. */
  digest: string;
  schemas: SchemaOfPlan[];
  counts: Counts;
  /** Elements that exist and match or are kept. */
  standing: number;
  types: PlannedType[];
  /** Statuses, reference types and sharing settings to be created or switched on. */
  others: { kind: string; schema: string; name: string }[];
  keeps: {
    element: string;
    schema: string;
    path: string[];
    field: string;
    wanted: string;
    found: string;
  }[];
  warnings: { code: string; sentence: string }[];
  /**
   * `asks`: whether what is called `found` here is the template's `wanted`; null where nothing of
   * that kind is asked.
   */
  blocks: {
    code: string;
    sentence: string;
    remedy: string;
    asks: { wanted: string; found: string } | null;
  }[];
  losses: string[];
}

/** An answer that holds some of the object types; `more` is where the following answer begins, null after the last. */
export interface Paged {
  from: number;
  more: number | null;
}

export interface PagedPlan extends PlanView, Paged {}

/**
 * A preview of the viewer's own that waits for a confirmation. Times are milliseconds since 1970,
 * by the clock of the back end.
 */
export interface WaitingPreview {
  previewId: string;
  digest: string;
  askedIn: Origin;
  options: DeployOptions;
  /** The same as one would ask for it: what an address of the page holds. */
  inputs: PreviewInputs;
  templates: TemplateRef[];
  counts: StepCounts;
  createdAt: number;
  expiresAt: number;
  earliestAt: number;
  /** When this was answered. */
  now: number;
}

export interface DeploymentLine {
  id: string;
  state: Deployment['state'];
  account: string;
  mine: boolean;
  /** Where it was confirmed. */
  origin: Deployment['origin'];
  templates: string[];
  schemas: string[];
  /** First six characters. */
  digest: string;
  createdAt: number;
  endedAt: number | null;
  total: number;
  written: number;
  /** What went wrong, where something did. */
  outcome: { sentence: string; remedy: string } | null;
}

export interface DeploymentView extends Omit<DeploymentLine, 'templates' | 'schemas' | 'written'> {
  fullDigest: string;
  setting: Deployment['setting'];
  executor: Deployment['executor'];
  /** Who must look for it to move on, and why; null where it goes on by itself. */
  moves: string | null;
  startedAt: number | null;
  options: DeployOptions;
  /** The same as one would ask for it again. */
  inputs: PreviewInputs;
  templates: Deployment['templates'];
  schemas: { template: string; role: string; key: string; id: string | null; existed: boolean }[];
  approved: Counts;
  done: Counts;
  written: Counts;
  current: string | null;
  elapsedSeconds: number;
  remainingSeconds: number | null;
  /** Why nothing happens now, and until when. */
  waiting: string | null;
  names: string[];
  /** What other people did while it ran, by the names of the template. */
  meanwhile: { renamed: string[]; theirs: string[]; unneeded: string[] };
  setByHand: SetByHand[];
  setByHandCount: number;
  /** Of one that succeeded; null of any other. */
  next: NextSteps | null;
  /** What get-deployment-status says. */
  says: string;
}

export interface ActivityLine {
  /** ISO 8601. */
  at: string;
  account: string;
  kind: ActivityKind;
  deploymentId: string | null;
  facts: Facts;
}

/** `before` asks for the older lines; null when there are none. `view` says whose lines they are. */
export interface LogPage {
  view: LogView['kind'];
  lines: ActivityLine[];
  before: number | null;
}
