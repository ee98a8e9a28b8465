/**
 * What limits nobody told, and numbers at once, do to a deployment; and how it stands beside a
 * client that sends one after another.
 */
import { oneAtATime } from './baselines';
import { limitHolds, requestsHold, rightHolds, timeHolds, type Check } from './hold';
import { compare, measure, type Measured, type Setting } from './measure';
import { seconds, table } from './table';
import { sized, workloads, type Workload } from './workloads';

const ITAM = async (): Promise<Workload> => {
  const itam = (await workloads(true)).find(({ name }) => name.startsWith('ITAM'));
  if (itam === undefined) throw new Error('There is no ITAM.');
  return itam;
};

const ratioOf = ({ ms, bound }: Measured): string => (ms / bound.ms).toFixed(3);

/** Each twice: on a site of which nothing is known, and on the same once it has taught. */
export async function unknownLimits(limits: readonly number[], checks: Check[]): Promise<object[]> {
  const itam = await ITAM();
  const rows: string[][] = [];
  const found: object[] = [];
  for (const ratePerMinute of limits) {
    const setting: Setting = { latencyMs: 300, ratePerMinute, atOnce: 16 };
    const first = await measure(itam, setting);
    // Ten minutes later, when what can be saved up is there again.
    const { lesson } = first;
    const taught = lesson === null ? undefined : { ...lesson, at: lesson.at - 600_000 };
    const second = await measure(itam, { ...setting, taught });
    for (const [measured, isTaught] of [
      [first, false],
      [second, true],
    ] as const) {
      const name =
        `${itam.name} at 300 ms, ${ratePerMinute}/min, ` +
        `${isTaught ? 'once it is learnt' : 'which nobody told'}`;
      checks.push(
        rightHolds(name, measured.wrong),
        ...requestsHold(name, measured),
        ...limitHolds(name, measured, isTaught),
      );
    }
    rows.push([
      `${ratePerMinute}/min`,
      seconds(first.bound.ms),
      ratioOf(first),
      `${first.refused}`,
      ratioOf(second),
      `${second.refused}`,
      `${first.lesson?.perMinute ?? '–'}`,
    ]);
    found.push({ ratePerMinute, first, second });
  }
  console.log(
    `\n${itam.name} at 300 ms, under a limit that nobody told, and again once it is learnt\n`,
  );
  console.log(table(['limit', 'bound', 'first', '429', 'second', '429', 'learnt a minute'], rows));
  return found;
}

/** Sites that work on so many requests at a time. */
export async function numbersAtOnce(checks: Check[]): Promise<object[]> {
  const itam = await ITAM();
  const rows: string[][] = [];
  const found: object[] = [];
  for (const atOnce of [4, 8, 16, null]) {
    const measured = await measure(itam, { latencyMs: 300, ratePerMinute: null, atOnce });
    const name = `${itam.name} at 300 ms on a site that works on ${atOnce ?? 'any number'} at once`;
    checks.push(rightHolds(name, measured.wrong));
    if (atOnce !== null) checks.push(...timeHolds(name, measured));
    rows.push([
      atOnce === null ? 'any number' : `${atOnce}`,
      seconds(measured.ms),
      seconds(measured.bound.ms),
      measured.bound.by,
      ratioOf(measured),
    ]);
    found.push({ atOnce, measured });
  }
  console.log(
    `\n${itam.name} at 300 ms without a limit, by how many requests the site works ` +
      'on at once. Never more than 16 are in flight: what is in flight at the first ' +
      'refusal is refused as well.\n',
  );
  console.log(table(['at once', 'time', 'bound', 'by', 'ratio'], rows));
  return found;
}

/** 100 × 20 at 30 ms without a limit, beside a client that sends one call after another. */
export async function quarterOfSerial(checks: Check[]): Promise<object> {
  const workload = sized(100, 20);
  const setting: Setting = { latencyMs: 30, ratePerMinute: null, atOnce: 16 };
  const own = await measure(workload, setting);
  const serial = await compare(oneAtATime, workload, setting);
  const name = '100 × 20 at 30 ms without a limit';
  checks.push(
    rightHolds(name, own.wrong),
    rightHolds(`${name}, one by one`, serial.wrong),
    ...timeHolds(name, own),
    ...requestsHold(name, own),
    {
      what: `${name}: at most a quarter of the time of one call after another`,
      holds: own.ms <= serial.ms / 4,
      found: `${seconds(own.ms)} of ${seconds(serial.ms)}`,
    },
  );
  console.log(`\n${name}: ${seconds(own.ms)}; one call after another ${seconds(serial.ms)}`);
  return { own, serial };
}
