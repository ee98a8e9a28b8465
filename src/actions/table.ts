/**
 * The one handler table. It is bound as action functions (index.ts) and as definitions of the
 * page's resolver (pages/resolver.ts).
 */
import type { Outcome } from '../service/outputs';
import { cancelDeployment } from './cancel-deployment';
import { deploySchema } from './deploy-schema';
import { describeSchema } from './describe-schema';
import { draftModel } from './draft-model';
import { getDeploymentStatus } from './get-deployment-status';
import type { ActionKey, InputOf } from '../service/inputs';
import { listActivity } from './list-activity';
import { listSchemas } from './list-schemas';
import { openGuide } from './open-guide';
import { previewDeployment } from './preview-deployment';
import type { Tools } from '../service/tools';

type Handlers = { [K in ActionKey]: (input: InputOf<K>, tools: Tools) => Promise<Outcome<K>> };

export const HANDLERS: Handlers = {
  'list-schemas': listSchemas,
  'describe-schema': describeSchema,
  'draft-model': draftModel,
  'preview-deployment': previewDeployment,
  'deploy-schema': deploySchema,
  'get-deployment-status': getDeploymentStatus,
  'cancel-deployment': cancelDeployment,
  'list-activity': listActivity,
  'open-guide': openGuide,
};

export const ACTION_KEYS = Object.keys(HANDLERS) as ActionKey[];
