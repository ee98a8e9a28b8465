/** Why an object type that exists could take the place of one of ours, in a sentence. Pure. */
import { listed } from '../text/lists';

/** Why an object type could be meant. */
export interface LinkWhy {
  /**
   * `same`: of our name, but for case and number; `other`: called as ours is elsewhere; `part`:
   * with other words; null: its attributes are alike.
   */
  name: 'same' | 'other' | 'part' | null;
  /** Attributes of ours that it has too, and those that it lacks, by our names. */
  shared: string[];
  lacks: string[];
  /** How many objects it holds. */
  objects: number;
  /** Of Atlassian's common data model. */
  system: boolean;
}

export interface LinkCandidate {
  /** What is behind the name in `references`: `Person=` + this. */
  value: string;
  schemaKey: string;
  schemaName: string;
  /** Names from the root of its schema down to it. */
  path: string[];
  /** Whether its schema lets others refer to it; `unreadable`: Assets does not show that. */
  sharing: 'on' | 'off' | 'unreadable';
  why: LinkWhy;
  /** The same in a sentence. */
  sentence: string;
}

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
