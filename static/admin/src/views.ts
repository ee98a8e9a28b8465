/** The shapes of the resolver's answers: the back end's own types. */
export type { AboutView, StoredKind } from '../../../src/pages/about';
export type { CounterLine, CounterSummary } from '../../../src/telemetry/summary';
export type { TemplateCard } from '../../../src/pages/list-templates';
export type {
  AttributeOfTemplate,
  TemplateView,
  TypeOfTemplate,
} from '../../../src/pages/read-template';
export type {
  PlannedAttribute,
  PlannedType,
  PlanView,
  SchemaOfPlan,
} from '../../../src/pages/plan-view';
export type { DeploymentLine, DeploymentView } from '../../../src/pages/deployments';
export type { ViewerView } from '../../../src/pages/viewer';
export type { Settings } from '../../../src/storage/settings';
export { RETENTION_BOUNDS } from '../../../src/storage/erasing/retention-bounds';

/** A preview of the viewer's own that waits for a confirmation. Times are milliseconds since 1970, by the clock of the back end. */
export interface WaitingPreview {
  previewId: string;
  digest: string;
  askedIn: 'chat' | 'page' | 'agent';
  options: {
    templates: string[];
    name: string | null;
    key: string | null;
    variant: string;
    extend: string[];
    allowSharing: string[];
    leaveOut: string[];
    references: { all: string; each: Record<string, string>; hubs: string[] };
  };
  templates: { key: string; version: string; hash: string }[];
  createdAt: number;
  expiresAt: number;
  earliestAt: number;
  /** When this was answered. */
  now: number;
}

export interface ActivityLine {
  at: string;
  account: string;
  kind: string;
  deploymentId: string | null;
  facts: Record<string, string | number | boolean>;
}
