/** What administrators write when they are in a hurry: set aside, sized, dated, dropped, asked in passing. */
import { describe, expect, it } from 'vitest';
import { lastOf } from './testing/last-of';

describe('a plan said in passing', () => {
  it.each([
    [['deploy SAM; leave VND for later'], '{"schema":"SAM"}'],
    [['deploy the big cmdb'], '{"schema":"ECMDB"}'],
    [['deploy the smallest cmdb'], '{"schema":"BASIC"}'],
    [['stop asking and deploy itam'], '{"schema":"ITAM"}'],
    [['deploy itam, copies'], '{"schema":"ITAM","references":"create"}'],
    [['deploy itam', 'as copies'], '{"schema":"ITAM","references":"create"}'],
    [['deploy itam', 'same for SAM'], '{"schema":"SAM"}'],
    [['deploy itam', 'take out the printers'], '{"schema":"ITAM","leaveOut":"Printer"}'],
    [['deploy itam', 'remove the printers'], '{"schema":"ITAM","leaveOut":"Printer"}'],
    [['deploy itam', 'no stocktakes'], '{"schema":"ITAM","leaveOut":"Stocktake"}'],
    [['deploy itam', '4F7K-9QXD, but with key HW'], '{"schema":"ITAM","key":"HW"}'],
  ])('%j is previewed as %s', async (turns, input) => {
    expect((await lastOf(turns)).did).toEqual([`preview-deployment ${input}`]);
  });

  it.each([
    [['deploy itam on monday'], /cannot start anything later/],
    [['deploy the old itam version'], /no old version/],
    [['deploy itam into CORE'], /an object schema of its own/],
    [['put SAM and ITAM in one schema'], /an object schema of its own/],
    [['deploy itam', 'without CORE'], /local copies.*references as text/],
    [['deploy itam', '4F7K-9QXD without core'], /local copies.*references as text/],
  ])('%j is asked about before anything is planned', async (turns, question) => {
    const { did, reply } = await lastOf(turns);
    expect(did).toEqual([]);
    expect(reply).toMatch(question);
  });

  it.each([
    ['deploy two itams', '"two"'],
    ['deploy itam twice', '"twice"'],
  ])('%j says what it does not use: %s', async (turn, words) => {
    expect((await lastOf([turn])).reply).toContain(`Not used: ${words}`);
  });

  it.each([
    ['deploy all twenty templates'],
    ['deploy all twenty-one templates'],
    ['deploy all 20 of them'],
    ['deploy every one of them'],
  ])('%j uses all it says', async (turn) => {
    const { did, reply } = await lastOf([turn]);
    expect(did).toHaveLength(1);
    expect(reply).not.toContain('Not used');
  });
});

describe('a question in passing', () => {
  it.each([
    [['does ITAM need CORE'], /^Yes: ITAM refers to CORE/],
    [['which templates need CORE'], /refer to CORE/],
    [['how many laptops do we have'], /read the structure only/],
    [['create a laptop called L1'], /not objects/],
    [['can a normal user do this'], /your own rights/],
    [['what is the key of ITAM'], /unless you choose others/],
    [['deploy itam', 'the code does not work'], /confirm 4F7K-9QXD/],
    [['all of them'], /deploy everything/],
  ])('%j is answered without a plan', async (turns, answer) => {
    const { did, reply } = await lastOf(turns);
    expect(did).toEqual([]);
    expect(reply).toMatch(answer);
  });

  it.each([
    [['deploy hardware'], 'list-schemas {"query":"hardware"}'],
    [['where would I put licences'], 'list-schemas {"query":"licences"}'],
    [['iso27001'], 'list-schemas {"query":"iso 27001"}'],
    [['deploy itam', 'what is in there'], 'describe-schema {"schema":"ITAM"}'],
    [['deploy itam', 'nope, forget it'], 'cancel-deployment {"deploymentId":"p-7k3q"}'],
  ])('%j asks the app: %s', async (turns, call) => {
    expect((await lastOf(turns)).did).toEqual([call]);
  });
});
