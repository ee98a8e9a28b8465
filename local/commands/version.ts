import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version of the package, or `unknown`. */
export function version(): string {
  const file: unknown = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  const found =
    typeof file === 'object' && file !== null && 'version' in file ? file.version : null;
  return typeof found === 'string' ? found : 'unknown';
}
