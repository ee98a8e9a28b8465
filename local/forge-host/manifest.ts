import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from './kept-yaml';

const keyedFunction = z.looseObject({ key: z.string(), function: z.string() });

const manifestSchema = z.looseObject({
  app: z.looseObject({ id: z.string() }),
  permissions: z
    .looseObject({
      scopes: z
        .union([
          z.array(z.string()),
          z.record(
            z.string(),
            z.looseObject({ allowImpersonation: z.boolean().optional() }).nullable(),
          ),
        ])
        .default([]),
    })
    .default({ scopes: [] }),
  modules: z.looseObject({
    function: z
      .array(
        z.looseObject({
          key: z.string(),
          handler: z.string(),
          timeoutSeconds: z.number().optional(),
        }),
      )
      .default([]),
    action: z.array(keyedFunction).default([]),
    consumer: z
      .array(z.looseObject({ key: z.string(), queue: z.string(), function: z.string() }))
      .default([]),
    trigger: z.array(keyedFunction).default([]),
    scheduledTrigger: z.array(keyedFunction).default([]),
    preUninstall: z.array(keyedFunction).default([]),
  }),
});

/** The parts of a `manifest.yml` that the host acts on; the rest is carried along unread. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFunction = Manifest['modules']['function'][number];

/** Reads the text of a manifest. Throws an `Error` naming each place that is not as expected. */
export function parseManifest(yamlText: string, name = 'manifest.yml'): Manifest {
  const parsed = manifestSchema.safeParse(parseYaml(yamlText));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`,
  );
  throw new Error(`${name} cannot be used by the local host: ${places.join('; ')}`);
}

/** Reads and checks `manifest.yml`. Throws where it is missing, not YAML, or not a manifest. */
export function readManifest(path: string): Manifest {
  return parseManifest(readFileSync(path, 'utf8'), path);
}

/** The function module with this key. Throws where a module names a function that is not declared. */
export function functionByKey(manifest: Manifest, key: string): ManifestFunction {
  const found = manifest.modules.function.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`The manifest declares no function "${key}".`);
  return found;
}

/** `index.listSchemas` → `listSchemas`: the export a function's handler names. */
export function handlerExport(handler: string): string {
  return handler.slice(handler.lastIndexOf('.') + 1);
}

export interface PageResolver {
  moduleType: string;
  moduleKey: string;
  functionKey: string;
}

const page = z.looseObject({ key: z.string(), resolver: z.looseObject({ function: z.string() }) });

/** Every module with a `resolver.function`: pages, in the order of the manifest. */
export function pageResolvers(manifest: Manifest): PageResolver[] {
  return Object.entries(manifest.modules).flatMap(([moduleType, modules]) =>
    (Array.isArray(modules) ? modules : []).flatMap((module: unknown) => {
      const parsed = page.safeParse(module);
      return parsed.success
        ? [{ moduleType, moduleKey: parsed.data.key, functionKey: parsed.data.resolver.function }]
        : [];
    }),
  );
}

export function declaredScopes(manifest: Manifest): string[] {
  const { scopes } = manifest.permissions;
  return Array.isArray(scopes) ? scopes : Object.keys(scopes);
}

/**
 * Whether calls needing this scope may be made for a user who is not there (`asUser(accountId)`):
 * only where scopes are a map and the scope says `allowImpersonation: true`. Source: Atlassian
 * documentation, "Permissions".
 */
export function allowsImpersonation(manifest: Manifest, scope: string): boolean {
  const { scopes } = manifest.permissions;
  return !Array.isArray(scopes) && scopes[scope]?.allowImpersonation === true;
}
