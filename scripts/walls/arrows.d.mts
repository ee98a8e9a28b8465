/** Rooms of `src/` from the top down: a room imports rooms below it, and of one beside it types only. */
export const FLOORS: readonly (readonly string[])[];
