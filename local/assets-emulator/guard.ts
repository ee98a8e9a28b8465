/** Who may talk to the emulator: programs of this machine, and no page that happens to be open in a browser on it. */

/**
 * Why a request is refused, as a sentence; null where it may pass. `header` looks up a request
 * header by lower-case name.
 */
export function strangerProblem(
  header: (name: string) => string | null,
  port: number | undefined,
): string | null {
  const host = header('host');
  const origin = header('origin');
  if (port === undefined || !own(port).includes(host ?? ''))
    return 'The emulator answers only under 127.0.0.1 and localhost.';
  if (origin !== null && origin !== `http://${host ?? ''}`)
    return 'The emulator does not answer pages of other origins.';
  return header('sec-fetch-site') === 'cross-site'
    ? 'The emulator does not answer requests that another site begins.'
    : null;
}

/**
 * A name that resolves to 127.0.0.1 (DNS rebinding) shows in `Host`, a page of another origin in
 * `Origin`, which browsers send with every POST (Fetch standard). Programs send no `Origin`.
 */
const own = (port: number): string[] => [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
