/** What only the page can do: confirm as the signed-in person, the settings and the log. No action, prompt or tool output reaches these. */
import { confirm } from '../actions/deploy-schema';
import { readSettings } from '../storage/settings';
import { switchTelemetry } from './about';
import { changeSettings } from './change-settings';
import { listActivities } from './list-activity';
import { openGuide } from './open-guide';
import type { PageTable } from './page-table';
import { waitingPreview } from './read-notices';

export const PAGE_HANDLERS = {
  'confirm-deployment': ({ previewId }, tools) => confirm(previewId, { origin: 'page' }, tools),
  'waiting-preview': waitingPreview,
  'read-settings': async (_input, { kv }) => ({
    ok: true,
    code: 'settings',
    text: 'Settings of this installation.',
    ...(await readSettings(kv)),
  }),
  'switch-telemetry': switchTelemetry,
  'save-settings': changeSettings,
  'read-log': listActivities,
  'guide-link': openGuide,
} satisfies Partial<PageTable>;
