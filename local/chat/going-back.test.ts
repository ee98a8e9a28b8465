import { describe, expect, it } from 'vitest';
import { lastOf } from './testing/last-of';

const PLANS: [string[], string][] = [
  [['deploy itam', 'no, I meant SAM'], '{"schema":"SAM"}'],
  [['deploy itam', 'sorry, sam'], '{"schema":"SAM"}'],
  [['deploy itam', 'SAM not ITAM'], '{"schema":"SAM"}'],
  [['deploy itam', 'not ITAM, SAM'], '{"schema":"SAM"}'],
  [['deploy itam', 'hmm rather cmdb'], '{"schema":"CMDB"}'],
  [['deploy itam with references as text', 'no, SAM'], '{"schema":"SAM","references":"text"}'],
  [['deploy itam', 'and sam too'], '{"schema":"ITAM, SAM"}'],
  [['deploy itam and sam', 'drop sam'], '{"schema":"ITAM"}'],
  [['deploy itam and sam', 'only itam'], '{"schema":"ITAM"}'],
  [['deploy itam with key AST', 'no, key HW'], '{"schema":"ITAM","key":"HW"}'],
  [['deploy itam', 'change the key to AST'], '{"schema":"ITAM","key":"AST"}'],
  [['deploy itam', 'rename it to IT Stock'], '{"schema":"ITAM","name":"IT Stock"}'],
  [['deploy itam with key AST', 'forget the key'], '{"schema":"ITAM"}'],
  [['deploy itam for project OPS', 'not for project OPS'], '{"schema":"ITAM"}'],
  [
    ['deploy itam without Printer, Monitor', 'put the printers back'],
    '{"schema":"ITAM","leaveOut":"Monitor"}',
  ],
  [['deploy itam lean', 'full please'], '{"schema":"ITAM","variant":"full"}'],
  [
    ['deploy itam with Vendor as text but Person copied', 'actually link person too'],
    '{"schema":"ITAM","references":"Vendor=text, Person=link"}',
  ],
  [['deploy itam without CORE', 'with local copies'], '{"schema":"ITAM","references":"create"}'],
  [['compare cmdb and ecmdb', 'deploy the second one'], '{"schema":"ECMDB"}'],
  [['compare cmdb and ecmdb', "ok let's do the second one"], '{"schema":"ECMDB"}'],
  [['compare cmdb and ecmdb', "i'll take the second"], '{"schema":"ECMDB"}'],
  [['deploy', 'number 3'], '{"schema":"ITAM"}'],
];

describe('a turn that goes back to what was said', () => {
  it.each(PLANS)('%j plans %s', async (turns, input) => {
    expect((await lastOf(turns)).did).toEqual([`preview-deployment ${input}`]);
  });

  it('starts over without any wish, and says so', async () => {
    const { did, reply } = await lastOf(['deploy core with key MDATA', 'start over']);
    expect(did).toEqual([]);
    expect(reply).toContain('say: deploy CORE');
    expect(
      (await lastOf(['deploy core with key MDATA', 'start over', 'deploy it again'])).did,
    ).toEqual(['preview-deployment {"schema":"CORE"}']);
  });

  it('asks again where a yes does not say which', async () => {
    expect((await lastOf(['deploy ITAM without CORE', 'yes'])).reply).toMatch(
      /does not say which.*local copies/,
    );
  });

  it.each(["what's next", 'whats next?', 'what do I do now', 'what are the next steps'])(
    '%s: what was done last, and what follows from it',
    async (turn) => {
      expect((await lastOf(['deploy core', turn])).did).toEqual(['get-deployment-status {}']);
    },
  );

  it('takes a code together with a wish for the wish', async () => {
    expect((await lastOf(['deploy core', '4F7K-9QXD but with key MDATA'])).did).toEqual([
      'preview-deployment {"schema":"CORE","key":"MDATA"}',
    ]);
  });
});

describe('a turn in another language', () => {
  it.each([
    ['Installiere ITAM ohne Drucker mit Schlüssel AST', 'deploy ITAM with key AST without Drucker'],
    ["déployer le schéma ITAM s'il vous plaît", 'deploy ITAM'],
    ['instala ITAM con clave AST', 'deploy ITAM with key AST'],
    ['quero instalar o ITAM', 'deploy ITAM'],
    ['installa SAM', 'deploy SAM'],
    ['installeer SAM zonder printers', 'deploy SAM without Printer'],
    ['zainstaluj ITAM', 'deploy ITAM'],
    ['ITAMをインストールして', 'deploy ITAM'],
    ['Welche Vorlagen gibt es?', 'what can you deploy?'],
    ['Bitte die Prioritätsmatrix einrichten', 'deploy PRI'],
  ])('is said back in English that means the same: %s', async (turn, english) => {
    const { did, reply } = await lastOf([turn]);
    expect(reply.split('\n')[0]).toContain(english);
    expect((await lastOf([english])).did).toEqual(did);
  });

  it.each([
    ['Erzähl mir einen Witz über Katzen', 'Englisch'],
    ['Raconte-moi une blague sur les chats', 'anglais'],
    ['Dígame algo gracioso sobre los gatos por favor', 'inglés'],
    ['Opowiedz mi dowcip o kotach proszę', 'angielsku'],
  ])('that is not understood is answered in it: %s', async (turn, english) => {
    const { did, reply } = await lastOf([turn]);
    expect(did).toEqual([]);
    expect(reply).toContain(english);
  });
});
