import * as z from 'zod/mini';
import { INPUTS, type ActionKey } from '../../src/service/inputs';
import type { Manifest } from '../forge-host';

/** What a model is told of one action, whatever the protocol it is told in. */
export interface ActionTool {
  key: ActionKey;
  /** Name for people. */
  title: string;
  description: string;
  /** `GET`, `CREATE` or `TRIGGER`, as the manifest has it. */
  verb: string;
  /** JSON Schema (2020-12) of the inputs. */
  inputSchema: InputSchema;
}

export interface InputSchema {
  [keyword: string]: unknown;
  type: 'object';
  properties: Record<string, { [keyword: string]: unknown; type: string }>;
  required: string[];
  additionalProperties: false;
}

interface Described {
  title: string;
  description: string;
  type: string;
}

const actionText = z.looseObject({
  name: z.string(),
  description: z.string(),
  actionVerb: z.string(),
  inputs: z.optional(
    z.record(
      z.string(),
      z.looseObject({ title: z.string(), description: z.string(), type: z.string() }),
    ),
  ),
});

/**
 * The actions of the manifest with the schemas their handlers check: names, types and lengths
 * come from the definitions in `src/service/inputs`, words from the manifest. Throws where the
 * manifest lacks an action of the table.
 */
export function actionTools(manifest: Manifest): ActionTool[] {
  return Object.entries(INPUTS).map(([key, shape]) => {
    const module = manifest.modules.action.find((action) => action.key === key);
    if (module === undefined) throw new Error(`The manifest has no action "${key}".`);
    const { name, description, actionVerb, inputs } = actionText.parse(module);
    return {
      key: key as ActionKey,
      title: name,
      description,
      verb: actionVerb,
      inputSchema: inputSchema(z.toJSONSchema(shape, { io: 'input' }), inputs ?? {}),
    };
  });
}

interface Generated {
  properties?: Record<string, unknown>;
  required?: string[];
}

function inputSchema(generated: Generated, described: Record<string, Described>): InputSchema {
  const properties = Object.entries(generated.properties ?? {}).map(([name, schema]) => {
    const words = described[name];
    return [
      name,
      {
        ...plain(schema),
        ...(words === undefined
          ? {}
          : { title: words.title, description: words.description, type: words.type }),
      },
    ] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: generated.required ?? [],
    additionalProperties: false,
  };
}

interface Branch {
  anyOf?: Branch[];
  type?: string;
}

/**
 * An input that may also be null, or come as text too, is told as its type alone: leaving it out
 * says the same, and some clients read no `anyOf`.
 */
function plain(schema: unknown): { [keyword: string]: unknown; type: string } {
  const { anyOf, ...rest }: Branch = { ...(typeof schema === 'object' ? schema : {}) };
  const one = anyOf?.find((branch) => branch.type !== 'null') ?? {};
  return { type: 'string', ...rest, ...(one.anyOf === undefined ? one : plain(one)) };
}
