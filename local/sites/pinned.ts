import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { parseTemplates } from '../../src/service/parse-options';
import { AppError } from '../../src/errors';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { inert } from '../../src/text/inert';
import { readOutput, type Account } from '../chat/app';
import type { WithPage } from './loud-app';

const text = z.string().check(z.maxLength(2_000));
const file = z.strictObject({
  schema: text,
  /** Of each template, or of the only one. */
  version: z.union([text, z.record(z.string(), text)]),
  name: z.optional(text),
  key: z.optional(text),
  references: z.optional(text),
  extend: z.optional(text),
  allowSharing: z.optional(text),
  project: z.optional(text),
  variant: z.optional(text),
  leaveOut: z.optional(text),
  only: z.optional(text),
});

/** What every preview of this run is to be asked with. */
export interface Pinned {
  /** The file, for messages. */
  path: string;
  templates: readonly string[];
  /** Inputs of preview-deployment. */
  inputs: Readonly<Record<string, string>>;
}

const refuse = (path: string, problem: string, remedy: string): AppError =>
  new AppError('bad-input', `${inert(path, 200)} ${problem}`, { remedy });

/**
 * Reads a file of options: `schema` and `version`, and any other input of preview-deployment.
 * Throws `bad-input` where it is not as it should be, and `template-changed` where the catalogue
 * holds another version than the file pins.
 */
export function readPinned(path: string): Pinned {
  const parsed = file.safeParse(parseJson(path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(
      path,
      `cannot be used: ${issue?.path.join('.') || 'it'} ${inert(issue?.message ?? '', 120)}.`,
      'It holds "schema" and "version", and any of name, key, references, extend, ' +
        'allowSharing, project, variant, leaveOut, only, all as text.',
    );
  }
  const { version, ...inputs } = parsed.data;
  const templates = parseTemplates(inputs.schema);
  const versions =
    typeof version === 'string'
      ? Object.fromEntries(templates.map((key) => [key, version]))
      : version;
  for (const key of templates) checkVersion(path, key, versions[key]);
  return {
    path,
    templates,
    inputs: Object.fromEntries(
      Object.entries(inputs).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw refuse(
      path,
      `cannot be read as JSON: ${inert(error instanceof Error ? error.message : '', 120)}.`,
      'Give a file such as {"schema": "ITAM", "version": "1.0.0"}.',
    );
  }
}

function checkVersion(path: string, key: string, pinned: string | undefined): void {
  const held = TEMPLATE_INDEX.find((entry) => entry.key === key)?.version;
  if (pinned === held) return;
  throw new AppError(
    'template-changed',
    `${inert(path, 200)} pins ${key} ${inert(pinned ?? 'in no version', 40)}, and ` +
      `this catalogue holds ${key} ${held ?? 'in no version'}.`,
    {
      remedy:
        'Use the LaunchPad version that holds it, or pin the version that is here after reading what changed.',
    },
  );
}

/**
 * The app, with every preview asked as the file says, from the conversation as from the page.
 * Another template is refused.
 */
export function pinnedApp<A extends WithPage>(app: A, pinned: Pinned): A {
  const asPinned = async (
    key: string,
    input: Record<string, unknown>,
    pass: (input: Record<string, unknown>) => Promise<unknown>,
  ): Promise<unknown> => {
    if (key !== 'preview-deployment' && key !== 'preview-deployment-for-agents') return pass(input);
    const other =
      typeof input['schema'] === 'string' &&
      input['schema'] !== '' &&
      !isPinned(input['schema'], pinned);
    if (other)
      return {
        ok: false,
        code: 'bad-input',
        text: `This run deploys ${pinned.templates.join(', ')} only, as ${inert(pinned.path, 200)} pins it.`,
        remedy: 'Start without --options to deploy something else.',
      };
    const output = readOutput(await pass({ ...pinned.inputs }));
    const [first = '', ...rest] = output.text.split('\n');
    return {
      ...output,
      text: [
        first,
        `Options pinned by ${inert(pinned.path, 200)}: ${describe(pinned)}.`,
        ...rest,
      ].join('\n'),
    };
  };
  return {
    ...app,
    call: (action: string, input: Record<string, unknown>, account: Account) =>
      asPinned(action, input, (given) => app.call(action, given, account)),
    callPage: (key: string, payload: Record<string, unknown>, accountId: string) =>
      asPinned(key, payload, (given) => app.callPage(key, given, accountId)),
  };
}

function isPinned(asked: string, { templates }: Pinned): boolean {
  try {
    return parseTemplates(asked).every((key) => templates.includes(key));
  } catch {
    return false;
  }
}

const describe = ({ inputs }: Pinned): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name} ${inert(value, 80)}`)
    .join(', ');
