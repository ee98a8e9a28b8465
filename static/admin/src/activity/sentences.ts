/** A line of the log as a sentence. Pure. */
import { changeWords } from '../settings/choices';
import type { ActivityLine } from '../views';
import { ORIGIN_WORDS, plural } from '../words';
import { shortDigest } from '../../../../src/text/short-digest';

type Facts = ActivityLine['facts'];

const text = (facts: Facts, name: string): string => String(facts[name] ?? '').slice(0, 80);
const digest = (facts: Facts): string => shortDigest(text(facts, 'digest'));
/** Lines of an older version of the app may not have it. */
const of = (facts: Facts): string =>
  facts['templates'] === undefined ? '' : ` of ${text(facts, 'templates')}`;
const where = (facts: Facts): string => {
  const words = ORIGIN_WORDS[text(facts, 'origin')];
  return words === undefined ? '' : ` ${words}`;
};

const ENDS: Readonly<Record<string, string>> = {
  succeeded: 'was finished and verified',
  failed: 'failed',
  drifted: 'stopped, because the workspace had changed',
  cancelled: 'was cancelled',
};

const REASONS: Readonly<Record<string, string>> = {
  'preview-not-yours': 'somebody else had asked for it',
};

const SENTENCES: Readonly<Record<ActivityLine['kind'], (facts: Facts) => string>> = {
  'preview-issued': (facts) =>
    `Asked for a preview${of(facts)}${where(facts)}: ${text(facts, 'preview')}, digest ${digest(facts)}.`,
  'confirmation-wrong': (facts) =>
    `Gave a wrong code for preview ${text(facts, 'preview')}; ` +
    `${plural(Number(facts['left'] ?? 0), 'try', 'tries')} left.`,
  'confirmation-refused': (facts) =>
    `Was refused the confirmation of preview ${text(facts, 'preview')}: ` +
    `${REASONS[text(facts, 'reason')] ?? text(facts, 'reason')}.`,
  approved: (facts) =>
    `Confirmed a deployment${of(facts)}${where(facts)}, digest ${digest(facts)}.`,
  'deployment-started': (facts) =>
    `The deployment${of(facts)} began: ${plural(Number(facts['total'] ?? 0), 'element')} to create.`,
  'deployment-progress': (facts) =>
    `${text(facts, 'done')} of ${plural(Number(facts['total'] ?? 0), 'element')} are there.`,
  'deployment-ended': (facts) => {
    const byHand = Number(facts['setByHand'] ?? 0);
    const state = text(facts, 'state');
    const left =
      byHand > 0 ? `; ${plural(byHand, 'setting is', 'settings are')} left to do by hand` : '';
    return `The deployment${of(facts)} ${ENDS[state] ?? state}${left}.`;
  },
  'deployment-cancelled': () => 'Cancelled the deployment.',
  'settings-changed': (facts) => {
    const changes = Object.entries(facts).map(
      ([name, value]) => changeWords(name, String(value)) ?? `${name}: ${String(value)}`,
    );
    return changes.length === 0 ? 'Saved the settings.' : `Changed ${changes.join(', and ')}.`;
  },
};

/** What is not known, such as a kind that a newer version of the app wrote, is given as it is. */
export function sentenceOf({ kind, facts }: Pick<ActivityLine, 'kind' | 'facts'>): string {
  return Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind](facts) : kind;
}
