import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Atlassian's tools ask a feature-flag service for switches. Offline every gate is closed and every list is empty. */
export const closedGates = new Proxy(
  {},
  {
    get: (_target, property) => {
      // Not a promise itself: a tool that awaits the service would otherwise call `then` as if it were a switch.
      if (property === 'then') return undefined;
      return property === 'getDeprecatedRuntimes' ? async () => [] : async () => false;
    },
  },
);

/** What Atlassian's tools log to: warnings and errors are kept for the caller, the chatter is dropped. */
export function quietLogger() {
  const problems: string[] = [];
  const keep = (message: string | Error) => void problems.push(String(message));
  const drop = () => undefined;
  return {
    problems,
    logger: {
      traceEnabled: false,
      debugEnabled: false,
      trace: drop,
      debug: drop,
      info: drop,
      warn: keep,
      error: keep,
    },
  };
}

const SWAGGER_VARIABLES = ['CONF', 'CONF_V2', 'JIRA', 'JSM', 'JSW', 'BB'].map(
  (product) => `LOCAL_${product}_SWAGGER`,
);

/**
 * Points the linter at empty OpenAPI files instead of developer.atlassian.com. What is lost: it
 * does not compare the scopes with Jira's REST paths. Assets endpoints are in none of those files
 * anyway.
 */
export function useEmptySwagger(): void {
  const file = join(mkdtempSync(join(tmpdir(), 'forge-swagger-')), 'empty.json');
  writeFileSync(file, JSON.stringify({ openapi: '3.0.0', paths: {} }));
  process.env.USE_LOCAL_SWAGGER = '1';
  for (const variable of SWAGGER_VARIABLES) process.env[variable] = file;
}

/**
 * Gives the bundler two stand-ins for the runtime's loader and wrapper, which it otherwise
 * downloads. They are put beside the app's own code in the upload and are no part of `index.cjs`,
 * so the bundle itself is the real one.
 */
export function useStandInRuntime(): void {
  const folder = mkdtempSync(join(tmpdir(), 'forge-runtime-'));
  mkdirSync(join(folder, 'dist'));
  for (const script of ['loader', 'wrapper'])
    writeFileSync(join(folder, 'dist', `${script}.js`), '// stands in for the runtime\n');
  process.env.FORGE_RUNTIME_PATH = folder;
}
