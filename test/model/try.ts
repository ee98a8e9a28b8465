import { buildApp } from './build';
import { explore } from './explore';
async function main() {
  const app = await buildApp();
  const k = Number(process.argv[2] ?? 0);
  const kinds = (process.argv[3] ?? 'death,again,clock,storage,assets,stale,status,cancel,confirm,rival').split(',');
  const most = Object.fromEntries(kinds.map((kind) => [kind, Number(process.argv[5] ?? 2)]));
  const found = await explore(app, { adversities: k, most, states: Number(process.argv[4] ?? 2_000_000), present: (process.argv[6] ?? 'auto') as 'auto', approved: process.argv[7] === 'approved' });
  const { violation, ...rest } = found;
  console.log(JSON.stringify(rest));
  if (violation) console.log(violation.sentence, '\n', violation.path.join('\n '));
}
void main();
