/**
 * `npm run forge:lint`: Atlassian's own client-side linters over the manifest, unlicensed and
 * licensed, and `src/`, offline. `forge lint` itself wants an account and adds checks on
 * Atlassian's servers; those cannot be had here. Exit 1 on an error, and on a warning not allowed
 * below.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '@forge/lint';
import { parse } from 'yaml';
import { withLicensing } from './forge/licensed-manifest';
import { closedGates, quietLogger, useEmptySwagger } from './forge/offline';

/** Warnings we live with, each with its reason. Empty is the aim. */
const ALLOWED_WARNINGS: { says: RegExp; because: string }[] = [];

type Arguments = Parameters<typeof lint>;

/**
 * Source files by relative path: the linter matches them with the `include` of tsconfig.json by
 * resolving against the app's folder.
 */
function sourceFiles(folder = 'src'): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
    .sort();
}

async function main(): Promise<number> {
  useEmptySwagger();
  const { logger, problems } = quietLogger();
  const files = sourceFiles();
  const manifest = readFileSync('manifest.yml', 'utf8');
  const lintForm = (isLicensed: boolean): ReturnType<typeof lint> =>
    lint(
      isLicensed ? [] : files,
      parse(withLicensing(manifest, isLicensed)) as Arguments[1],
      'development',
      logger,
      closedGates as Arguments[4],
      { linter: { mode: 'client-side' } },
    );
  const results = [...(await lintForm(false)), ...(await lintForm(true))];
  const seen = new Set<string>();
  let failures = 0;
  for (const { file, errors, warnings, approvals } of results) {
    for (const rule of [...errors, ...warnings, ...approvals]) {
      const allowed =
        rule.class === 'warning'
          ? ALLOWED_WARNINGS.find(({ says }) => says.test(rule.message))
          : undefined;
      const line = `${file}:${rule.line}:${rule.column} ${rule.class} ${rule.message}`;
      if (seen.has(line)) continue;
      seen.add(line);
      if (!allowed) failures += 1;
      console.log(allowed ? `${line} (allowed: ${allowed.because})` : line);
    }
  }
  for (const problem of problems) console.log(`linter: ${problem}`);
  console.log(`forge lint, client side: ${files.length} source files, ${failures} problems`);
  return failures + problems.length;
}

main().then(
  (failures) => process.exit(failures === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
