/**
 * What a person can type after a preview to have it made otherwise; the rest of their request
 * holds. Remedies are built of these, so that all of them can be tried. Names are inert and end
 * no sentence: what is in the workspace is quoted elsewhere.
 */
import { inert } from '../text/inert';

const word = (name: string): string => inert(name, 100);

export const SAY = {
  addTo: (key: string): string => `add what is missing to ${word(key)}`,
  share: (key: string): string => `allow sharing on ${word(key)}`,
  linkTo: (key: string): string => `link to ${word(key)}`,
  leaveOut: (type: string): string => `leave out ${word(type)}`,
  require: (attribute: string): string => `make ${word(attribute)} required`,
  same: (wanted: string, found: string): string => `${word(wanted)} is called ${word(found)}`,
  isNew: (wanted: string): string => `${word(wanted)} is new`,
  asText: (target: string): string => `${word(target)} as text`,
  asCopy: (target: string): string => `copy ${word(target)}`,
  linkToTheirs: (target: string, type: string, schema: string): string =>
    `link ${word(target)} to ${type === '' ? 'its object type' : word(type)} in ${word(schema)}`,
  asLink: (target: string): string => `link ${word(target)}`,
  allAsText: 'references as text',
  allAsCopies: 'with local copies',
  only: (templates: readonly string[], types: string): string =>
    `deploy only ${word(types)} from ${templates.join(' and ')}`,
  deploy: (templates: readonly string[]): string => `deploy ${templates.join(' and ')}`,
  under: (template: string, name: string, key: string): string =>
    `deploy ${template} named "${word(name)}" with key ${word(key)}`,
} as const;
