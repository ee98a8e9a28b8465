/**
 * What only the page can do: confirm as the signed-in person, the settings, the site's own models
 * and the log. No action, prompt or tool output reaches these.
 */
import { confirm } from '../service/confirm';
import { confirmedAnswer } from '../service/confirmed-text';
import { settingsAsFound } from '../storage/settings';
import { switchTelemetry } from './about';
import { changeSettings } from './change-settings';
import { listActivities } from './list-activity';
import { openGuide } from './open-guide';
import { addModel, forgetModel } from './own-models';
import type { PageTable } from './page-table';
import { waitingPreview } from './read-notices';

export const PAGE_HANDLERS = {
  'confirm-deployment': async ({ previewId }, tools) =>
    confirmedAnswer(await confirm(previewId, { origin: 'page' }, tools), tools),
  'waiting-preview': waitingPreview,
  'read-settings': async (_input, { kv }) => {
    const { settings, damaged } = await settingsAsFound(kv);
    return {
      ok: true,
      code: 'settings',
      text: damaged
        ? 'What was stored cannot be read: until these are chosen anew and saved, nothing is ' +
          'previewed or confirmed.'
        : 'Settings of this installation.',
      ...settings,
    };
  },
  'switch-telemetry': switchTelemetry,
  'save-settings': changeSettings,
  'read-log': listActivities,
  'guide-link': openGuide,
  'add-model': addModel,
  'remove-model': forgetModel,
} satisfies Partial<PageTable>;
