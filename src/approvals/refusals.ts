/**
 * What a person is told when a confirmation does not count: which rule, and what to do next.
 * Never a code, nothing of other people.
 */
import { AppError } from '../errors';
import { MOST_TRIES } from './rules';

const AGAIN = 'Ask for a new preview and confirm that one.';

export const previewUnknown = (): AppError =>
  new AppError('preview-unknown', 'There is no preview with this id.', {
    remedy: 'Check the id (it looks like p-7k3q), or ask for a new preview.',
  });

export const previewNotYours = (): AppError =>
  new AppError(
    'preview-not-yours',
    'This preview belongs to somebody else, and only they can confirm it.',
    { remedy: 'Ask for a preview of your own and confirm that one.' },
  );

export const previewOtherWorkspace = (): AppError =>
  new AppError('preview-other-workspace', 'This preview was made for another Assets workspace.', {
    remedy: 'Ask for a new preview in this workspace.',
  });

export const previewReplaced = (latest: string | null): AppError =>
  new AppError(
    'preview-replaced',
    'You have asked for another preview since, which replaced this one.',
    {
      remedy:
        latest === null ? AGAIN : `Confirm the latest one, ${latest}, or ask for a new preview.`,
    },
  );

export const previewCancelled = (): AppError =>
  new AppError(
    'preview-cancelled',
    'You have cancelled this preview, so it can no longer be confirmed.',
    { remedy: AGAIN },
  );

export const previewExpired = (): AppError =>
  new AppError(
    'preview-expired',
    'This preview has expired: one can be confirmed for 15 minutes.',
    { remedy: AGAIN },
  );

export const clockSetBack = (): AppError =>
  new AppError(
    'preview-expired',
    'This preview was made at a time that is still to come, so the clock was set back and its age is unknown.',
    { remedy: AGAIN },
  );

export const confirmationOff = (): AppError =>
  new AppError(
    'confirmation-off',
    'Deployments are switched off on this site; previews are all that is allowed.',
    {
      remedy: "Ask a Jira admin to change the setting on the app's page in Jira.",
    },
  );

export const confirmationOnPage = (why: 'setting' | 'agent' | 'no-code'): AppError =>
  new AppError(
    'confirmation-on-page',
    {
      setting: 'On this site deployments are confirmed on the page of the app only, not in chat.',
      agent: 'A call from another agent cannot confirm a deployment.',
      'no-code': 'This preview was made without a code, so it cannot be confirmed in chat.',
    }[why],
    {
      remedy:
        "Open the app's page in Jira, check the preview and confirm it there." +
        (why === 'no-code' ? ' Or ask for a new preview in chat.' : ''),
    },
  );

export function tooEarly(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000);
  return new AppError(
    'confirmation-too-early',
    'This confirmation came too soon after its preview for a person to have read it.',
    {
      remedy:
        `Read the preview and confirm it again in ${seconds} ` +
        `${seconds === 1 ? 'second' : 'seconds'}; this try was not counted.`,
      retryAfterMs: waitMs,
    },
  );
}

const TYPE_CODE =
  'Type just "confirm" and the code shown with the preview (four characters, a ' +
  'dash, four characters), and nothing else.';

/** Says no code back: it was compared with nothing, and the only call to confirm with a code is that of the preview. */
export const confirmationUnclear = (why: 'no code' | 'two codes' | 'more than assent'): AppError =>
  new AppError(
    'confirmation-unclear',
    {
      'no code': 'This message holds no confirmation code, so it confirms nothing.',
      'two codes': 'This message holds two different codes, so it confirms nothing.',
      'more than assent':
        'Beside the code this message says something that is more than a yes, so it was not taken for a confirmation.',
    }[why] + ' Nothing was started, and no try was used.',
    {
      remedy:
        `To deploy exactly what was previewed: ${TYPE_CODE} If something is to be ` +
        'different, say what, and a new preview will show it.',
    },
  );

export const codeWrong = (left: number): AppError =>
  new AppError(
    'confirmation-wrong',
    `This is not the confirmation code of the preview. ${left} of ${MOST_TRIES} ` +
      `tries ${left === 1 ? 'is' : 'are'} left.`,
    {
      remedy: `${TYPE_CODE} A "yes" does not confirm.`,
    },
  );

export const triesUsedUp = (): AppError =>
  new AppError(
    'confirmation-locked',
    `After ${MOST_TRIES} wrong codes this preview can no longer be confirmed.`,
    { remedy: AGAIN },
  );
