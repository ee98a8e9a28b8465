import type { Foreign } from './lexicon';

/** What is said to somebody who does not write English: that answers are in English, and how they were understood. */
const SENTENCES: Readonly<Record<Foreign, { understood: string; lost: string }>> = {
  de: {
    understood: 'Ich antworte nur auf Englisch. Verstanden habe ich: „{said}“.',
    lost: 'Ich spreche nur Englisch und habe das nicht verstanden. Schreiben Sie zum Beispiel „{said}“?',
  },
  fr: {
    understood: 'Je réponds seulement en anglais. J’ai compris : « {said} ».',
    lost: 'Je ne parle que l’anglais et je n’ai pas compris. Voulez-vous dire par exemple « {said} » ?',
  },
  es: {
    understood: 'Solo respondo en inglés. He entendido: «{said}».',
    lost: 'Solo hablo inglés y no lo he entendido. ¿Quiere decir, por ejemplo, «{said}»?',
  },
  pt: {
    understood: 'Respondo apenas em inglês. Entendi: “{said}”.',
    lost: 'Só falo inglês e não entendi. Quer dizer, por exemplo, “{said}”?',
  },
  it: {
    understood: 'Rispondo solo in inglese. Ho capito: «{said}».',
    lost: 'Parlo solo inglese e non ho capito. Intende per esempio «{said}»?',
  },
  nl: {
    understood: 'Ik antwoord alleen in het Engels. Begrepen heb ik: “{said}”.',
    lost: 'Ik spreek alleen Engels en heb dit niet begrepen. Bedoelt u bijvoorbeeld “{said}”?',
  },
  pl: {
    understood: 'Odpowiadam tylko po angielsku. Zrozumiałem: „{said}”.',
    lost: 'Mówię tylko po angielsku i nie zrozumiałem. Czy chodzi na przykład o „{said}”?',
  },
  ja: {
    understood: '返答は英語のみです。「{said}」と理解しました。',
    lost: '英語しか話せず、理解できませんでした。たとえば「{said}」ということですか?',
  },
};

/** `said` is English that can be typed here. */
export const understoodIn = (language: Foreign, said: string): string =>
  SENTENCES[language].understood.replace('{said}', said);
/** `said` is an example of English that can be typed here. */
export const lostIn = (language: Foreign, said: string): string =>
  SENTENCES[language].lost.replace('{said}', said);
