/** Faults of Forge itself, on request: of the app's storage, of its queue, and of the function that runs. */

/** What goes wrong. `before`: nothing was done. `after`: it was done, and the answer says otherwise. */
export type PlatformHarm =
  | { kind: 'storage'; phase: 'before' | 'after'; status: number }
  /** Carried out twice; the second answer is given: a conflict where a key was to be new. */
  | { kind: 'storage-repeat' }
  | { kind: 'queue'; status: number }
  /** Two deliveries of an event, to two consumers at once. */
  | { kind: 'queue-twice' }
  | { kind: 'queue-late'; ms: number }
  /** The function dies at this call, which is not made, or is made and answered to nobody. */
  | { kind: 'kill'; phase: 'before' | 'after' }
  /** The function's clock jumps; the platform's does not. */
  | { kind: 'clock'; ms: number }
  /** From the next turn on the app is another version. */
  | { kind: 'upgrade' };

/** `function`: any call of a consumer, counted apart from what it is a call of. */
export interface PlatformCall {
  place: 'storage' | 'queue' | 'function';
  path: string;
}

export interface PlatformFaults {
  /** What hits this call, in the order the faults were given. */
  decide(call: PlatformCall): PlatformHarm[];
  /** Sets the clock of the app's code forward or back, in milliseconds. */
  jumpClock(ms: number): void;
  upgrade(): void;
}

export const NO_FAULTS: PlatformFaults = {
  decide: () => [],
  jumpClock: () => undefined,
  upgrade: () => undefined,
};

/** How an event that is pushed is delivered. `atOnce`: without regard to the concurrency it asks for. */
export interface DeliveryTerms {
  copies: 1 | 2;
  atOnce: boolean;
  lateMs: number;
}

export const USUAL_DELIVERY: DeliveryTerms = { copies: 1, atOnce: false, lateMs: 0 };

/** The function that made the call is dead: it gets no answer, and makes no other call. */
export class KilledFunctionError extends Error {}

export interface FaultyCall {
  /** null: neither of the storage nor of the queue. */
  place: 'storage' | 'queue' | null;
  path: string;
  isConsumer: boolean;
}

/** One call of the app, as the faults have it. Throws `KilledFunctionError` where the function dies of it. */
export async function throughFaults(
  faults: PlatformFaults,
  call: FaultyCall,
  answer: (terms: DeliveryTerms) => Promise<Response>,
): Promise<Response> {
  const { path, place } = call;
  const ofFunction = call.isConsumer ? faults.decide({ place: 'function', path }) : [];
  for (const harm of ofFunction) happen(faults, harm);
  const answered = await answerUnder(place === null ? [] : faults.decide({ place, path }), answer);
  if (ofFunction.some((harm) => harm.kind === 'kill'))
    throw new KilledFunctionError('killed after a call');
  return answered;
}

function happen(faults: PlatformFaults, harm: PlatformHarm): void {
  if (harm.kind === 'clock') faults.jumpClock(harm.ms);
  if (harm.kind === 'upgrade') faults.upgrade();
  if (harm.kind === 'kill' && harm.phase === 'before')
    throw new KilledFunctionError('killed before a call');
}

async function answerUnder(
  harms: readonly PlatformHarm[],
  answer: (terms: DeliveryTerms) => Promise<Response>,
): Promise<Response> {
  const instead = (phase: 'before' | 'after'): Response | null => {
    const harm = harms.find(
      (each) =>
        (each.kind === 'storage' && each.phase === phase) ||
        (each.kind === 'queue' && phase === 'before'),
    );
    return harm !== undefined && 'status' in harm ? refusal(harm.status) : null;
  };
  const twice = harms.some((harm) => harm.kind === 'queue-twice');
  const lateMs = harms.reduce((ms, harm) => ms + (harm.kind === 'queue-late' ? harm.ms : 0), 0);
  const terms: DeliveryTerms = { copies: twice ? 2 : 1, atOnce: twice, lateMs };
  const refused = instead('before');
  if (refused !== null) return refused;
  if (harms.some((harm) => harm.kind === 'storage-repeat')) await answer(terms);
  const answered = await answer(terms);
  return instead('after') ?? answered;
}

/** Codes: Atlassian documentation, "Error handling for the Key-Value Store" (429); inferred for the rest. */
const refusal = (status: number): Response =>
  Response.json(
    {
      code: status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_ERROR',
      message: 'A fault that was asked for.',
    },
    { status },
  );
