import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../src/service/inputs';

const src = join(__dirname, '../../src');

/** Told to programs, and never to a person: what outputs mean, lines of the log of defects, and defects themselves. */
const NOT_SPOKEN = [/^service\/outputs/u, /\.generated\.ts$/u, /\.test\.ts$/u];

/** Names of inputs that are no words of English. */
const COINED = [
  ...new Set(Object.values(INPUTS).flatMap((input) => Object.keys(input.shape))),
].filter((name) => /[a-z][A-Z]/u.test(name));
/** AQL that a person copies: `objectType` is a word of Assets there. */
const AQL = /^objectType = …/u;
const ACTIONS = Object.keys(INPUTS);
const ASSIGNED = 'extend|references|variant|key|name|schema|report|project|only|part|since|until';
const JARGON = new RegExp(
  `\\b(?:${[...ACTIONS, ...COINED].join('|')})\\b|\\b(?:${ASSIGNED})=|\\bwith extend\\b|\\bto extend\\b`,
  'u',
);

/** Texts of a file that have a blank, and so are said: with what they put in left as `…`. */
function sentences(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(src, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source).startsWith('console.')) return;
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Error') return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const { head, templateSpans } = node;
      found.push([head.text, ...templateSpans.map(({ literal }) => literal.text)].join('…'));
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found.filter((text) => text.includes(' '));
}

describe('what the app says', () => {
  it('names no action and no input', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !NOT_SPOKEN.some((one) => one.test(file)));
    expect(files.length).toBeGreaterThan(200);
    const bad = files.flatMap((file) =>
      sentences(file)
        .filter((text) => !AQL.test(text) && JARGON.test(text))
        .map((text) => `${file}: ${text.slice(0, 120)}`),
    );
    expect(bad).toEqual([]);
  });
});
