import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Source files below a folder with their paths from there, tests left out, in order. */
export function sourcesBelow(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
