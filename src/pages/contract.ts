/**
 * The contract between the page and its back end: for every key of the resolver what is asked
 * with it and what it answers. Both ends take their types from here, so that a misspelt key, or a
 * fact that is called otherwise at one end, does not compile. Types only.
 */
import type { Channel } from '../deployer/watch/realtime';
import type { Tier } from '../guides/tier';
import type { Exported } from '../models/export/export-schema';
import type { FileProblem } from '../models/file/problem';
import type { DeploymentReport } from '../report/report-shape';
import type { Answer, Refusal } from '../service/answer';
import type { ActionKey, InputOf } from '../service/inputs';
import type { LinkChoices } from '../service/link-choices';
import type { Outcome } from '../service/outputs';
import type { DeploymentState } from '../storage/deployment-record';
import type { Settings } from '../storage/settings';
import type { Comparison } from '../structure/compare';
import type { KitFile } from '../templates/import-kit/kit';
import type { PAGE_INPUTS } from './inputs';
import type {
  AboutView,
  DeploymentLine,
  DeploymentView,
  ExistingSchema,
  HealthView,
  LogPage,
  ModelView,
  OwnModelView,
  Paged,
  PagedPlan,
  ReadModelView,
  TemplateCard,
  TemplateView,
  ViewerView,
  WaitingPreview,
} from './views';

type Done<Code extends string, Facts = unknown> = { ok: true; code: Code; text: string } & Facts;
type Undone<Code extends string> = { ok: false; code: Code; text: string; remedy: string };

/** A file that cannot be read: each problem with its place, and all of them as sentences in `text`. */
type ModelRefused = Undone<'model-refused'> & { problems: FileProblem[] };

/** What a plan comes to. Blocked is an answer like the others here: the page shows what stands in the way. */
export type PlanCode = 'plan' | 'nothing-to-do' | 'plan-blocked';

/** What only the page can ask, and the outcomes of it; any of them may be refused besides. */
interface PageOutcomes {
  'confirm-deployment': Outcome<'deploy-schema'>;
  'waiting-preview': Done<'waiting', WaitingPreview> | Done<'none-waiting'>;
  'read-settings': Done<'settings', Settings>;
  'switch-telemetry': Done<'settings-saved', { on: boolean }>;
  /** Lines of the log that a shorter retention removed, and whether that was all of them. */
  'save-settings': Done<'settings-saved', Settings & { removed: number; removedAll: boolean }>;
  'read-log': Done<'activity', LogPage>;
  'guide-link':
    | Done<'guide-open', { url: string }>
    | Done<'guide-link', { url: string; tier: Tier }>
    | Undone<'guide-not-set-up' | 'guide-needs-licence' | 'guide-needs-edition'>;
  'read-viewer': Done<'viewer', { viewer: ViewerView }>;
  /** `note`: why what is deployed could not be read; null where it could. */
  'list-templates': Done<'templates', { templates: TemplateCard[]; note: string | null }>;
  'read-template': Done<'template', { template: TemplateView }>;
  /** Files for a first import of a template, or of a model of the site's own. */
  'read-import-kit': Done<'import-kit', { key: string; files: KitFile[] }>;
  'read-health': Done<'health', { health: HealthView }>;
  'plan-deployment': Done<PlanCode, PagedPlan & { hints: string[] }>;
  /** `unchanged`: whether it is still what the preview showed. */
  'plan-of-preview': Done<PlanCode, PagedPlan & { hints: string[]; unchanged: boolean }>;
  /**
   * What references could be linked to of what is there: for a list to choose from. `value` goes
   * into `references` behind the name and "=".
   */
  'link-choices': Done<'link-choices', LinkChoices>;
  'read-lens': Done<PlanCode, PagedPlan>;
  /** Every object schema that this person can see, by key. */
  'list-existing': Done<'existing-schemas', { existing: ExistingSchema[] }>;
  /** One of them whole. */
  'read-existing': Done<
    'existing-schema',
    ExistingSchema & Omit<ModelView, 'key' | 'name'> & Paged
  >;
  /**
   * What cannot travel is listed model by model; `neverTravels` is true of every one. `file`:
   * what is to be downloaded, under `fileName`; `add-model` takes it as it is.
   */
  'export-model': Done<
    'models',
    { models: Exported[]; neverTravels: string[]; file: string; fileName: string }
  >;
  /** The site's own models, by key. `mayChange`: whether this person may add and remove. */
  'list-models': Done<'own-models', { models: OwnModelView[]; mayChange: boolean }>;
  /** A file as it would be added: what is in it, or what keeps it from being read. `add-model` adds it. */
  'read-model': Done<'models-read', { models: ReadModelView[] }> | ModelRefused;
  'add-model': Done<'models-added', { models: ReadModelView[] }> | ModelRefused;
  'remove-model': Done<'model-removed', { key: string }>;
  /** Each side a file, or a key: of a model, a template, or (as "our FLEET") of an object schema that exists. */
  'compare-models':
    Done<'compared', { left: string; right: string; comparison: Comparison }> | ModelRefused;
  'list-deployments': Done<'deployments', { deployments: DeploymentLine[] }>;
  'watch-deployment': Done<DeploymentState, { deployment: DeploymentView }>;
  'open-channel': Done<'channel', { channel: Channel }> | Done<'no-channel'>;
  'read-notices': Done<'notices', { waiting: WaitingPreview | null; underWay: string | null }>;
  /** Markdown as text, or the report itself. */
  'read-report': Done<
    'report',
    {
      deploymentId: string;
      state: DeploymentState;
      digest: string;
      format: 'markdown' | 'json';
      report: string | DeploymentReport;
    }
  >;
  'read-about': Done<'about', { about: AboutView }>;
}

/** What only the page can ask; its inputs and its outcomes name the same keys. */
export type PageOnlyKey = keyof PageOutcomes & keyof typeof PAGE_INPUTS;

/** Every key of the resolver. */
export type PageKey = ActionKey | PageOnlyKey;

export type PageOutcome<K extends PageOnlyKey> = PageOutcomes[K];

export type PageInput<K extends PageKey> = K extends PageOnlyKey
  ? ReturnType<(typeof PAGE_INPUTS)[K]>
  : K extends ActionKey
    ? InputOf<K>
    : never;

/** What the page is told. A browser takes what a model could not, so what only the page asks is told whole. */
export type PageAnswer<K extends PageKey> = K extends PageOnlyKey
  ? PageOutcome<K> | Refusal
  : K extends ActionKey
    ? Answer<K>
    : never;
