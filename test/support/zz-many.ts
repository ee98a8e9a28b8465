import fc from 'fast-check';
import { live, schedules } from './world/schedule';
console.error = () => undefined;
async function main() {
  const [seed, runs] = process.argv.slice(2).map(Number);
  const all = fc.sample(schedules, { seed, numRuns: runs });
  const states: Record<string, number> = {};
  const t0 = performance.now();
  for (const [i, s] of all.entries()) {
    try {
      const o = await live(s);
      const k = o.kind === 'ended' ? o.state : o.kind;
      states[k] = (states[k] ?? 0) + 1;
      if (o.kind === 'ended' && (o.wrong.length > 0 || (o.state !== 'succeeded' && s.meddling.kind === 'none'))) console.log(i, o.state, o.runs, o.sentence.slice(0, 200), o.wrong.slice(0, 3).map((w) => w.slice(0, 250)), JSON.stringify({ ...s.world, m: s.meddling, b: s.builtBefore, st: s.storagePercent }));
    } catch (e) { console.log(i, 'THREW', String((e as Error).stack).slice(0, 500), JSON.stringify({ ...s.world, m: s.meddling, b: s.builtBefore, st: s.storagePercent })); }
  }
  console.log(states, (performance.now() - t0) / all.length);
}
main();
