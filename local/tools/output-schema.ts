import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod/mini';
import type { ActionKey } from '../../src/service/inputs';
import { OUTPUTS } from '../../src/service/outputs';

type OutputSchema = NonNullable<Tool['outputSchema']>;
type Properties = Record<string, object>;

/** What every answer may have, a refusal included. */
const FRAME: Properties = {
  ok: {
    type: 'boolean',
    description:
      'False: nothing was done by this call, or the deployment did not succeed; see code and remedy.',
  },
  code: { type: 'string', description: 'Names the outcome.' },
  text: { type: 'string', description: 'What to say to the person, word for word.' },
  next: { type: 'string', description: 'What to do next.' },
  remedy: { type: 'string', description: 'What would help, where ok is false.' },
  retryAfterSeconds: {
    type: 'integer',
    description: 'Seconds after which the same call may succeed.',
  },
};

/**
 * JSON Schema of what an action answers, made from the contract: one object with the facts of all
 * its outcomes, because a tool of MCP has one. Only the frame is required: which facts there are
 * goes with the outcome, and the largest may be left out.
 */
export function outputSchemaOf(action: ActionKey): OutputSchema {
  const facts: Properties = {};
  for (const outcome of OUTPUTS[action]) {
    for (const [name, property] of Object.entries(propertiesOf(outcome))) {
      if (name in FRAME) continue;
      const known = facts[name];
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(property))
        throw new Error(`Two outcomes of ${action} mean different things by "${name}".`);
      facts[name] = property;
    }
  }
  return { type: 'object', properties: { ...FRAME, ...facts }, required: ['ok', 'code', 'text'] };
}

/** A client checks answers by these, and may be older than the app: no bounds, and nothing closed. */
function propertiesOf(outcome: z.ZodMiniObject): Properties {
  const { properties } = z.toJSONSchema(outcome, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      delete jsonSchema.minimum;
      delete jsonSchema.maximum;
    },
  });
  return (properties ?? {}) as Properties;
}
