import { readOutput, type Account, type ActionOutput, type App } from '../chat/app';

/** Calls one action and always has an output: where the local machine itself fails, one that says so. */
export async function callAction(
  app: App,
  action: string,
  input: Record<string, unknown>,
  account: Account,
): Promise<ActionOutput> {
  try {
    return readOutput(await app.call(action, input, account));
  } catch (error) {
    const sentence = error instanceof Error ? error.message : 'unknown';
    return {
      ok: false,
      code: 'internal',
      text: `The app could not be called: ${sentence} Ask for the status before trying again.`,
      remedy: 'Ask for the status before trying again.',
    };
  }
}
