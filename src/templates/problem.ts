/** What is wrong with a template file, and where. */
export interface Problem {
  file: string;
  /** JSON path from the root of the file, such as `$.objectTypes[3].attributes[2].to`. */
  path: string;
  /** What would be right, as a phrase. */
  expected: string;
  /** What is there, as a phrase. */
  found: string;
}

/** A problem before its file is known. */
export type Flaw = Omit<Problem, 'file'>;

export function renderProblem({ file, path, expected, found }: Problem): string {
  return `${file} ${path}: expected ${expected}, found ${found}`;
}

/** The JSON path of a member (or, for digits, of an entry) of what is at `path`. */
export function memberPath(path: string, member: string): string {
  if (/^\d+$/u.test(member)) return `${path}[${member}]`;
  return /^[\w$]+$/u.test(member) ? `${path}.${member}` : `${path}[${JSON.stringify(member)}]`;
}
