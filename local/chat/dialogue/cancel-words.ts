/**
 * Messages that take a preview back: the whole of one, in the languages that confirm one
 * (`src/approvals/assent-words`). "Wait" is none, for it only asks for time. Phrases stand
 * between slashes, in lower case, without apostrophes and punctuation.
 */
const CANCELS = new Set(
  [
    'cancel/cancel it/cancel that/cancel this/cancel please/please cancel',
    'cancel the preview/cancel this preview/cancel everything/cancel all',
    'stop/stop it/stop that/stop please/please stop/abort/abort it',
    'discard/discard it/discard that/discard the preview/drop it/scrap it',
    'scrap that/forget it/forget that/forget about it/never mind',
    'nevermind/nvm/no/nope/nah/no thanks/no thank you/no cancel/no stop',
    'no never mind/no forget it/no dont/dont/do not/dont do it/do not do it',
    'dont deploy it/do not deploy it/dont deploy/do not deploy/leave it',
    'call it off/i changed my mind/ive changed my mind/not interested/no way/undo/undo it/undo that',
    'abbrechen/abbruch/bitte abbrechen/brich ab/brich das ab/stopp/stoppen',
    'halt/nein/nein danke/nee/vergiss es/vergiss das/lass es/lass das',
    'lass gut sein/lieber nicht/doch nicht/nicht ausrollen/verwerfen/egal',
    'annuler/annule/annulez/annule ça/arrête/arrêter/arrêtez/stop merci',
    'non/non merci/laisse tomber/laissez tomber/oublie/oublie ça/oubliez',
    'oubliez ça/tant pis/abandonner',
    'cancelar/cancela/cancélalo/cancelalo/cancele/para/parar/detener',
    'detente/no gracias/olvídalo/olvidalo/déjalo/dejalo/no importa/anular',
    'não/nao/não obrigado/não obrigada/nao obrigado/esquece/esqueça',
    'esquece isso/deixa/deixa pra lá/deixa para lá/pare/anule',
    'annulla/annullare/annullalo/ferma/fermati/fermare/no grazie',
    'lascia stare/lascia perdere/dimentica/non importa/basta',
    'annuleer/annuleren/annuleer dat/nee bedankt/nee dank je',
    'laat maar/laat maar zitten/vergeet het/stoppen maar/niet doen',
    'anuluj/anulować/zatrzymaj/przerwij/nie/nie dziękuję/nie dziekuje',
    'nieważne/niewazne/zapomnij/daj spokój/zostaw/odwołaj',
    'キャンセル/キャンセルして/キャンセルします',
    'キャンセルしてください/中止/中止して/中止してください',
    'やめて/やめてください/やめます/いいえ/取り消し',
    '取り消して/取り消してください/止めて/ストップ/結構です',
  ].flatMap((line) => line.split('/')),
);

/** Whether a message says that what was previewed is not wanted, and nothing else. */
export function takesBack(said: string): boolean {
  const plain = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/^ ?(?:oh |ok |okay |please )?|(?: please| thanks| thank you| bitte| svp)? ?$/gu, '');
  return CANCELS.has(plain) || CANCELS.has(plain.replace(NO_FIRST, ''));
}

/** "Nope, forget it" is as good as "forget it". */
const NO_FIRST = /^(?:no|nope|nah|nein|non|não|nee|nie|いいえ) /u;
