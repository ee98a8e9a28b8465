import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import type { ActionTool } from '../tools/manifest-actions';
import { outputSchemaOf } from '../tools/output-schema';

/**
 * The tools of one session. Their names are the keys of the actions. A client that can ask its person itself is not told of
 * the confirmation code: there the server asks, and the model passes the preview only.
 */
export function toolsFor(actions: readonly ActionTool[], asksPerson: boolean): Tool[] {
  return actions.map((action) => {
    const shown = action.key === 'deploy-schema' && asksPerson ? askingDeploy(action) : action;
    const reads = action.verb === 'GET';
    return {
      name: shown.key,
      title: shown.title,
      description: shown.description,
      inputSchema: shown.inputSchema,
      outputSchema: outputSchemaOf(shown.key),
      annotations: {
        title: shown.title,
        readOnlyHint: reads,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    };
  });
}

const ASKING =
  'Starts the deployment of one preview in the background. The person is asked to confirm in a window of their client, out of your sight: you need no code and must not ask for one. Call it when the person wants the preview deployed.';

function askingDeploy(action: ActionTool): ActionTool {
  const { previewId } = action.inputSchema.properties;
  return {
    ...action,
    description: ASKING,
    inputSchema: {
      ...action.inputSchema,
      properties: previewId === undefined ? {} : { previewId },
      required: ['previewId'],
    },
  };
}
