/**
 * The line notation's one door: a text becomes a template, or a list of what cannot be read and
 * where. Never a throw. Pure.
 */
import { checkTemplateModel } from '../../templates/check';
import type { Problem } from '../../templates/problem';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../../templates/template.generated';
import { walkTypes } from '../../templates/walk';
import { isHabit } from '../lint/habits';
import { buildTemplate, type Built } from './build';
import type { NotationError, OutlinedSchema } from './outline';
import { readOutline } from './read-outline';

export type { NotationError } from './outline';

export interface ReadOptions {
  /** Key and name of the schema where the text has no line for it, or they were asked for otherwise. */
  key?: string | undefined;
  name?: string | undefined;
  /** Whether the schema of that key exists, so that the text only adds to it. */
  exists?: (key: string) => boolean;
}

export type ReadNotation =
  /** `warnings`: what the catalogue's habits would have otherwise, in words. */
  | {
      kind: 'model';
      template: Template;
      warnings: string[];
      /** Of additions: object types that must exist, because they are only named. */
      implied: string[];
    }
  | { kind: 'errors'; errors: NotationError[] };

export function readNotation(text: string, options: ReadOptions = {}): ReadNotation {
  const outline = readOutline(text);
  const schema = schemaOf(outline.schema, options);
  const errors = [...outline.errors];
  if (schema === null)
    errors.push(
      atTop('a first line such as: schema FLEET "Company cars"', text.split('\n')[0] ?? ''),
    );
  if (outline.types.length === 0 && errors.length === 0)
    errors.push(atTop('at least one object type, on a line of its own', 'none'));
  if (schema === null || errors.length > 0) return { kind: 'errors', errors };
  const built = buildTemplate(outline, schema, {
    addsTo: options.exists?.(schema.key) ?? false,
  });
  if (built.errors.length > 0) return { kind: 'errors', errors: built.errors };
  const flaws = checkTemplateModel(built.template, '');
  const broken = flaws.filter((flaw) => !isHabit(flaw));
  if (broken.length > 0)
    return { kind: 'errors', errors: broken.map((flaw) => errorOf(flaw, built)) };
  return {
    kind: 'model',
    template: built.template,
    implied: built.implied,
    warnings: flaws.filter(isHabit).map((flaw) => {
      const at = elementAt(flaw.path, built);
      return `${at?.name ?? built.template.key}: ${flaw.expected}; it has ${flaw.found}.`;
    }),
  };
}

function schemaOf(said: OutlinedSchema | null, { key, name }: ReadOptions): OutlinedSchema | null {
  const fallback: OutlinedSchema | null =
    key === undefined
      ? null
      : {
          line: 1,
          column: 1,
          key,
          name: null,
          summary: null,
          version: null,
          category: null,
          level: null,
          extends: [],
        };
  const schema = said ?? fallback;
  if (schema === null) return null;
  return { ...schema, key: key ?? schema.key, name: name ?? schema.name };
}

const atTop = (expected: string, found: string): NotationError => ({
  line: 1,
  column: 1,
  expected,
  found: found.slice(0, 80),
  nearest: [],
});

function errorOf(flaw: Problem, built: Built): NotationError {
  const element = elementAt(flaw.path, built);
  const place = element === null ? undefined : built.places.get(element);
  return {
    line: place?.line ?? 1,
    column: place?.column ?? 1,
    expected: `${element === null ? '' : `for ${element.name}: `}${flaw.expected}`,
    found: flaw.found.slice(0, 80),
    nearest: [],
  };
}

/** The innermost object type or attribute whose JSON path a flaw's path begins with. */
function elementAt(
  path: string,
  { template }: Built,
): TemplateObjectType | TemplateAttribute | null {
  const all = walkTypes(template).flatMap(({ type, at, own }) => [
    { element: type, at },
    ...own.map(({ attribute, at: place }) => ({ element: attribute, at: place })),
  ]);
  const within = all.filter(({ at }) => path === at || path.startsWith(`${at}.`));
  return within.sort((a, b) => b.at.length - a.at.length)[0]?.element ?? null;
}
