/**
 * `npm run security-pack`: writes docs/security. With `--check` writes nothing and exits 1 where
 * it is not what would be written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from './facts';
import { packFiles, problemsOf } from './pack';
import { missingProofs } from './proofs';

const FOLDER = join(__dirname, '../../docs/security');
const ROOT = join(__dirname, '../..');

async function main(args: readonly string[]): Promise<number> {
  const facts = await readFacts(ROOT);
  const files = packFiles(facts);
  const problems = [
    ...problemsOf(facts),
    ...Object.values(files).flatMap((text) => missingProofs(ROOT, text)),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  return args.includes('--check') ? check(files) : write(files);
}

const standing = (): string[] => (existsSync(FOLDER) ? readdirSync(FOLDER) : []);

function write(files: Readonly<Record<string, string>>): number {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of standing()) if (files[name] === undefined) rmSync(join(FOLDER, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(FOLDER, name), text);
  console.log(`docs/security: ${Object.keys(files).length} files written.`);
  return 0;
}

function check(files: Readonly<Record<string, string>>): number {
  const names = [...new Set([...Object.keys(files), ...standing()])].sort();
  const stale = names.filter(
    (name) =>
      files[name] !== (standing().includes(name) ? readFileSync(join(FOLDER, name), 'utf8') : null),
  );
  for (const name of stale)
    console.error(
      `docs/security/${name} is stale: run npm run security-pack and commit the result.`,
    );
  return stale.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
