/**
 * What the page reads: answers for a browser, not for a model, and so larger than an action's.
 * None of them writes or issues anything.
 */
import { readAbout } from './about';
import { listExisting, readExisting } from './existing-schemas';
import { exportModel } from './export-model';
import { listDeploymentLines, watchDeployment } from './deployments';
import { listTemplates } from './list-templates';
import { compareModels } from './compare-models';
import { listModels, readModel } from './own-models';
import { openChannel } from './open-channel';
import type { PageTable } from './page-table';
import { planDeployment, planOfPreview } from './plan-deployment';
import { readHealth } from './read-health';
import { readImportKit } from './read-import-kit';
import { readLens } from './read-lens';
import { readLinkChoices } from './read-link-choices';
import { readNotices } from './read-notices';
import { readWholeReport } from './read-report';
import { readTemplate } from './read-template';
import { readViewer } from './viewer';

export const PAGE_VIEWS = {
  'read-viewer': readViewer,
  'list-templates': listTemplates,
  'read-template': readTemplate,
  'read-import-kit': readImportKit,
  'read-health': readHealth,
  'plan-deployment': planDeployment,
  'plan-of-preview': planOfPreview,
  'link-choices': readLinkChoices,
  'read-lens': readLens,
  'list-existing': listExisting,
  'read-existing': readExisting,
  'export-model': exportModel,
  'list-models': listModels,
  'read-model': readModel,
  'compare-models': compareModels,
  'list-deployments': listDeploymentLines,
  'watch-deployment': watchDeployment,
  'open-channel': openChannel,
  'read-notices': readNotices,
  'read-report': readWholeReport,
  'read-about': readAbout,
} satisfies Partial<PageTable>;
