/**
 * Circles between files: a file that reaches itself through imports, of types too. A type that
 * two files need has a file of its own.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

const ENDINGS = ['.ts', '.tsx', '/index.ts', '/index.tsx'];

/** @param files paths from `root`; imports of anything else are not followed */
export function circlesAmong(files: readonly string[], root: string): string[][] {
  const known = new Set(files.map((file) => file.replaceAll('\\', '/')));
  const imports = new Map(
    [...known].map((file) => [
      file,
      importsOf(file, readFileSync(join(root, file), 'utf8'), known),
    ]),
  );
  return circlesIn(imports);
}

function importsOf(file: string, text: string, known: ReadonlySet<string>): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = normalize(join(dirname(file), fileName)).replaceAll('\\', '/');
    return ENDINGS.map((ending) => `${path}${ending}`).find((one) => known.has(one)) ?? [];
  });
}

/** Groups of files that all reach each other (Tarjan's strongly connected components), largest first. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    lowest.set(file, own);
    open.push(file);
    for (const next of imports.get(file) ?? []) {
      const reached = order.has(next)
        ? open.includes(next)
          ? (order.get(next) ?? own)
          : own
        : visit(next);
      lowest.set(file, Math.min(lowest.get(file) ?? own, reached));
    }
    const low = lowest.get(file) ?? own;
    if (low === own) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || imports.get(file)?.includes(file) === true)
        circles.push(group.sort());
    }
    return low;
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return circles.sort((a, b) => b.length - a.length);
}
