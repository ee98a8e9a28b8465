import {
  ErrorCode,
  McpError,
  type GetPromptResult,
  type Prompt,
} from '@modelcontextprotocol/sdk/types.js';
import { inert } from '../../src/text/inert';

const schema = {
  name: 'schema',
  description: 'Key or name of the template, such as ITAM.',
  required: true,
};

export const PROMPTS: readonly Prompt[] = [
  {
    name: 'deploy',
    title: 'Deploy a schema',
    description: 'Preview a ready-made schema, let the person confirm, deploy it and report.',
    arguments: [
      schema,
      {
        name: 'wishes',
        description:
          'What should be different: a name, a key, references as text, types to leave out.',
      },
    ],
  },
  {
    name: 'extend',
    title: 'Complete an existing schema',
    description: 'Add to an object schema that is there what its template has and it lacks.',
    arguments: [
      schema,
      {
        name: 'key',
        description: 'Key of the existing object schema, where it is not that of the template.',
      },
    ],
  },
  {
    name: 'explain',
    title: 'Explain a schema',
    description: 'Say what a template holds, or how two differ.',
    arguments: [schema, { name: 'compareWith', description: 'Key or name of a second template.' }],
  },
];

const CONFIRM =
  'Tell me its text word for word and stop; I confirm or I do not. After I have ' +
  'confirmed, call deploy-schema once, then get-deployment-status until the ' +
  'deployment has ended, and tell me its report word for word.';

/** The messages of a prompt. Throws `McpError` for a prompt that is not there or an argument that is missing. */
export function getPrompt(name: string, given: Record<string, string>): GetPromptResult {
  const prompt = PROMPTS.find((one) => one.name === name);
  if (prompt === undefined)
    throw new McpError(
      ErrorCode.InvalidParams,
      `There is no prompt of that name. There are: ${PROMPTS.map((one) => one.name).join(', ')}.`,
    );
  const missing = prompt.arguments?.find(
    (argument) => argument.required === true && (given[argument.name] ?? '').trim() === '',
  );
  if (missing !== undefined)
    throw new McpError(ErrorCode.InvalidParams, `The prompt ${name} needs "${missing.name}".`);
  return {
    description: prompt.description,
    messages: [
      {
        role: 'user',
        content: {
          type: 'text',
          text: wording(name, (argument) => inert(given[argument] ?? '', 300)),
        },
      },
    ],
  };
}

function wording(name: string, value: (argument: string) => string): string {
  const template = value('schema');
  switch (name) {
    case 'deploy': {
      const wishes = value('wishes');
      return (
        `Deploy the schema ${template}${wishes === '' ? '' : `, with these wishes: ${wishes}`}. ` +
        `Call preview-deployment first. ${CONFIRM}`
      );
    }
    case 'extend': {
      const key = value('key');
      return (
        `Complete the existing object schema${key === '' ? '' : ` ${key}`} from the ` +
        `template ${template}: call preview-deployment with schema "${template}" and ` +
        `extend "${key === '' ? template : key}". ${CONFIRM}`
      );
    }
    default: {
      const other = value('compareWith');
      return other === ''
        ? `Explain the schema ${template}: call describe-schema and tell me what it ` +
            'holds, what it needs from other schemas, and what it would be used for. ' +
            'Nothing is to be deployed.'
        : `Compare the schemas ${template} and ${other} with describe-schema and tell me ` +
            'how they differ. Nothing is to be deployed.';
    }
  }
}
