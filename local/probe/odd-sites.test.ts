import { afterEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../assets-emulator';
import { json, probed, sentBody, type InBetween } from './testing';
import { tellReport } from '.';

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

const creates = (path: string): boolean => path.endsWith('/objectschema/create');
const keys = (emulator: Emulator): string[] => emulator.state().schemas.map((schema) => schema.key);

describe('the probe on a site that is busy', () => {
  it('waits as long as a 429 asks for, and repeats only what was refused by it', async () => {
    let refused = 0;
    const busy: InBetween = ({ path }) =>
      creates(path) && refused < 2
        ? Promise.resolve({
            ...json(429, { errorMessages: ['Slow down'], errors: {} }),
            headers: { 'retry-after': String((refused += 1) * 7) },
          })
        : null;
    const { report, waits, emulator } = await probed(open, {}, { inBetween: busy });
    expect(waits).toEqual([7_000, 14_000]);
    expect(keys(emulator)).toEqual([report.toDelete]);
    expect(report.switches).toMatchObject({ schemaDescriptionMax: 73 });
  });

  it('stops where the pause is long, and still reports what it knows and what to delete', async () => {
    let asked = 0;
    const { report, emulator } = await probed(
      open,
      {},
      {
        inBetween: () =>
          (asked += 1) > 60
            ? Promise.resolve({ ...json(429, {}), headers: { 'retry-after': '2788' } })
            : null,
      },
    );
    expect(keys(emulator)).toEqual([report.toDelete]);
    expect(report.requests).toBe(61);
    expect(report.switches).toMatchObject({ schemaDescriptionMax: 73, typeDescriptionMax: 70 });
    expect(report.open.find((each) => each.switch === 'propertyPost')?.why).toContain(
      'the site asked for a pause of 2788 s (status 429): run the probe again after it',
    );
  });

  it('sends no more requests than its budget, whatever happens', async () => {
    const { report, emulator } = await probed(open, {}, { more: { patience: { requests: 40 } } });
    expect(emulator.requests.length).toBe(40);
    expect(
      report.open.some(({ why }) => why.includes('the budget of 40 requests is used up')),
    ).toBe(true);
  });
});

describe('the throw-away schema', () => {
  it('is found again where the answer to its creation was lost', async () => {
    let lost = 0;
    const { report, emulator } = await probed(
      open,
      {},
      {
        inBetween: ({ path, ...rest }, pass) =>
          creates(path) && (sentBody({ path, ...rest })['description'] as string).length === 73
            ? pass().then(() => {
                lost += 1;
                throw new Error('socket hang up');
              })
            : null,
      },
    );
    expect(lost).toBe(1);
    expect(keys(emulator)).toEqual([report.toDelete]);
    expect(report.switches).toMatchObject({ schemaDescriptionMax: 73, typeDescriptionMax: 70 });
  });

  it('is named to look for where nobody can tell whether it was made', async () => {
    const dead: InBetween = ({ path }) =>
      creates(path) ? Promise.reject(new Error('socket hang up')) : null;
    await expect(probed(open, {}, { inBetween: dead })).rejects.toMatchObject({
      code: 'assets-unavailable',
      remedy: expect.stringMatching(/key LP\w+ and delete it/) as string,
    });
  });

  it('is refused to who may not create one, with what the site said, after one request', async () => {
    let asked = 0;
    const no: InBetween = ({ path }) => {
      if (!creates(path)) return null;
      asked += 1;
      return Promise.resolve(json(403, { errorMessages: ['Administrators only'], errors: {} }));
    };
    await expect(probed(open, {}, { inBetween: no })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('status 403: Administrators only') as string,
    });
    expect(asked).toBe(1);
  });

  it('of an earlier probe is named to be deleted, and left alone', async () => {
    const first = await probed(open, {});
    const ask = first.emulator.url;
    const { report } = await probed(
      open,
      {},
      {
        inBetween: (question) =>
          question.path.includes('/objectschema/list?maxResults=1000')
            ? fetch(
                `${ask}${question.path.replace(/workspace\/[^/]+/, `workspace/${first.emulator.state().workspaceId}`)}`,
              ).then(async (answer) => ({ status: 200, headers: {}, body: await answer.text() }))
            : null,
      },
    );
    expect(report.earlier).toEqual([first.report.toDelete]);
    expect(tellReport(report)).toContain(
      `Left over from earlier probes, also to be deleted by hand: ${first.report.toDelete ?? ''}.`,
    );
  });

  it('that a site made a second time, though it had to refuse it, is named as well', async () => {
    const lax: InBetween = (question, pass) =>
      creates(question.path) && sentBody(question)['description'] === undefined
        ? pass().then((answer) => (answer.status < 400 ? answer : json(201, { id: '9999' })))
        : null;
    const { report } = await probed(open, { schemaDescriptionMax: 63 }, { inBetween: lax });
    expect(report.alsoMade).toEqual([report.toDelete]);
  });
});

describe('a description that is too long', () => {
  it('is measured to an interval, and says so, where a second creation cannot tell', async () => {
    const keyFirst: InBetween = (question, pass) =>
      creates(question.path)
        ? pass().then((answer) =>
            answer.status < 400 ? answer : json(400, { errorMessages: [], errors: {} }),
          )
        : null;
    const { report } = await probed(open, { schemaDescriptionMax: 90 }, { inBetween: keyFirst });
    expect(report.switches).toMatchObject({ schemaDescriptionMax: 80 });
    expect(report.questions[0]?.found[0]).toBe(
      'object schema: 80 characters are accepted and 100 are not; between them one schema cannot tell',
    );
  });

  it('keeps what the site said at 71 and 76 characters, raw, in one line and bounded', async () => {
    const loud: InBetween = (question, pass) =>
      question.path.endsWith('/objecttype/create')
        ? pass().then((answer) =>
            answer.status < 400
              ? answer
              : json(400, {
                  errorMessages: [],
                  errors: { description: `\u001b[31mBad\n${'!'.repeat(2_000)}` },
                }),
          )
        : null;
    const { report } = await probed(open, {}, { inBetween: loud });
    const [refusal] = report.refusals['typeDescriptionMax'] ?? [];
    expect(refusal).toMatchObject({
      status: 400,
      sent: 'POST /objecttype/create: name, objectSchemaId, iconId, description of 71 characters',
    });
    expect(refusal?.body.length).toBeLessThanOrEqual(600);
    expect(JSON.stringify(report)).not.toMatch(/\p{Cc}/u);
  });

  it('that a site takes and cuts is told with what came back', async () => {
    const cuts: InBetween = (question, pass) =>
      question.path.includes('/objecttypeattribute/')
        ? pass().then((answer) => {
            const body = JSON.parse(answer.body) as Record<string, unknown>;
            return typeof body['description'] === 'string'
              ? {
                  ...answer,
                  body: JSON.stringify({ ...body, description: body['description'].slice(0, 50) }),
                }
              : answer;
          })
        : null;
    const { report } = await probed(open, {}, { inBetween: cuts });
    expect(report.questions[0]?.found[2]).toContain('of 1000 characters 50 came back');
  });
});

describe('a site without Assets', () => {
  it('whose plan lacks it is told from one that has no workspace, and nothing is created', async () => {
    const { report, emulator } = await probed(open, { assets: 'denied' });
    expect(report).toMatchObject({ switches: { assets: 'denied' }, toDelete: null });
    expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
