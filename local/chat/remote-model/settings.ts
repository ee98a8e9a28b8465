import { AppError } from '../../../src/errors';
import { inert } from '../../../src/text/inert';

/** A model behind an OpenAI-compatible endpoint. */
export interface ModelSettings {
  /** Where completions are asked for. */
  url: URL;
  /** Name of the model, as the endpoint knows it. */
  model: string;
  /** Null for an endpoint that wants none, such as most local servers. */
  key: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const PATH = '/chat/completions';

/**
 * LAUNCHPAD_MODEL_URL (up to and with `/v1`), LAUNCHPAD_MODEL, LAUNCHPAD_MODEL_KEY; null where no
 * URL is set, which means the built-in model. Throws `bad-input` for settings that cannot work or
 * would send the key in the clear.
 */
export function readModelSettings(env: Environment): ModelSettings | null {
  const text = env['LAUNCHPAD_MODEL_URL']?.trim() ?? '';
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const model = env['LAUNCHPAD_MODEL']?.trim() ?? '';
  const key = env['LAUNCHPAD_MODEL_KEY']?.trim() ?? '';
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '')
    throw refuse(
      'LAUNCHPAD_MODEL_URL is not a URL such as http://127.0.0.1:11434/v1.',
      'Give the base of an OpenAI-compatible endpoint, and its key in LAUNCHPAD_MODEL_KEY.',
    );
  if (model === '')
    throw refuse(
      'LAUNCHPAD_MODEL_URL is set, but LAUNCHPAD_MODEL is not.',
      'Set it to the name of a model of that endpoint.',
    );
  if (key !== '' && url.protocol === 'http:' && !LOOPBACK.has(url.hostname))
    throw refuse(
      `LAUNCHPAD_MODEL_KEY would go to ${inert(url.host, 80)} in the clear.`,
      'Use https, or leave the key out.',
    );
  if (!url.pathname.endsWith(PATH)) url.pathname = `${url.pathname.replace(/\/+$/, '')}${PATH}`;
  return { url, model, key: key === '' ? null : key };
}

const refuse = (sentence: string, remedy: string): AppError =>
  new AppError('bad-input', sentence, { remedy });
