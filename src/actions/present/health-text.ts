/** What the health of a structure says: counts first, then each finding with where, why and what to do. */
import { NOT_CHECKED, type Health } from '../../structure/health';
import type { HealthFinding, Spot } from '../../structure/health-finding';
import { listed } from '../../text/lists';
import type { Shown } from './attribute-text';
import { inParts, type Part } from './in-parts';

/** Places that are named of one finding; the rest are counted. */
const MOST_SPOTS = 8;

const LEVELS: Readonly<Record<HealthFinding['level'], string>> = {
  broken: 'does not work',
  limit: 'beyond a limit',
  advice: 'advice',
};

export function healthText(
  { findings, rules }: Health,
  { holder, objectTypes, shown }: { holder: string; objectTypes: number; shown: Shown },
  part: number,
  most: number,
): Part {
  const of = (level: HealthFinding['level']): number =>
    findings.filter((finding) => finding.level === level).length;
  const head = [
    findings.length === 0
      ? `${holder}: healthy. ${rules} rules were tried on ${objectTypes} object types, and none is broken.`
      : `${holder}: ${findings.length} of ${rules} rules not met by its ${objectTypes} ` +
        `object types (${of('broken')} not working, ${of('limit')} beyond a limit, ` +
        `${of('advice')} advice).`,
    NOT_CHECKED,
  ];
  return inParts(
    head,
    findings.flatMap((finding) => findingLines(finding, shown)),
    part,
    most,
  );
}

function findingLines(finding: HealthFinding, shown: Shown): string[] {
  const { title, level, spots, why, remedy, source } = finding;
  const places = listed(
    spots.map((spot) => spotWords(spot, shown)),
    MOST_SPOTS,
  );
  return [
    `- **${title}** (${LEVELS[level]}${source === 'Atlassian' ? ', by Atlassian’s documentation' : ''}), ` +
      `${spots.length}: ${places}.`,
    `  Why it matters: ${why} What to do: ${remedy}`,
  ];
}

function spotWords({ path, name, count }: Spot, shown: Shown): string {
  const type = path.at(-1);
  const words =
    name === null
      ? shown(type ?? '')
      : type === undefined
        ? shown(name)
        : `${shown(name)} of ${shown(type)}`;
  return count === null ? words : `${words} (${count})`;
}
