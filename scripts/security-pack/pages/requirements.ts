import { ATLASSIAN } from './links';
import { list, MARKS, page, section, table } from './markdown';
import { MARKETPLACE, RUNS_ON_ATLASSIAN, type Requirement } from './requirement-rows';

const rows = (requirements: readonly Requirement[]): string =>
  table(
    ['rule', 'mark', 'here', 'shown by'],
    requirements.map(({ rule, mark, here, shown }) => [rule, mark, here, shown || '–']),
  );

export const requirementsPage = (): string =>
  page(
    "Atlassian's requirements",
    'Point by point. No mark is a certificate: Atlassian has reviewed nothing of this.',
    list([
      `**${MARKS.built}**: the code does what the rule asks, and the file or test named shows it on the local machine;`,
      `**${MARKS.arguable}**: done as it seems right, and a strict reader could see it otherwise; why is said;`,
      `**${MARKS.untested}**: only a real site or Atlassian’s servers can show it, and nobody here has one;`,
      `**${MARKS.atlassian}**: the platform does it;`,
      `**${MARKS.organisation}**: asks for an organisation, which the project is not.`,
    ]),
    section(
      'Runs on Atlassian',
      `${ATLASSIAN.runsOnAtlassian}: a badge that Atlassian gives by itself to what qualifies.`,
      rows(RUNS_ON_ATLASSIAN),
    ),
    section(
      'Marketplace security requirements',
      `${ATLASSIAN.requirements}, in the version of 19 February 2026. Rules marked * ` +
        'are known second-hand, by number and sense; check the wording there.',
      rows(MARKETPLACE),
    ),
    section(
      'Shared responsibility',
      'What is Atlassian’s and what is an app’s is in the ' +
        `${ATLASSIAN.sharedResponsibility}. The tables above take it as it is there.`,
    ),
  );
