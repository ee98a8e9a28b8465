/**
 * Writes `docs-site/public/model.schema.json`, the format of own models for editors, from the shape
 * that the app reads them by; what each member means is told by the format of the catalogue. With
 * `--check` it writes nothing and exits 1 where the file is stale.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { BOUNDS } from '../src/models/bounds';
import { FORMAT, modelShape } from '../src/models/file/shape';
import { runGenerator } from './generated-file';

export const MODEL_SCHEMA = join(__dirname, '../docs-site/public/model.schema.json');
const CATALOGUE = join(__dirname, '../catalog/template.schema.json');

interface Node {
  [member: string]: unknown;
  properties?: Record<string, Node>;
  definitions?: Record<string, Node>;
  oneOf?: Node[];
  items?: Node;
  description?: string;
}

/** A model, a list of models, or a file that was taken along. */
export function modelSchema(): Node {
  const {
    $schema,
    definitions = {},
    ...model
  } = z.toJSONSchema(modelShape(), {
    io: 'input',
    target: 'draft-7',
  }) as Node;
  const described = describe(model, definitions);
  const models = { type: 'array', minItems: 1, maxItems: BOUNDS.models, items: MODEL };
  return renamed({
    $schema,
    $id: 'model.schema.json',
    title: 'Models of your own',
    description:
      'Data models that can be deployed to Assets beside the ready-made ones. Assets makes Key, ' +
      'Name, Created and Updated itself: a model never declares them.',
    anyOf: [
      MODEL,
      models,
      {
        type: 'object',
        properties: {
          $schema: { type: 'string' },
          format: { type: 'integer', minimum: 1, maximum: FORMAT },
          models,
          cannotTravel: { description: 'What an export could not take along. Only told.' },
          seal: { description: 'Tells whether the models are as they were exported.' },
        },
        required: ['models'],
        additionalProperties: false,
      },
    ],
    definitions: { model: described, ...definitions },
  });
}

const MODEL = { $ref: '#/definitions/model' };

/** What is otherwise than in the catalogue. */
const OTHERWISE: Readonly<Record<string, string>> = {
  needs: 'Needs it answers, in the words of who has them.',
  inherits: 'Whether object types below it inherit its attributes. Default true.',
  max: 'Most values: -1 for any number. Default 1.',
  version: 'Of the model. A changed model is counted up where nobody did. Default 1.0.0.',
};

/** The format of the catalogue says what its members mean, and own models have the same. */
function describe(model: Node, definitions: Record<string, Node>): Node {
  const catalogue = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Node;
  const said = (node: Node | undefined): Map<string, string> =>
    new Map(
      Object.entries(node?.properties ?? {}).flatMap(([name, { description }]) =>
        description === undefined ? [] : [[name, description]],
      ),
    );
  const put = (node: Node, words: ReadonlyMap<string, string>): void => {
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      const text = OTHERWISE[name] ?? words.get(name);
      if (text !== undefined) member.description = text;
    }
  };
  put(model, said(catalogue));
  for (const type of Object.values(definitions)) {
    put(type, said(catalogue.definitions?.['objectType']));
    for (const attribute of type.properties?.['attributes']?.items?.oneOf ?? [])
      for (const words of Object.values(catalogue.definitions ?? {})) put(attribute, said(words));
  }
  return model;
}

/** The one definition that is made for what contains itself is the object type. */
const renamed = (schema: Node): Node =>
  JSON.parse(JSON.stringify(schema).replaceAll('__schema0', 'objectType')) as Node;

export const modelSchemaText = (): Promise<string> =>
  Promise.resolve(`${JSON.stringify(modelSchema(), null, 2)}\n`);

if (require.main === module) void runGenerator(MODEL_SCHEMA, modelSchemaText);
