import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import type { ActionKey } from '../../src/service/inputs';

type OutputSchema = NonNullable<Tool['outputSchema']>;
type Property = Record<string, unknown>;

const text = (description: string): Property => ({ type: 'string', description });
const whole = (description: string): Property => ({ type: 'integer', description });
const counts: Property = { type: 'object', additionalProperties: { type: 'integer' } };
const orNull = (property: Property): Property => ({
  ...property,
  type: [property['type'], 'null'],
});

const COMMON: Record<string, Property> = {
  ok: {
    type: 'boolean',
    description:
      'False: nothing was done by this call, or the deployment did not succeed; see code and remedy.',
  },
  code: text('Names the outcome.'),
  text: text('What to say to the person, word for word.'),
  next: text('What to do next.'),
  remedy: text('What would help, where ok is false.'),
};

const SCHEMA_ROW: Property = { type: 'object', properties: { key: { type: 'string' } } };

const DEPLOYMENT: Record<string, Property> = {
  deploymentId: text('Id for get-deployment-status and cancel-deployment.'),
  state: {
    type: 'string',
    enum: ['queued', 'running', 'verifying', 'succeeded', 'failed', 'drifted', 'cancelled'],
  },
  digest: text('First six characters of the digest of the plan.'),
  done: whole('Elements created.'),
  total: whole('Elements approved.'),
  current: orNull(text('Object type being worked on.')),
  elapsedSeconds: whole('Seconds since it was started.'),
  remainingSeconds: orNull(whole('Estimated seconds left.')),
  waiting: orNull(text('Why nothing happens now, and until when.')),
  written: counts,
};

const FACTS: Record<ActionKey, Record<string, Property>> = {
  'list-schemas': { schemas: { type: 'array', items: SCHEMA_ROW } },
  'describe-schema': {
    schema: text('Key of the template.'),
    name: { type: 'string' },
    version: { type: 'string' },
    category: { type: 'string' },
    objectTypes: whole('Object types.'),
    attributes: whole('Attributes.'),
    extends: { type: 'array', items: { type: 'string' } },
  },
  'preview-deployment': {
    previewId: text('Id of the preview, for deploy-schema.'),
    digest: text('First six characters of the digest of the plan.'),
    confirmationCode: text(
      'Only where the person confirms in the conversation: show it, and wait for them to type it.',
    ),
    expiresInMinutes: whole('How long the preview can be confirmed.'),
    earliestConfirmationInSeconds: whole('Seconds before it can be confirmed.'),
    counts,
    schemas: { type: 'array', items: { type: 'object' } },
    blocks: { type: 'array', items: { type: 'object' } },
  },
  'deploy-schema': DEPLOYMENT,
  'get-deployment-status': {
    ...DEPLOYMENT,
    format: text('Of a report: markdown or json.'),
    part: whole('Which part of the report this is.'),
    parts: whole('How many parts it has.'),
    version: text('The same in all parts of one report.'),
    report: {
      type: ['string', 'object'],
      description: 'One part of the report: Markdown, or a JSON object.',
    },
  },
  'cancel-deployment': DEPLOYMENT,
  'list-activity': {
    view: { type: 'string', enum: ['all', 'own'] },
    from: text('Beginning of the range.'),
    to: text('End of the range.'),
    older: whole('Lines of the range not shown.'),
    lines: { type: 'array', items: { type: 'object' } },
  },
  'open-guide': {
    guide: text('Which guide.'),
    schema: text('Key of its template.'),
    address: text('Path of the page in Jira, below the address of the site.'),
  },
};

/** JSON Schema of what each tool returns. More facts than these may be there. */
export const OUTPUT_SCHEMAS = Object.fromEntries(
  Object.entries(FACTS).map(([key, facts]) => [
    key,
    { type: 'object', properties: { ...COMMON, ...facts }, required: ['ok', 'code', 'text'] },
  ]),
) as Record<ActionKey, OutputSchema>;
