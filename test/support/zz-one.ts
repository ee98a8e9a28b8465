import fc from 'fast-check';
import { live, schedules } from './world/schedule';
import { World } from './world/world';
async function main() {
  const [seed, runs, index] = process.argv.slice(2).map(Number) as [number, number, number];
  const s = fc.sample(schedules, { seed, numRuns: runs })[index]!;
  const orig = World.prototype.untilEnded;
  World.prototype.untilEnded = async function (this: World, id: string) {
    const r = await orig.call(this, id);
    for (const q of this.site.requests.slice(0, 220)) console.log(q.at, q.method, q.status, q.path.replace(/.*v1/, ''));
    console.log(this.site.requests.length, JSON.stringify(r.outcome), JSON.stringify(r.written), r.epoch, this.runs);
    return r;
  };
  console.log(await live(s));
}
main();
