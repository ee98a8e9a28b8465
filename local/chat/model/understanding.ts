import type { Edits } from './edits';
import type { Foreign } from './languages/lexicon';
import type { Reading } from './score';
import type { Scope } from './scope';
import type { ReferenceRequest } from './slots/references';
import type { Permission } from './slots/schema-lists';
import type { Unused } from './unused';

/** What a turn asks for besides its intent. Null, [] and `none` say that the person did not speak of it. */
export interface Slots {
  /** Keys of templates, in the order named; every template for "all of them". */
  templates: string[];
  /** What was written where a template is expected, and is no template that is known. */
  unknownTemplate: string | null;
  name: string | null;
  key: string | null;
  references: ReferenceRequest;
  extend: Permission;
  allowSharing: Permission;
  project: string | null;
  variant: 'full' | 'lean' | null;
  leaveOut: string[];
  /**
   * Attributes to be required although objects exist (`Asset.Tag`), and what is said of names
   * (`Server=Host`), as written.
   */
  required: string[];
  /** A time spoken of, in words the app understands. */
  when: string | null;
  /** The moment until which is asked; null for now. */
  until: string | null;
}

export interface Understanding extends Edits {
  /** What the request is bound to, or leaves out; see `scope.ts`. */
  scope: Scope;
  unused: Unused;
  /** What somebody needs a model for, as written; null where nothing says so. */
  need: string | null;
  /** Object types of the catalogue that are named, in the form of the catalogue. */
  types: string[];
  /** The turn asks what an object type consists of. */
  asksOfType: boolean;
  /** A model for something is asked for ("a schema for our vehicles"). */
  forSomething: boolean;
  /** Of what is planned only these templates ("only ITAM"). */
  onlyThese: boolean;
  /** One more template beside what is planned. */
  adds: boolean;
  /** All there is, without any template being named. */
  everything: boolean;
  /** A template that is to become a larger one. */
  grows: { from: string; to: string } | null;
  /** The kind of lines asked for of the log; null for all. */
  kind: 'failures' | null;
  /** A template that is to be deployed as well as whatever else is asked; null where none is. */
  alsoDeploys: string | null;
  /** The language of the turn; null for English. */
  language: Foreign | null;
  /** The turn as it was written, harmless and bounded. */
  said: string;
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
  /** Which part of a report is asked for; null where none is said. */
  part: string | null;
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
    references.bound.length > 0 ||
    slots.leaveOut.length > 0 ||
    slots.required.length > 0 ||
    slots.extend.kind !== 'none' ||
    slots.allowSharing.kind !== 'none'
  );
}
