import type { Reading } from './score';
import type { ReferenceRequest } from './slots/references';
import type { Permission } from './slots/schema-lists';

/** What a turn asks for besides its intent. Null, [] and `none` say that the person did not speak of it. */
export interface Slots {
  /** Keys of templates, in the order named; every template for "all of them". */
  templates: string[];
  /** What stands where a template is expected and is none that is known, as written. */
  unknownTemplate: string | null;
  name: string | null;
  key: string | null;
  references: ReferenceRequest;
  extend: Permission;
  allowSharing: Permission;
  project: string | null;
  variant: 'full' | 'lean' | null;
  leaveOut: string[];
  /** A time spoken of, in words the app understands. */
  when: string | null;
}

export interface Understanding {
  reading: Reading;
  slots: Slots;
  /** Confirmation code typed in this turn, or null. */
  code: string | null;
  previewId: string | null;
  deploymentId: string | null;
  /** "again", "same": the last request once more. */
  again: boolean;
  /** The turn speaks of a template by "it" or "that" only. */
  pointsBack: boolean;
  /** "What about …": what was done last, for another template. */
  turnsTo: boolean;
  /** The turn asks about something rather than for it. */
  asks: boolean;
  /** The turn negates what it names ("do not confirm"). */
  negated: boolean;
  /** Form in which a report is wanted. */
  format: 'markdown' | 'json';
  /** Page of the guide that is asked for; null where none is told. */
  guide: string | null;
  /** The turn was longer than what is read. */
  cut: boolean;
}

/** Whether a turn sets an option of a deployment. */
export function hasOptions(slots: Slots): boolean {
  const { references } = slots;
  return (
    [
      slots.name,
      slots.key,
      slots.project,
      slots.variant,
      references.all,
      references.hub,
      references.other,
    ].some((value) => value !== null) ||
    references.each.length > 0 ||
    slots.leaveOut.length > 0 ||
    slots.extend.kind !== 'none' ||
    slots.allowSharing.kind !== 'none'
  );
}
