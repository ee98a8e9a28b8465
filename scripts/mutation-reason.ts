/** A defect that may stay: found by file and line, with the reason. */
export interface Reason {
  file: string;
  /** The line begins so. */
  line: string;
  /** And the defect holds this, where not all of the line have the same reason. */
  put?: string;
  why: string;
  /** Nothing that the app does can tell the two apart. */
  isEquivalent?: true;
}

type ReasonOf = (file: string, line: string, why: string, put?: string) => Reason;

/** For the sources of a room: such a defect matters, and is held elsewhere, or hardly ever. */
export const mayStayIn =
  (room: string): ReasonOf =>
  (file, line, why, put) => ({
    file: `src/${room}/${file}`,
    line,
    why,
    ...(put === undefined ? {} : { put }),
  });

/** For the sources of a room: whatever such a defect is put into, the app does the same. */
export const sameIn = (room: string): ReasonOf => {
  const mayStay = mayStayIn(room);
  return (...reason) => ({ ...mayStay(...reason), isEquivalent: true });
};
