/** Which template a request names, where the name is nearly right: taken where only one fits, and said. */
import { AppError } from '../errors';
import { SAY } from '../planner/say';
import { findTemplateStrictly, type Findable } from '../templates/find';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { singular } from '../templates/nearly';
import { SPOKEN_NAMES } from '../templates/spoken-names';
import { quoted } from '../text/inert';

export interface Named {
  key: string;
  /** What was taken for what, and what was not used; null where the name is the template's own. */
  said: string | null;
}

/**
 * Words that limit or take away: beside a name they say something that a plan of the whole
 * template would contradict.
 */
const LIMITING = new RegExp(
  String.raw`\b(?:only|just|without|except(?:ing)?|excluding|but|not|no|minus|instead|less` +
    String.raw`|nur|ohne|ausser|statt|sans|sauf|seulement|uniquement)\b`,
  'iu',
);

/**
 * @param own what the person can name besides the catalogue
 * @throws AppError `unknown-template`, with what would do
 */
export function templateNamed(text: string, own: readonly Findable<string>[] = []): Named {
  // Who names a key of their own exactly means that, whatever else is called nearly so.
  const exact = own.find(({ key }) => key === text.trim().toUpperCase());
  if (exact !== undefined) return { key: exact.key, said: null };
  const found = findTemplateStrictly<string>(text, [...own, ...TEMPLATE_INDEX]);
  if (found.kind === 'one') return { key: found.key, said: null };
  const near = found.kind === 'several' ? found.keys : found.nearest;
  const beside = wordsBeside(text);
  if (beside !== null && LIMITING.test(text)) throw limited(text, beside.key);
  const taken = found.kind === 'several' ? null : (beside ?? calledNearly(text));
  if (taken !== null) {
    const name = TEMPLATE_INDEX.find(({ key }) => key === taken.key)?.name ?? '';
    const unused = taken.unused === '' ? '' : ` Not used: ${quoted(taken.unused, 60)}.`;
    return {
      key: taken.key,
      said: `Understood: ${quoted(text, 60)} as ${taken.key}, ${name}.${unused}`,
    };
  }
  throw new AppError(
    'unknown-template',
    `${found.kind === 'several' ? 'Several templates answer to' : 'There is no template'} ${quoted(text, 60)}.`,
    {
      remedy:
        near.length === 0
          ? 'To see all there are, ask: what can you deploy?'
          : `Did you mean ${near.join(' or ')}? To see all there are, ask: what can you deploy?`,
    },
  );
}

interface Taken {
  key: string;
  /** Words that name nothing, as said. */
  unused: string;
}

/** In German or French, or as people say it. */
function calledNearly(text: string): Taken | null {
  const said = singular(text);
  const spoken = Object.entries(SPOKEN_NAMES).find(([name]) => singular(name) === said)?.[1];
  return spoken === undefined ? null : { key: spoken, unused: '' };
}

/** The one template whose key or whole name is among the words. */
function wordsBeside(text: string): Taken | null {
  const words = ` ${singular(text)} `;
  const named = TEMPLATE_INDEX.flatMap(({ key, name }) =>
    [key, name]
      .map(singular)
      .filter((one) => words.includes(` ${one} `))
      .map((one) => ({ key, one, unused: words.replace(` ${one} `, ' ').trim() })),
  ).sort((a, b) => b.one.length - a.one.length);
  const [longest, ...others] = named;
  const isWithin = ({ one }: { one: string }): boolean =>
    ` ${longest?.one ?? ''} `.includes(` ${one} `);
  const isOne = others.every((other) => other.key === longest?.key || isWithin(other));
  return isOne && longest !== undefined ? longest : null;
}

function limited(text: string, key: string): AppError {
  const type = TEMPLATE_INDEX.find((entry) => entry.key === key)?.types.at(-1) ?? '';
  return new AppError(
    'bad-input',
    `${quoted(text, 60)} limits what is to be planned of ${key}, and which object ` +
      'types are meant is not plain. Nothing was planned.',
    {
      remedy:
        `Name them. Say for example: ${SAY.only([key], type)}; or: ${SAY.deploy([key])} ` +
        `and ${SAY.leaveOut(type)}; or, for all of it: ${SAY.deploy([key])}.`,
    },
  );
}
