/** A mutant: the app with one safeguard taken out, wherever the sources hold it. */

export interface Edit {
  /** Path from the root of the repository. */
  file: string;
  /**
   * This code is once in the file, however it is laid out; where it is not, the mutant cannot be
   * planted and its test fails.
   */
  find: string;
  put: string;
}

export interface Mutant {
  /** What is taken out, in words. */
  without: string;
  edits: readonly Edit[];
}

/** @throws Error where an edit does not fit its file any more */
export function mutate(mutant: Mutant, file: string, source: string): string {
  return mutant.edits
    .filter((edit) => edit.file === file)
    .reduce((text, { find, put }) => {
      const found = [...text.matchAll(anyLayoutOf(find))];
      const [first] = found;
      if (first === undefined || found.length !== 1)
        throw new Error(
          `The mutant "without ${mutant.without}" cannot be planted: ${file} holds ` +
            `${JSON.stringify(find)} ${found.length} times, not once.`,
        );
      return text.slice(0, first.index) + put + text.slice(first.index + first[0].length);
    }, source);
}

/** Words, strings in quotation marks, and single signs; spaces are between them. */
const TOKENS = /[\w$]+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S/gu;
const isWord = (token: string | undefined): boolean => token !== undefined && /^[\w$]/u.test(token);

/** The same tokens, wherever a formatter breaks the line or leaves a comma behind the last of a list. */
function anyLayoutOf(code: string): RegExp {
  const tokens = code.match(TOKENS) ?? [];
  const pattern = tokens.map((token, index) => {
    const next = tokens[index + 1];
    const gap = next === undefined ? '' : isWord(token) && isWord(next) ? '\\s+' : '\\s*';
    const comma =
      next !== undefined && /^[)\]}]$/u.test(next) && !/^[,;([{]$/u.test(token) ? ',?\\s*' : '';
    return escaped(token) + gap + comma;
  });
  return new RegExp(pattern.join(''), 'gu');
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
