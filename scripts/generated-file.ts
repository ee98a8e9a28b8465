import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** The file's text, or '' where there is none. */
function currentText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * The command line of a generator: writes `file`; with `--check` writes nothing and sets exit
 * code 1 where it is stale.
 */
export async function runGenerator(
  file: string,
  generate: () => Promise<string>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const name = relative(process.cwd(), file);
  const text = await generate();
  if (!args.includes('--check')) {
    writeFileSync(file, text);
    console.log(`${name} written.`);
  } else if (currentText(file) !== text) {
    console.error(`${name} is stale: run npm run generate and commit the result.`);
    process.exitCode = 1;
  }
}
