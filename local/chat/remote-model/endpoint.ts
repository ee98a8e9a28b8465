import { setTimeout as delay } from 'node:timers/promises';
import type { EnvHttpProxyAgent, Response } from 'undici';
import { inert } from '../../../src/text/inert';
import type { ActionTool } from '../../tools/manifest-actions';
import { eventsOf } from './events';
import { assembleSaid, type Message, type Said } from './message';
import type { ModelSettings } from './settings';

/** The model did not answer; the sentence says why, without the key. */
export class ModelFailure extends Error {}

export interface Endpoint {
  /** One answer. `onText` gets all of its text so far whenever more has come. Throws `ModelFailure`. */
  ask(messages: readonly Message[], onText: (text: string) => void): Promise<Said>;
}

export interface Patience {
  /** Longest silence, in milliseconds. Default 60 s. */
  silenceMs: number;
  /** Longest answer, in milliseconds. Default 3 min. */
  wholeMs: number;
  /** Pauses before asking again after 429 or 5xx; none is made once text has come. Default 1 s and 4 s. */
  pausesMs: readonly number[];
}

const PATIENCE: Patience = { silenceMs: 60_000, wholeMs: 180_000, pausesMs: [1_000, 4_000] };

/** A client of one model. Proxies named in the environment of the process are used. */
export function openEndpoint(
  settings: ModelSettings,
  tools: readonly ActionTool[],
  given: Partial<Patience> = {},
): Endpoint {
  const patience = { ...PATIENCE, ...given };
  let agent: EnvHttpProxyAgent | null = null;
  const functions = tools.map(({ key, description, inputSchema }) => ({
    type: 'function',
    function: { name: key, description, parameters: inputSchema },
  }));
  const scrub = (text: string): string =>
    inert(settings.key === null ? text : text.replaceAll(settings.key, '(key)'), 300);

  const post = async (messages: readonly Message[], signal: AbortSignal): Promise<Response> => {
    const body = JSON.stringify({
      model: settings.model,
      messages,
      tools: functions,
      stream: true,
      stream_options: { include_usage: true },
    });
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(settings.key === null ? {} : { authorization: `Bearer ${settings.key}` }),
    };
    // Loaded here and not at the top, so that conversations with the built-in model start quickly.
    const undici = await import('undici');
    agent ??= new undici.EnvHttpProxyAgent();
    for (let attempt = 0; ; attempt += 1) {
      const response = await undici.fetch(settings.url, {
        method: 'POST',
        headers,
        body,
        signal,
        redirect: 'error',
        dispatcher: agent,
      });
      if (response.ok) return response;
      const pause = patience.pausesMs[attempt];
      const said = scrub(await response.text());
      if (pause === undefined || (response.status !== 429 && response.status < 500))
        throw new ModelFailure(refusalOf(response.status, said));
      await delay(pause, undefined, { signal });
    }
  };

  return {
    async ask(messages, onText) {
      const stop = new AbortController();
      const whole = setTimeout(() => stop.abort(), patience.wholeMs);
      let silence = setTimeout(() => stop.abort(), patience.silenceMs);
      const heard = (): void => {
        clearTimeout(silence);
        silence = setTimeout(() => stop.abort(), patience.silenceMs);
      };
      try {
        const response = await post(messages, stop.signal);
        return await read(response, heard, onText);
      } catch (error) {
        if (error instanceof ModelFailure) throw error;
        throw new ModelFailure(
          stop.signal.aborted
            ? 'The model did not answer in time.'
            : `The model could not be reached (${scrub(causeOf(error))}).`,
        );
      } finally {
        clearTimeout(whole);
        clearTimeout(silence);
      }
    },
  };

  async function read(
    response: Response,
    heard: () => void,
    onText: (text: string) => void,
  ): Promise<Said> {
    const answer = assembleSaid();
    if (response.body === null) return answer.said();
    for await (const data of eventsOf(response.body as AsyncIterable<Uint8Array>)) {
      heard();
      const problem = answer.add(data);
      if (problem !== null)
        throw new ModelFailure(`The model stopped with an error: ${scrub(problem)}`);
      onText(answer.said().text);
    }
    return answer.said();
  }
}

function refusalOf(status: number, said: string): string {
  const why =
    status === 401 || status === 403
      ? 'does not take LAUNCHPAD_MODEL_KEY'
      : status === 404
        ? 'knows no such address or model'
        : 'refused';
  return `The endpoint of the model ${why} (status ${String(status)}): ${said}`;
}

function causeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    typeof cause.code === 'string'
  )
    return cause.code;
  return error instanceof Error ? error.message : 'unknown';
}
