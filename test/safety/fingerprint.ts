/**
 * Two states are the same where nothing that decides differs: chance (ids, tokens, codes) is
 * replaced by order of appearance, times by how long ago they were. Left out: the log, which
 * nothing reads back, and the counters of previews an hour, which a search never fills.
 */
import { createHash } from 'node:crypto';
import type { Watch } from './watch';

/** Beyond this all ages are alike: every deadline of the app is shorter. */
const OLDEST_MS = 30 * 60_000;
const TIME = /\b1[67]\d{11}\b/gu;
const CHANCE = /"(?:token|hash|salt)":"[0-9a-f]+"/gu;
const IDLE = /^(?:activity|preview-slot):/u;

export function fingerprint(watch: Watch): string {
  const { world, ledger } = watch;
  const { stored, now, ...rest } = world.save();
  const names = ledger.shown.flatMap(({ id, code }, at) => [
    [id, `#${at}`],
    ...(code === null ? [] : [[code, `code ${at}`]]),
  ]);
  const tokens = stored.flatMap(([key, value]) =>
    key.startsWith('preview:')
      ? [[(JSON.parse(value) as { token: string }).token, `token of ${key}`]]
      : [],
  );
  let text = JSON.stringify([
    stored.filter(([key]) => !IDLE.test(key)).sort(([a], [b]) => (a < b ? -1 : 1)),
    rest,
    ledger,
  ]);
  text = text.replaceAll('\\"', '"');
  for (const [chance, name] of [...tokens, ...names])
    text = text.replaceAll(chance ?? '', name ?? '');
  text = text
    .replace(CHANCE, '')
    .replace(TIME, (time) => String(Math.max(-OLDEST_MS, Math.min(OLDEST_MS, Number(time) - now))));
  return createHash('sha1').update(text).digest('base64');
}
