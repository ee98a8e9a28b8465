import { currentInvocation } from '../forge-host';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

/**
 * What the app logs goes to Atlassian's log in production, not to the person: here it goes to `log` until the returned
 * function is called, and what a function says later that was killed before. Nothing of the local
 * machine itself writes through `console`.
 */
export function quietConsole(log: (line: string) => void): () => void {
  const before = METHODS.map((method) => ({ method, write: console[method] }));
  for (const method of METHODS)
    console[method] = (...values: unknown[]) => log(values.map(asText).join(' '));
  return () => {
    for (const { method, write } of before) {
      console[method] = (...values: unknown[]) =>
        currentInvocation() === undefined
          ? write.call(console, ...values)
          : log(values.map(asText).join(' '));
    }
  };
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '(cannot be shown)';
  }
}
