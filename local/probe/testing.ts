/** For tests of the probe: an emulator asked as a site is, with what a person in between would see. */
import { startEmulator, type Emulator } from '../assets-emulator';
import type { Switches } from '../assets-emulator/switches';
import type { Ask, Question } from '../sites/ask';
import type { Answered } from '../sites/way-out';
import { probe, type ProbeOptions, type WholeReport } from '.';

export const asking =
  (emulator: Emulator): Ask =>
  async ({ method, path, headers, body, signal }) => {
    const response = await fetch(emulator.url + path, { method, headers, body, signal });
    const named: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      named[name] = value;
    });
    return { status: response.status, headers: named, body: await response.text() };
  };

/** Answers in place of the site, or null to let it answer; `pass` asks it. */
export type InBetween = (
  question: Question,
  pass: () => Promise<Answered>,
) => Promise<Answered> | null;

export interface Probed {
  report: WholeReport;
  emulator: Emulator;
  /** What was said would be made, and what was made, in the order it was told. */
  told: string[];
  /** Waits in milliseconds. */
  waits: number[];
}

/** Probes a new emulator, which is closed by `open`'s owner. */
export async function probed(
  open: Emulator[],
  switches: Partial<Switches>,
  {
    write = true,
    inBetween = () => null,
    first = () => Promise.resolve(),
    more = {},
  }: {
    write?: boolean;
    inBetween?: InBetween;
    first?: (ask: Ask, emulator: Emulator) => Promise<void>;
    more?: Partial<ProbeOptions>;
  } = {},
): Promise<Probed> {
  const emulator = await startEmulator({ switches });
  open.push(emulator);
  const ask = asking(emulator);
  await first(ask, emulator);
  const told: string[] = [];
  const waits: number[] = [];
  const report = await probe({
    ask: (question) => inBetween(question, () => ask(question)) ?? ask(question),
    site: 'emulator',
    write,
    now: new Date(),
    onPlan: ({ key }) => told.push(`will make ${key}`),
    onGround: (key) => told.push(`made ${key}`),
    patience: { sleep: (ms) => Promise.resolve(waits.push(ms)) },
    ...more,
  });
  return { report, emulator, told, waits };
}

export const json = (status: number, body: unknown): Answered => ({
  status,
  headers: {},
  body: JSON.stringify(body),
});

/** The body of a POST as an object; empty for anything else. */
export const sentBody = ({ body }: Question): Record<string, unknown> =>
  body === null ? {} : (JSON.parse(body) as Record<string, unknown>);

/** A schema of the site's own, not shared, whose name must not come into a report. */
export async function otherSchema(ask: Ask, emulator: Emulator): Promise<void> {
  const post = (endpoint: string, body: object) =>
    ask({
      method: 'POST',
      path: `/jsm/assets/workspace/${emulator.state().workspaceId}/v1${endpoint}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
  const { id } = JSON.parse(
    (await post('/objectschema/create', { name: 'Secret plans', objectSchemaKey: 'SECRET' })).body,
  ) as { id: string };
  await post('/objecttype/create', {
    name: 'Secret type',
    objectSchemaId: id,
    iconId: emulator.state().icons[0]?.id,
  });
}
