/** The shapes of what the page shows: the back end's own types. */
export type {
  AboutView,
  ActivityLine,
  AttributeOfTemplate,
  DeploymentLine,
  DeploymentView,
  ExistingSchema,
  LogPage,
  ModelView,
  PlannedAttribute,
  PlannedType,
  PlanView,
  SchemaOfPlan,
  StoredKind,
  TemplateCard,
  TemplateView,
  TypeOfTemplate,
  ViewerView,
  WaitingPreview,
} from '../../../src/pages/views';
export type {
  ChangedElement,
  DeletedElement,
  ExtraElement,
  PeopleChanges,
} from '../../../src/pages/people-changes';
export type { Counts } from '../../../src/service/outputs';
export type { Settings } from '../../../src/storage/settings';
export type { CounterLine, CounterSummary } from '../../../src/telemetry/summary';
export { RETENTION_BOUNDS } from '../../../src/storage/erasing/retention-bounds';
