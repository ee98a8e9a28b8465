import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { HeldPreview } from './held-preview';
import type { Request } from './request';

/** `typed`: the person sent the form, with this text in it. `unasked`: the client failed to ask. */
export type Asked =
  { kind: 'typed'; text: string } | { kind: 'declined' | 'dismissed' | 'unasked' };

/** Asks the person at the client, where the model neither sees the question nor gives the answer. */
export interface Confirmer {
  ask(preview: HeldPreview, request: Request): Promise<Asked>;
}

const MOST_LINES = 14;
const MOST_CHARACTERS = 1_800;
/** A sign of life while the person reads, for clients that give a silent request up. */
const SIGN_OF_LIFE_MS = 10_000;

/**
 * Elicitation in form mode (Model Context Protocol, 2025-06-18): the person reads the preview and types its code in a form of
 * the client. Null where the client did not say that it can.
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
        const { action, content } = await server.elicitInput(formFor(preview), {
          timeout: preview.validMs,
          signal,
        });
        if (action !== 'accept') return { kind: action === 'decline' ? 'declined' : 'dismissed' };
        const typed = content?.['confirmation'];
        return { kind: 'typed', text: typeof typed === 'string' ? typed : '' };
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

function formFor(preview: HeldPreview): Parameters<Server['elicitInput']>[0] {
  const lines = preview.lines.slice(0, MOST_LINES);
  const more = preview.lines.length - lines.length;
  const shown = [
    ...lines,
    ...(more > 0 ? [`… and ${String(more)} more lines in the answer of preview-deployment`] : []),
  ]
    .join('\n')
    .slice(0, MOST_CHARACTERS);
  return {
    mode: 'form',
    message: `${shown}\n\nTo deploy exactly this, type the code ${preview.code} below. Anything else starts nothing.`,
    requestedSchema: {
      type: 'object',
      properties: {
        confirmation: {
          type: 'string',
          title: 'Confirmation code',
          description: `Type ${preview.code} to deploy preview ${preview.id}`,
          maxLength: 64,
        },
      },
      required: ['confirmation'],
    },
  };
}
