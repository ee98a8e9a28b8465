/**
 * The address of a guide of the documentation site, for a click on the page: with a token of two
 * minutes where the site has a gate and the guide is gated. Nothing of it is logged or stored.
 */
import type { Tools } from '../service/tools';
import { AppError } from '../errors';
import { TOKEN_PARAMETER } from '../guides/claims';
import { tierNeeded } from '../guides/gated';
import { claimsFor, mintToken } from '../guides/mint';
import { guideSite } from '../guides/settings';
import { sitePath } from '../guides/site-path';
import { covers, tierOf, type Tier } from '../guides/tier';
import type { PageInput, PageOutcome } from './contract';
import { WANTED_GUIDE } from './inputs';

/** @throws AppError `bad-input` where there is no such guide; what an operator or a licence holds back is an answer */
export async function openGuide(
  { guide }: PageInput<'guide-link'>,
  { licence, now }: Tools,
): Promise<PageOutcome<'guide-link'>> {
  const path = sitePath(guide);
  if (path === null)
    throw new AppError('bad-input', 'There is no such guide.', {
      remedy: `Expected: ${WANTED_GUIDE}.`,
    });
  const site = guideSite();
  if (site.kind === 'none')
    return refusal(
      'guide-not-set-up',
      site.wrong,
      'Until then the documentation is in the folders docs and docs-site of the app’s own repository.',
    );
  const needed = tierNeeded(`/${path}`);
  if (site.kind === 'open' || needed === null)
    return {
      ok: true,
      code: 'guide-open',
      text: 'The guide is open to all.',
      url: `${site.root}${path}`,
    };
  const tier = tierOf(licence);
  if (tier === null || !covers(tier, needed)) return withheld(tier, needed);
  const token = mintToken(claimsFor(tier, now()), site.secret);
  return {
    ok: true,
    code: 'guide-link',
    text: 'The guide opens with a link that works for two minutes, for whoever has it.',
    tier,
    url: `${site.root}${path}?${TOKEN_PARAMETER}=${token}`,
  };
}

type Withheld = Extract<PageOutcome<'guide-link'>, { ok: false }>;

function withheld(tier: Tier | null, needed: Tier): Withheld {
  return tier === null
    ? refusal(
        'guide-needs-licence',
        'This guide is for sites with an active licence of LaunchPad, and this one has none.',
        'A site administrator sees why, and renews it, under Apps › Manage apps.',
      )
    : refusal(
        'guide-needs-edition',
        `This guide belongs to the ${needed === 'advanced' ? 'Advanced' : 'Standard'} ` +
          'edition, and this site has the Standard one.',
        'A site administrator changes the edition under Apps › Manage apps.',
      );
}

const refusal = (code: Withheld['code'], text: string, remedy: string): Withheld => ({
  ok: false,
  code,
  text: `${text} ${remedy}`,
  remedy,
});
