import { currentInvocation } from './runtime';

const RealDate = Date;
let offset = 0;

/**
 * Sets the clock of the app's code forward or back, in milliseconds, for the rest of this
 * process. Only what runs within an invocation goes by it; host, queue, storage and terminal do
 * not.
 */
export function jumpAppClock(ms: number): void {
  offset += ms;
  if (globalThis.Date === RealDate) globalThis.Date = AppDate as DateConstructor;
}

const now = (): number => RealDate.now() + (currentInvocation() === undefined ? 0 : offset);

class AppDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }

  static override now(): number {
    return now();
  }
}
