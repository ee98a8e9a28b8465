/**
 * What a plan needs of the whole site, and what of the site it will be beside: known before
 * the first write, so said then.
 */
import type { Observation } from '../../assets/observation';
import { quoted } from '../../text/inert';
import type { Finding, StatusStep, Step } from '../plan';
import { listed } from '../../text/lists';
import { foldName } from '../../text/fold-name';

const MOST_NAMED = 5;

export function needsOfSite(steps: readonly Step[], globals: Observation['globals']): Finding[] {
  return [...iconNeeded(steps, globals), ...statusTwins(steps, globals)];
}

/** Assets takes no object type without an icon (mandatory since July 2025; seen on Cloud by three). */
function iconNeeded(steps: readonly Step[], { icons }: Observation['globals']): Finding[] {
  const isNeeded = steps.some((step) => step.kind === 'object-type');
  if (!isNeeded || icons === null || icons.length > 0) return [];
  return [
    {
      kind: 'block',
      code: 'no-icon',
      sentence:
        'Assets shows you no icon on this site, and every new object type must be given one.',
      remedy:
        'In Assets add an icon under Configuration → Icons (or ask an Assets administrator to), then preview again.',
    },
  ];
}

/** One line: the statuses to be created whose name a status of the whole site has, in another category. */
function statusTwins(steps: readonly Step[], { statuses }: Observation['globals']): Finding[] {
  const twins = steps
    .filter((step): step is StatusStep => step.kind === 'status')
    .flatMap((step) => {
      const alike = statuses.filter((one) => foldName(one.name) === foldName(step.name));
      const [twin] = alike;
      return twin === undefined || alike.some((one) => one.category === step.category)
        ? []
        : [
            `${quoted(twin.name, 60)} (${twin.category}; in ${step.schema} it will be ${step.category})`,
          ];
    });
  if (twins.length === 0) return [];
  const one = twins.length === 1;
  return [
    {
      kind: 'warn',
      code: 'status-twin',
      sentence:
        `The site already has ${one ? 'a status' : 'statuses'} of the same name in ` +
        `another category: ${listed(twins, MOST_NAMED)}. ${one ? 'It is' : 'They are'} ` +
        `left alone, and the object schema gets ${one ? 'one of its own' : 'its own'}: ` +
        `people will see ${one ? 'the name' : 'each name'} twice. If one is enough, ` +
        'change the category of the status of the site, or rename it, and preview ' +
        'again.',
    },
  ];
}
