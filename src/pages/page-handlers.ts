/** What only the page can do: confirm as the signed-in person, the settings and the log. No action, prompt or tool output reaches these. */
import * as z from 'zod/mini';
import type { Answer } from '../service/answer';
import { confirm } from '../service/confirm';
import { confirmedAnswer } from '../service/confirmed-text';
import type { Tools } from '../service/tools';
import { readSettings } from '../storage/settings';
import { switchTelemetry } from './about';
import { changeSettings } from './change-settings';
import { listActivities } from './list-activity';
import { openGuide } from './open-guide';
import { parsed } from './parsed';
import { waitingPreview } from './read-notices';

const confirmInput = z.object({ previewId: z.string().check(z.maxLength(40)) });

export const PAGE_HANDLERS = {
  'confirm-deployment': async (payload: unknown, tools: Tools): Promise<Answer> => {
    const { previewId } = parsed(confirmInput, payload, 'a preview id');
    return confirmedAnswer(await confirm(previewId, { origin: 'page' }, tools), tools.now());
  },
  'waiting-preview': waitingPreview,
  'read-settings': async (_payload: unknown, tools: Tools): Promise<Answer> => ({
    ok: true,
    code: 'settings',
    text: 'Settings of this installation.',
    ...(await readSettings(tools.kv)),
  }),
  'switch-telemetry': switchTelemetry,
  'save-settings': changeSettings,
  'read-log': listActivities,
  'guide-link': openGuide,
};
