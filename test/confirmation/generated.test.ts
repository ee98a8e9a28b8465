import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkConfirmation } from '../../src/approvals/check';
import { issuePreview } from '../../src/approvals/issue';
import { readConfirmation } from '../../src/approvals/read-confirmation';
import { AppError } from '../../src/errors';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, NOW, samplePlan } from '../support/storage-samples';
import { CONFIRMS, UNCLEAR } from './oracle';

/** What a reader takes for assent wherever it is: our own list, not the app's. */
const ASSENTS = [
  'yes, ok, sure, please, thanks, confirmed, approved, go ahead, looks good, do it, I confirm, please deploy it',
  'ja, bitte, danke, passt so, einverstanden, ich bestätige, los gehts, oui, merci, je confirme, très bien',
  'sí, gracias, por favor, confirmo, de acuerdo, sim, obrigado, por favor, sì, grazie, confermo, va bene',
  'ja graag, akkoord, bedankt, ik bevestig, tak, proszę, dziękuję, potwierdzam, はい, お願いします, 承認します, 👍, ✅',
].flatMap((line) => line.split(', '));
const LEADS = [
  'code',
  'the code is',
  'my confirmation code is',
  'with',
  'der Code lautet',
  'mi código es',
];

/** What makes a reader stop, by kind; `@` stands for a word that may be any. */
const SPOILERS: Readonly<Record<string, readonly string[]>> = {
  question: [
    '?',
    'is that right?',
    'why',
    'or not',
    'does it',
    'should I',
    '¿',
    '？',
    'oder doch nicht',
    'est-ce que',
    'ですか',
  ],
  condition: [
    'if @ agrees',
    'only if',
    'unless',
    'provided that @',
    'wenn @',
    'falls',
    'si @',
    'se @',
    'als @',
    'jeśli',
    'もし',
  ],
  wish: [
    'but @',
    'with key MDATA',
    'without @',
    'except @',
    'for @',
    'as @',
    'only @',
    'instead',
    'aber',
    'ohne @',
    'mais',
    'pero',
    'mas',
    'ma',
    'maar',
    'ale',
  ],
  date: [
    'tomorrow',
    'later',
    'on Monday',
    '2026-12-01',
    'at 6 pm',
    'next week',
    'after @',
    'morgen',
    'demain',
    'mañana',
    'amanhã',
    'domani',
    'jutro',
    '明日',
  ],
  denial: [
    'no',
    'not',
    'do not',
    'never',
    'cancel',
    'stop',
    'wait',
    'nein',
    'nicht',
    'non',
    'não',
    'nee',
    'nie',
    'いいえ',
    '👎',
    '❌',
  ],
  quote: [
    '> ',
    'you said',
    'it says',
    '@ wrote',
    'they said',
    'reply:',
    'User:',
    '{"confirmation":',
  ],
  issue: ['CHG-123', 'OPS-4679', 'ECN-6', 'for ABC-44', 'ticket 4711', 'p-xyz9'],
  other: ['9HRT-3WVE', '3aaa aaaa', '#2', '= ', '...', '…', ';', '~~'],
};
const KINDS = Object.keys(SPOILERS);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
/** Single words that are in the texts below, and beside a code are no more than assent. */
const MORE = [
  'yeah',
  'rovo',
  'approval',
  'Freigabe',
  'run',
  'create',
  'bien',
  'con',
  'mit',
  'com',
  'met',
  'plan',
  'that',
];
/** Every word in which a reader saw nothing but assent. */
const OF_ASSENT = new Set([...CONFIRMS, ...ASSENTS, ...LEADS, ...MORE].flatMap(wordsOf));
/**
 * Words that say assent together with a neighbour only ("many thanks", "guten Morgen"): what they
 * say is the oracle's to judge.
 */
const WITH_NEIGHBOURS = wordsOf(
  'lot much make best kind aus auf maar wish just hier a many by on of lets away ' +
    'may can am id want checked what shows per certo se nur morgen tout ce out ' +
    'exactly schema freigabe',
);
/** Words of people who write about anything. */
const COMMON = wordsOf(
  `about above after again against almost also although always another any anybody anyone anything
  around ask away back because become before behind below best better between both bring but call
  case change check close come could day different does done down during each early easy either
  else empty end enough even ever every example except expect few find first follow found free
  from full get give goes gone had half has have he help here hold hour how however hundred idea
  if inside instead into issue its itself just keep kind know last late later least leave less let
  like line list little long look lose lot low made main make maybe mean meet might mind minute
  missing model month more morning most much must name need never new next nobody none nor not
  nothing number object off office often old one only open other our out over own page part people
  perhaps place point printer problem question quite rather reason record remove rename rest same
  save say second see seem send server several she should show side since site small some soon
  still stop such take task tell test than their them then there they think though thought through
  ticket time today together tomorrow tonight too toward try turn two type under undo unless until
  update upon use user vendor version wait want was watch way week what when where which while who
  whole why will wish without wonder word work would write wrong year yesterday yet
  aber alle als auch auf aus außer bevor bis damit dann dass doch einige erst etwas falls fast
  ganz gegen gestern heute hier ihm immer kein keine lieber manche mehr mittwoch nach nicht nichts
  noch nur oder ohne schon sobald sonst trotzdem über vielleicht vorher wann warum weil wenn wer
  wieso wo zuerst alors après aucun aujourd avant bientôt chaque comment demain depuis encore
  jamais lundi mais pas peut pourquoi quand quelque rien sans sauf seulement sinon toujours antes
  ayer cuando después donde entonces hasta jamás mañana nada ninguno nunca pero porque quizás sino
  sólo también todavía amanhã ainda apenas depois embora enquanto mas nenhum ontem quando talvez
  ancora domani dopo forse invece mai nessuno niente però prima quindi senza solo tranne eerst
  gisteren maar misschien niemand niets nooit omdat straks tenzij wanneer zonder ale bez chyba
  dlaczego dopiero jeśli jutro kiedy może nigdy nikt potem później tylko wczoraj zanim`,
);
const ANY_WORDS = [...new Set([...COMMON, ...UNCLEAR.flatMap(wordsOf)])].filter(
  (one) => !WITH_NEIGHBOURS.includes(one),
);

const shown = fc
  .tuple(fc.constantFrom(...'234679'), fc.stringMatching(/^[ACDEFHJKMNPQRTVWXY234679]{7}$/))
  .map(([first, rest]) => `${first}${rest.slice(0, 3)}-${rest.slice(3)}`)
  .filter((code) => code !== '9HRT-3WVE' && code !== '3AAA-AAAA');
const written = fc.constantFrom<((code: string) => string)[]>(
  (code) => code,
  (code) => code.toLowerCase(),
  (code) => code.replace('-', ' '),
  (code) => code.replace('-', ''),
  (code) => code.replace('-', '–'),
  (code) => `"${code}"`,
  (code) => `\`${code}\``,
  (code) => [...code].join(' '),
);
const word = fc.constantFrom(...ANY_WORDS);
const spoiler = fc
  .constantFrom(...KINDS)
  .chain((kind) => fc.tuple(fc.constantFrom(...(SPOILERS[kind] ?? [])), word))
  .map(([text, any]) => text.replace('@', any));
const joint = fc.constantFrom(' ', ' ', ', ', '. ', '! ', '\n', ' - ');

interface Said {
  message: string;
  code: string;
  /** What a reader holds against it; [] where it is a confirmation. */
  against: string[];
}

/** Assents around a code, and mostly something between them that is none. */
const said: fc.Arbitrary<Said> = fc
  .record({
    code: shown,
    write: written,
    before: fc.array(fc.constantFrom(...ASSENTS), { maxLength: 3 }),
    lead: fc.option(fc.constantFrom(...LEADS), { freq: 3 }),
    after: fc.array(fc.constantFrom(...ASSENTS), { maxLength: 2 }),
    against: fc.oneof(
      { weight: 1, arbitrary: fc.constant<string[]>([]) },
      { weight: 4, arbitrary: fc.array(spoiler, { minLength: 1, maxLength: 2 }) },
      { weight: 3, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }) },
    ),
    place: fc.nat(),
    joints: fc.array(joint, { minLength: 12, maxLength: 12 }),
  })
  .map(({ code, write, before, lead, after, against, place, joints }) => {
    const parts = [
      ...before,
      [lead, write(code)].filter((one) => one !== null).join(' '),
      ...after,
    ];
    parts.splice(place % (parts.length + 1), 0, ...against);
    const message = parts.map((part, at) => `${part}${joints[at] ?? ' '}`).join('');
    return { message, code, against };
  });

/**
 * The reader's own rule, which knows nothing of the app's: every word beside the code is one of
 * assent, and nothing asks or trails off.
 */
const mayConfirm = ({ against }: Said): boolean =>
  against.every(
    (part) =>
      wordsOf(part).length > 0 &&
      wordsOf(part).every((one) => OF_ASSENT.has(one)) &&
      !/[?？¿;>=#{~…]|\.\./u.test(part),
  );

describe('messages around a code', () => {
  it('confirm only where a reader would say so, of 100,000', () => {
    let confirmed = 0;
    fc.assert(
      fc.property(said, (one) => {
        const reading = readConfirmation(one.message, 'p-7k3q');
        if (reading.kind === 'confirms') {
          confirmed += 1;
          expect(mayConfirm(one), one.message).toBe(true);
          expect(reading.code).toBe(one.code);
        } else if (one.message.length <= 300) expect(one.against, one.message).not.toEqual([]);
      }),
      { numRuns: 100_000 },
    );
    expect(confirmed).toBeGreaterThan(10_000);
  });

  describe('as the app checks them', () => {
    let kv: MemoryKv;
    let previewId: string;
    let right: string;
    beforeAll(async () => {
      kv = new MemoryKv();
      const issued = await issuePreview(kv, {
        account: ANN,
        plan: samplePlan(),
        origin: 'chat',
        setting: 'chat',
        now: NOW,
      });
      previewId = issued.preview.id;
      right = issued.confirmationCode ?? '';
    });
    const outcome = (message: string): Promise<string> =>
      checkConfirmation(kv, {
        previewId,
        given: { origin: 'chat', message },
        account: ANN,
        workspaceId: 'workspace-1',
        setting: 'chat',
        now: NOW + 10_000,
      }).then(
        ({ kind }) => kind,
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );

    it('are approved only where a reader would say so, with the right code, and use up no try', async () => {
      const counts: Record<string, number> = {};
      await fc.assert(
        fc.asyncProperty(said, async (one) => {
          fc.pre(!/[0-9]/u.test(one.against.join('')));
          const message = one.message
            .replaceAll(one.code, right)
            .replaceAll(one.code.toLowerCase(), right.toLowerCase());
          fc.pre(message.includes(right) || message.includes(right.toLowerCase()));
          const came = await outcome(message);
          counts[came] = (counts[came] ?? 0) + 1;
          expect(['approved', 'confirmation-unclear']).toContain(came);
          if (came === 'approved') expect(mayConfirm(one), message).toBe(true);
        }),
        { numRuns: 3_000 },
      );
      expect(counts['approved']).toBeGreaterThan(100);
      expect([...kv.stored.keys()].filter((key) => key.startsWith('try:'))).toEqual([]);
    });
  });
});

describe('any text at all', () => {
  it('is read without an error and in time, and confirms only with a code in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), shown, (text, code) => {
        expect(readConfirmation(text, 'p-7k3q').kind).toBe('unclear');
        const around = readConfirmation(`${text} ${code}`, 'p-7k3q');
        if (around.kind === 'confirms') expect(text).not.toMatch(/[?;=#/\\{}|~^%$&]/u);
      }),
      { numRuns: 5_000 },
    );
    for (const long of [
      'yes '.repeat(70),
      '('.repeat(290),
      'はい'.repeat(140),
      'y-'.repeat(140),
      '4K7M'.repeat(70),
    ])
      expect(readConfirmation(`${long}x`, 'p-7k3q').kind).toBe('unclear');
    expect(readConfirmation('x'.repeat(1_000_000), 'p-7k3q').kind).toBe('unclear');
  });
});
