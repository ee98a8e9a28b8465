import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { HeldPreview } from './held-preview';
import type { Request } from './request';

/** `unasked`: the client failed to ask. */
export interface Asked {
  kind: 'accepted' | 'declined' | 'dismissed' | 'unasked';
}

/** Asks the person at the client, where the model neither sees the question nor gives the answer. */
export interface Confirmer {
  ask(preview: HeldPreview, request: Request): Promise<Asked>;
}

/** A sign of life while the person reads, for clients that give a silent request up. */
const SIGN_OF_LIFE_MS = 10_000;

/**
 * Elicitation in form mode (Model Context Protocol, 2025-06-18): the person reads the whole
 * preview in a form of the client, and accepts or declines it. Null where the client did not say
 * that it can.
 */
export function elicitation(server: Server, log: (line: string) => void): Confirmer | null {
  if (server.getClientCapabilities()?.elicitation?.form === undefined) return null;
  return {
    async ask(preview, { signal, progress }) {
      let looks = 0;
      const timer = setInterval(
        () =>
          progress?.tell({
            done: (looks += 1) / 1_000,
            total: null,
            message: 'waiting for the person to confirm',
          }),
        SIGN_OF_LIFE_MS,
      );
      try {
        const { action } = await server.elicitInput(formFor(preview), {
          timeout: preview.validMs,
          signal,
        });
        return { kind: OUTCOME[action] };
      } catch (error) {
        log(
          `the client did not ask its person: ${error instanceof Error ? error.message : 'unknown'}`,
        );
        return { kind: signal.aborted ? 'dismissed' : 'unasked' };
      } finally {
        clearInterval(timer);
      }
    },
  };
}

const OUTCOME = { accept: 'accepted', decline: 'declined', cancel: 'dismissed' } as const;

/** Nothing to fill in: what is accepted is what is in the message, whole. */
const formFor = ({ target, digest, lines }: HeldPreview): Parameters<Server['elicitInput']>[0] => ({
  mode: 'form',
  message: [
    'Deploy exactly this?',
    `Where: ${target}. Digest: ${digest}.`,
    '',
    ...lines,
    '',
    'Accept to deploy exactly this. Decline, and nothing is started.',
  ].join('\n'),
  requestedSchema: { type: 'object', properties: {} },
});
