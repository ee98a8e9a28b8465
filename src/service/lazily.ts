/**
 * An object whose entries are made when they are first asked for, and kept. Building a shape
 * costs time, and one call of the app needs only a few of them: made at module scope, all of them
 * would be paid for by every cold start.
 */
export function lazily<T extends object>(makers: { readonly [K in keyof T]: () => T[K] }): T {
  const made = {} as T;
  for (const key of Object.keys(makers) as (keyof T)[])
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[key]();
        Object.defineProperty(made, key, { enumerable: true, value });
        return value;
      },
    });
  return made;
}
