/** Holds that every file and every test a page names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `path/of/a-file.ts` in backticks, and the words of a test behind it. */
const NAMED =
  /`((?:\.?[\w-]+\/)+[\w.-]+\.(?:ts|tsx|mts|md|json|txt|yml)|manifest\.yml|SECURITY\.md)`(?:, “([^”]+)”)?/g;

/** Made by a build, so not in a checkout. */
const MADE = /^(?:dist|static\/admin\/build)\//;

export interface Proof {
  file: string;
  says: string | null;
}

export const proofsIn = (markdown: string): Proof[] =>
  [...markdown.matchAll(NAMED)]
    .map(([, file = '', says]) => ({ file, says: says ?? null }))
    .filter(({ file }) => !MADE.test(file));

/** What is wrong; [] is right. */
export function missingProofs(root: string, markdown: string): string[] {
  return proofsIn(markdown).flatMap(({ file, says }) => {
    if (!existsSync(join(root, file))) return [`${file} is named and is not there.`];
    if (says === null || plain(readFileSync(join(root, file), 'utf8')).includes(plain(says)))
      return [];
    return [`${file} has no test “${says}”.`];
  });
}

/** With one kind of apostrophe, and a string that was broken over lines in one piece. */
const plain = (text: string): string => text.replace(/' \+\s+'/g, '').replace(/[’‘]|\\'/g, "'");
