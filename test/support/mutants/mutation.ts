/** A mutant: the app with one safeguard taken out, wherever the sources hold it. */

export interface Edit {
  /** Path from the root of the repository. */
  file: string;
  /** Exactly this text stands once in the file; where it does not, the mutant cannot be planted and its test fails. */
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
  return mutant.edits.filter((edit) => edit.file === file).reduce((text, { find, put }) => {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`The mutant "without ${mutant.without}" cannot be planted: ${file} holds ${JSON.stringify(find)} ${parts.length - 1} times, not once.`);
    return parts.join(put);
  }, source);
}
