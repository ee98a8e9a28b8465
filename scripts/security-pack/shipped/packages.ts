/** The npm packages of which something ships, told by the modules that the bundlers put into backend and page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Part = 'backend' | 'page';

export interface ShippedPackage {
  name: string;
  version: string;
  /** As its package.json says it. */
  licence: string;
  /** Folder below the checkout, which is its key in the lock file: `node_modules/@forge/api`. */
  folder: string;
  /** Subresource integrity of its archive, as the lock file has it: `sha512-…`. */
  integrity: string;
  parts: Part[];
  /** Folders of the shipped packages that it asks for. */
  needs: string[];
}

interface LockEntry {
  version?: string;
  integrity?: string;
  license?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, LockEntry>;
}

/** Modules that a bundler makes itself: small helpers of its own that are in the output. */
const HELPERS: readonly [RegExp, string][] = [
  [/^\0vite\//, 'node_modules/vite'],
  [/^\0rolldown\//, 'node_modules/rolldown'],
  [/^\0virtual:atlaskit-themes/, 'node_modules/@atlaskit/tokens'],
  [/^webpack:\/\/[^/]+\/webpack\//, 'node_modules/webpack'],
];

/**
 * The folder of the package that a module belongs to; null for the project's own. A copy inside
 * another package is its own folder.
 */
export function packageFolder(moduleId: string): string | null {
  const helper = HELPERS.find(([made]) => made.test(moduleId));
  if (helper !== undefined) return helper[1];
  const inside = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(
    moduleId.replaceAll('\\', '/'),
  );
  return inside?.[1] ?? null;
}

/**
 * @throws Error where a package is not in the lock file, or is there in another version or under
 * another licence than installed
 */
export function shippedPackages(
  root: string,
  modules: Readonly<Record<Part, readonly string[]>>,
): ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const parts = new Map<string, Set<Part>>();
  for (const part of ['backend', 'page'] as const) {
    for (const id of modules[part]) {
      const folder = packageFolder(id);
      if (folder !== null) parts.set(folder, (parts.get(folder) ?? new Set<Part>()).add(part));
    }
  }
  const folders = [...parts.keys()].sort();
  return folders.map((folder) => {
    const entry = packages[folder];
    const installed = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      license?: unknown;
    };
    if (entry?.integrity === undefined || entry.version !== installed.version)
      throw new Error(
        `${folder} ships in version ${installed.version}, which is not the one in package-lock.json.`,
      );
    const licence = typeof installed.license === 'string' ? installed.license : 'unknown';
    return {
      name: installed.name,
      version: installed.version,
      licence,
      folder,
      integrity: entry.integrity,
      parts: [...(parts.get(folder) ?? [])],
      needs: neededFolders(folder, entry, packages).filter((other) => parts.has(other)),
    };
  });
}

/** Where Node would find what a package asks for: in its own folder first, then in each above it. */
function neededFolders(
  folder: string,
  { dependencies = {}, peerDependencies = {} }: LockEntry,
  packages: Lock['packages'],
): string[] {
  const found = Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => {
    for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
      const candidate = `${at}/node_modules/${name}`;
      if (packages[candidate] !== undefined) return [candidate];
      if (!at.includes('/node_modules/')) break;
    }
    return packages[`node_modules/${name}`] === undefined ? [] : [`node_modules/${name}`];
  });
  return [...new Set(found)].sort();
}
