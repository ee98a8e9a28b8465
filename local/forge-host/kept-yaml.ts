/**
 * What a YAML file says, kept as JSON beside the installed packages: reading the manifest's YAML
 * takes a third of the time that a command needs to start.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const KEPT = join(__dirname, '../../node_modules/.cache/launchpad/yaml');

/**
 * The value of a YAML text, parsed once for each content. Where nothing can be kept it is parsed
 * each time. Throws `YAMLParseError` where the text is no YAML.
 */
export function parseYaml(text: string): unknown {
  const file = join(KEPT, `${createHash('sha256').update(text).digest('hex')}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Loaded only where it is needed: it is as large as all the rest of the host.
    const { parse } = createRequire(__filename)('yaml') as typeof import('yaml');
    const value: unknown = parse(text);
    keep(file, JSON.stringify(value));
    return value;
  }
}

/** Beside its place and then in it, so that nobody reads half of it. */
function keep(file: string, json: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, json);
    renameSync(draft, file);
  } catch {
    // A checkout that cannot be written to.
  }
}
