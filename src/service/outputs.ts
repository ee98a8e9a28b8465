/**
 * What each action answers, outcome by outcome: the one place where a fact gets its name. The
 * types of the answers come from here, and so do the output schemas of the MCP server, the facts
 * that the chat reads and what the page is told. Nothing of it is shipped: the app imports types
 * only, so that these shapes cost its bundle nothing
 * (docs/decisions/0076-one-contract-of-answers.md).
 */
import type * as z from 'zod/mini';
import type { ActionKey } from './inputs';
import { listActivity } from './outputs/activity';
import { cancelDeployment, deploySchema, getDeploymentStatus } from './outputs/deployments';
import { draftModel } from './outputs/models';
import { previewDeployment } from './outputs/previews';
import { describeSchema, listSchemas, openGuide } from './outputs/templates';

/** What any action may besides answer, a refusal, is the same for all: `Refusal` of `answer.ts`. */
export const OUTPUTS = {
  'list-schemas': listSchemas,
  'describe-schema': describeSchema,
  'draft-model': draftModel,
  'preview-deployment': previewDeployment,
  'deploy-schema': deploySchema,
  'get-deployment-status': getDeploymentStatus,
  'cancel-deployment': cancelDeployment,
  'list-activity': listActivity,
  'open-guide': openGuide,
} as const satisfies Record<ActionKey, readonly z.ZodMiniObject[]>;

/** What the handler of an action answers with, where it does not throw. Narrowed by `code`. */
export type Outcome<K extends ActionKey = ActionKey> = {
  [A in ActionKey]: z.infer<(typeof OUTPUTS)[A][number]>;
}[K];

export type { Counts } from './outputs/frame';
export type { Status } from './outputs/deployments';
export type { Deployed, ExistingRow, TemplateRow } from './outputs/templates';
