import { DE } from './words/de';
import { ES } from './words/es';
import { FR } from './words/fr';
import { IT } from './words/it';
import { JA } from './words/ja';
import { NL } from './words/nl';
import { PL } from './words/pl';
import { PT } from './words/pt';

/** The languages, beside English, in which people are understood a little and told so. */
export type Foreign = 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'pl' | 'ja';

/**
 * What is said in this product, by language: the English words, then the others that mean them.
 * Not a dictionary: enough to know what somebody wants, and to say it back in English before
 * anything is written.
 */
export const LEXICON: Readonly<Record<Foreign, Readonly<Record<string, string>>>> = {
  de: DE,
  fr: FR,
  es: ES,
  pt: PT,
  it: IT,
  nl: NL,
  pl: PL,
  ja: JA,
};
