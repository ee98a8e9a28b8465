/** What can be set, what each choice means, and which one is right for most sites. */
import type { Settings } from '../views';

export type Choosable = Exclude<keyof Settings, 'retentionDays'>;

export interface ChoiceOf<K extends Choosable> {
  value: Settings[K];
  label: string;
  /** What follows from it. */
  means: string;
  isRecommended?: boolean;
}

export interface Setting<K extends Choosable> {
  title: string;
  /** As the log calls it, within a sentence. */
  short: string;
  choices: readonly ChoiceOf<K>[];
}

export const SETTINGS: { readonly [K in Choosable]: Setting<K> } = {
  confirmation: {
    title: 'Where a deployment is confirmed',
    short: 'where a deployment is confirmed',
    choices: [
      {
        value: 'chat',
        label: 'In chat or here',
        means:
          'A preview in chat shows a code, and typing it starts the deployment. This page can confirm as well.',
        isRecommended: true,
      },
      {
        value: 'page',
        label: 'On this page only',
        means: 'There is no code, so nothing that is said in chat can start a deployment.',
      },
      {
        value: 'off',
        label: 'Nowhere',
        means: 'Previews only. Nothing can be deployed until this is changed.',
      },
    ],
  },
  principal: {
    title: 'Whose permissions a deployment has',
    short: 'whose permissions a deployment has',
    choices: [
      {
        value: 'user',
        label: 'Those of the person who confirmed',
        means: 'It can do no more than that person may do, and what it creates is theirs.',
        isRecommended: true,
      },
      {
        value: 'app',
        label: 'Those of the app',
        means:
          'Only where your site does not let the app work for a person who has left the ' +
          'page. What it creates is the app’s.',
      },
    ],
  },
  present: {
    title: 'Whether somebody has to watch',
    short: 'whether somebody has to watch',
    choices: [
      {
        value: 'auto',
        label: 'Only where the site asks for it',
        means:
          'It goes on in the background. If the site refuses that, it goes on while the person looks at it.',
        isRecommended: true,
      },
      {
        value: 'always',
        label: 'Always',
        means: 'It moves on only while the person who confirmed has it open.',
      },
      {
        value: 'never',
        label: 'Never',
        means: 'It runs in the background or not at all.',
      },
    ],
  },
  updates: {
    title: 'How an open page hears of progress',
    short: 'how an open page hears of progress',
    choices: [
      {
        value: 'realtime',
        label: 'It is told',
        means: 'Changes show at once, and the page asks less often.',
        isRecommended: true,
      },
      {
        value: 'polling',
        label: 'It asks every few seconds',
        means: 'Nothing is sent to open pages. Choose it where Forge Realtime is not allowed.',
      },
    ],
  },
};

/** `where a deployment is confirmed from "In chat or here" to "On this page only"`; null for what is not known. */
export function changeWords(name: string, change: string): string | null {
  const [before = '', after = ''] = change.split(' to ');
  if (name === 'retentionDays') return `how long the log is kept from ${before} to ${after} days`;
  if (name === 'counters') return `the counters of features from ${before} to ${after}`;
  if (!Object.hasOwn(SETTINGS, name)) return null;
  const { short, choices } = SETTINGS[name as Choosable];
  const label = (value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  return `${short} from “${label(before)}” to “${label(after)}”`;
}
