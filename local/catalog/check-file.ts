/** One template file held to the format (JSON Schema) and to the model (`src/templates/check.ts`). */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { checkTemplateModel } from '../../src/templates/check';
import type { Problem } from '../../src/templates/problem';
import type { Template } from '../../src/templates/template.generated';
import { describeError, jsonPath } from './schema-error';

export type CheckedTemplate = { ok: true; template: Template } | { ok: false; problems: Problem[] };

const SCHEMA_FILE = join(__dirname, '../../catalog/template.schema.json');

/** Problems told of one file; a file that is something else altogether would give thousands. */
const MAX_PROBLEMS = 50;

interface Format {
  validate: ValidateFunction<Template>;
  attributeTypes: string[];
}

let compiled: Format | undefined;

function format(): Format {
  compiled ??= compileFormat();
  return compiled;
}

function compileFormat(): Format {
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as {
    definitions: Record<string, { properties?: { type?: { const?: string; enum?: string[] } } }>;
  };
  const types = Object.values(schema.definitions).map(({ properties }) => properties?.type);
  return {
    validate: new Ajv({
      allErrors: true,
      discriminator: true,
      verbose: true,
      strictTypes: false,
      strictRequired: false,
    }).compile<Template>(schema),
    attributeTypes: types.flatMap(
      (type) => type?.enum ?? (type?.const === undefined ? [] : [type.const]),
    ),
  };
}

/** @param file name that the problems carry */
export function checkTemplate(json: unknown, file: string): CheckedTemplate {
  const { validate, attributeTypes } = format();
  if (!validate(json)) {
    const problems = (validate.errors ?? [])
      .slice(0, MAX_PROBLEMS)
      .map((error) => ({ file, path: jsonPath(error), ...describeError(error, attributeTypes) }));
    return { ok: false, problems };
  }
  const problems = checkTemplateModel(json, file);
  return problems.length === 0
    ? { ok: true, template: json }
    : { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
}

/** Reads and checks a file; one that cannot be read or parsed is a problem too. */
export function checkTemplateFile(path: string): CheckedTemplate {
  const file = basename(path);
  try {
    return checkTemplate(JSON.parse(readFileSync(path, 'utf8')), file);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ file, path: '$', expected: 'a readable JSON file', found }] };
  }
}
