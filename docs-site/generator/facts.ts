/** Everything the pages are made from, read once: templates, guides, the manifest, and documents of the repository. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { homesOf, resolveTemplate, type ResolvedTemplate } from '../../src/templates/resolve';
import { guideShape, type Guide } from './guide';

export interface ManifestAction {
  key: string;
  name: string;
  verb: string;
  description: string;
  inputs: { name: string; description: string; required: boolean }[];
}

export interface Facts {
  /** In the order in which they are listed. */
  templates: readonly ResolvedTemplate[];
  catalogue: ReadonlyMap<string, ResolvedTemplate>;
  guides: ReadonlyMap<string, Guide>;
  scopes: readonly string[];
  actions: readonly ManifestAction[];
  /** Text of a file of the repository, or null where there is none. */
  read(file: string): string | null;
  /** Names of the files in a folder of the repository; none if it is not there. */
  files(folder: string): string[];
}

export const ROOT = join(__dirname, '../..');

interface Manifest {
  permissions: { scopes: Record<string, unknown> | string[] };
  modules: { action: ManifestEntry[] };
}
interface ManifestEntry {
  key: string;
  name: string;
  actionVerb: string;
  description: string;
  inputs?: Record<string, { description: string; required: boolean }>;
}

/** @throws Error naming the guide that is missing or has another shape */
export async function loadFacts(): Promise<Facts> {
  const templates = await Promise.all(
    TEMPLATE_KEYS.map(async (key) => resolveTemplate(await loadTemplate(key))),
  );
  const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
  const { scopes } = manifest.permissions;
  return {
    templates,
    catalogue: new Map(templates.map((template) => [template.key, template])),
    guides: new Map(templates.map(({ key }) => [key, loadGuide(key)])),
    scopes: Array.isArray(scopes) ? scopes : Object.keys(scopes),
    actions: manifest.modules.action.map(readAction),
    read: (file) => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : null),
    files: (folder) =>
      existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)).sort() : [],
  };
}

function loadGuide(key: string): Guide {
  const file = join('catalog/guides', `${key.toLowerCase()}.json`);
  const parsed = guideShape.safeParse(JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'another shape'}`);
}

const readAction = ({
  key,
  name,
  actionVerb,
  description,
  inputs,
}: ManifestEntry): ManifestAction => ({
  key,
  name,
  verb: actionVerb,
  description,
  inputs: Object.entries(inputs ?? {}).map(([input, details]) => ({
    name: input,
    description: details.description,
    required: details.required,
  })),
});

/** @throws Error if there is none, which `loadFacts` excludes */
export function guideOf(facts: Facts, key: string): Guide {
  const guide = facts.guides.get(key);
  if (guide === undefined) throw new Error(`no guide for ${key}`);
  return guide;
}

/** Templates that list this one among the hubs they need. */
export const builtOn = (facts: Facts, key: string): ResolvedTemplate[] =>
  facts.templates.filter((template) => template.extends.includes(key));

/** The template with every hub it needs, transitively, hubs first. */
export function withHubs(facts: Facts, key: string): ResolvedTemplate[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    facts.catalogue.get(name)?.extends.forEach(visit);
    found.add(name);
  };
  visit(key);
  return [...found].flatMap((name) => facts.catalogue.get(name) ?? []);
}

/** Templates it can also refer to, where they are deployed. */
export const optionalTemplates = (template: ResolvedTemplate): string[] => [
  ...new Set(template.crossReferences.filter((reference) => reference.optional).flatMap(homesOf)),
];

export const LEVELS: Record<number, string> = { 1: 'Starter', 2: 'Advanced', 3: 'Enterprise' };
export const levelOf = ({ level }: { level: number }): string =>
  LEVELS[level] ?? `Level ${String(level)}`;
