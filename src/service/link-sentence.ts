/** Why an object type that exists could take the place of one of ours, in a sentence. Pure. */
import { listed } from '../text/lists';
import type { LinkCandidate, LinkWhy } from './link-choices';

const MOST_NAMED = 3;

export function linkSentence(
  ours: string,
  { name, shared, lacks, objects, system }: LinkWhy,
  sharing: LinkCandidate['sharing'],
): string {
  const all = shared.length + lacks.length;
  const parts = [
    ...(system ? ["one of Atlassian's common data model"] : []),
    ...(name === 'same' ? ['called the same'] : []),
    ...(name === 'other' ? [`what ${ours} is often called`] : []),
    ...(name === 'part' ? [`${ours}, or what that is often called, is part of its name`] : []),
    shared.length === 0
      ? `has none of the ${all} attributes`
      : `has ${shared.length} of the ${all} attributes (${listed(shared, MOST_NAMED)})`,
    objects === 0
      ? 'holds no object yet'
      : `holds ${objects === 1 ? '1 object' : `${objects} objects`}`,
    ...(sharing === 'off' ? ['sharing has to be allowed first'] : []),
  ];
  const sentence = parts.join('; ');
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}
