import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { LOG_KINDS } from '../../src/service/activity-log';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import type { ActionTool, InputSchema } from '../tools/manifest-actions';
import { outputSchemaOf } from '../tools/output-schema';

/** How a session's person confirms: asked by their client, by a code in the conversation, or not at all. */
export type Confirming = 'asked' | 'in chat' | 'nowhere';

/**
 * The tools of one session. Their names are the keys of the actions. Of the confirmation code
 * only a model is told that passes it on: elsewhere the server asks, or nobody can confirm, and
 * the model passes the preview only.
 */
export function toolsFor(actions: readonly ActionTool[], confirming: Confirming): Tool[] {
  return actions.map((action) => {
    const shown =
      action.key === 'deploy-schema' && confirming !== 'in chat'
        ? withoutCode(action, confirming)
        : action;
    const reads = action.verb === 'GET';
    return {
      name: shown.key,
      title: shown.title,
      description: shown.description,
      inputSchema: withChoices(shown.inputSchema),
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

/** Inputs that take one of a few words; the app itself takes them in other forms too, and refuses the rest in words. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  check: ['health'],
  kind: Object.keys(LOG_KINDS),
  report: ['markdown', 'json'],
  variant: ['full', 'lean'],
};

/** What is written freely, by example. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  schema: TEMPLATE_KEYS,
  compareWith: ['the template', 'the deployment', ...TEMPLATE_KEYS],
  category: [...new Set(TEMPLATE_INDEX.map(({ category }) => category)), 'existing', 'here'],
  references: ['link', 'create', 'text', 'Person=link:HR/Employee', 'common data model'],
  deploymentId: ['p-7k3q'],
};

const withChoices = (schema: InputSchema): InputSchema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => {
      const choices = CHOICES[name];
      const examples = EXAMPLES[name];
      return [
        name,
        {
          ...property,
          ...(choices === undefined ? {} : { enum: [...choices] }),
          ...(examples === undefined ? {} : { examples: [...examples] }),
        },
      ];
    }),
  ),
});

const DESCRIPTION = {
  asked:
    'Starts the deployment of one preview in the background. The person is asked ' +
    'to accept it in a window of their client, out of your sight: you need no code ' +
    'and must not ask for one. Call it when the person wants the preview deployed.',
  nowhere:
    'Starts nothing here: this client cannot ask its person to confirm. Says so, ' +
    'or, where the preview was confirmed elsewhere, how its deployment stands.',
};

function withoutCode(action: ActionTool, confirming: 'asked' | 'nowhere'): ActionTool {
  const { previewId } = action.inputSchema.properties;
  return {
    ...action,
    description: DESCRIPTION[confirming],
    inputSchema: {
      ...action.inputSchema,
      properties: previewId === undefined ? {} : { previewId },
      required: ['previewId'],
    },
  };
}
