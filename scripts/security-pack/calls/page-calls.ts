/** What the page's own code asks of Forge's bridge in the browser, told by its imports. */
import { sourcesBelow } from '../sources';

export interface BridgeUse {
  /** As imported: `invoke`, `router.open`. */
  name: string;
  files: string[];
}

/**
 * Scopes for the bridge. Source: Atlassian documentation, permissions: the scope of global
 * channels enables `subscribeGlobal`.
 */
const SCOPES: Readonly<Record<string, string>> = {
  'realtime.subscribeGlobal': 'read:app-global-channel:realtime',
};

/** Uses by name, in order. Members count where what is imported is an object: `realtime.subscribeGlobal`. */
export function bridgeUses(folder: string): BridgeUse[] {
  const uses = new Map<string, Set<string>>();
  for (const { file, text } of sourcesBelow(folder)) {
    for (const [, names = ''] of text.matchAll(/import\s*\{([^}]*)\}\s*from '@forge\/bridge'/g)) {
      for (const name of names
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '' && !each.startsWith('type '))) {
        const members = [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, 'g'))].map(
          ([, member]) => `${name}.${member}`,
        );
        for (const use of members.length === 0 ? [name] : members)
          uses.set(use, (uses.get(use) ?? new Set()).add(file));
      }
    }
  }
  return [...uses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, files]) => ({ name, files: [...files] }));
}

export function scopesOnPage(uses: readonly BridgeUse[]): Record<string, string[]> {
  const scopes: Record<string, string[]> = {};
  for (const { name } of uses) {
    const scope = SCOPES[name];
    if (scope !== undefined) scopes[scope] = [...(scopes[scope] ?? []), name];
  }
  return scopes;
}
