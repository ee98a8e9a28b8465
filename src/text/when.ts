/**
 * Times as people say them: "last week", "7 days", "2026-11-01". All in UTC, because nothing tells
 * an action where the person lives; whoever shows a range says so. Pure.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
};
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  fourteen: 14,
  thirty: 30,
};

/** What is understood, for the answer to what is not. */
export const WHEN_EXAMPLES =
  '"today", "yesterday", "last week", "monday", "7 days", "24 hours", "2026-11-01" or "2026-11-01T14:00"';

/** A stretch of time named by a word, milliseconds since 1970: the day, the week. `to` is its last millisecond. */
export interface Stretch {
  from: number;
  to: number;
}

/** Null where the words say no time. A number with a unit is the stretch from so long ago until now. */
export function stretchOf(said: string, now: number): Stretch | null {
  const words = said
    .toLowerCase()
    .replace(/^(?:since|from|until|till|to|the|in|over|during|on|for)\s+/u, '')
    .replace(/^the\s+/u, '')
    .replace(/\s+ago$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return named(words, now) ?? counted(words, now) ?? dated(said.trim());
}

function named(words: string, now: number): Stretch | null {
  const today = startOfDay(now);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY;
  switch (words) {
    case 'now':
      return { from: now, to: now };
    case 'today':
      return { from: today, to: now };
    case 'yesterday':
      return { from: today - DAY, to: today - 1 };
    case 'this week':
      return { from: monday, to: now };
    case 'last week':
    case 'previous week':
      return { from: monday - 7 * DAY, to: monday - 1 };
    case 'this month':
      return { from: startOfMonth(now, 0), to: now };
    case 'last month':
    case 'previous month':
      return { from: startOfMonth(now, -1), to: startOfMonth(now, 0) - 1 };
    case 'all':
    case 'ever':
    case 'everything':
    case 'the beginning':
    case 'beginning':
    case 'always':
      return { from: 0, to: now };
    default:
      return weekday(words.replace(/^last\s+/u, ''), today);
  }
}

/** The latest such day before today. */
function weekday(word: string, today: number): Stretch | null {
  const wanted = WEEKDAYS.indexOf(word);
  if (wanted === -1) return null;
  const back = ((new Date(today).getUTCDay() - wanted + 6) % 7) + 1;
  return { from: today - back * DAY, to: today - (back - 1) * DAY - 1 };
}

function counted(words: string, now: number): Stretch | null {
  const match =
    /^(?:(?:last|past|previous) )?(?:(\d{1,4}|[a-z]+) )?(minute|hour|day|week|month)s?$/u.exec(
      words,
    ) ?? /^(\d{1,4})\s?(d|h|w)$/u.exec(words);
  if (match === null) return null;
  const count = match[1] === undefined ? 1 : (NUMBERS[match[1]] ?? Number(match[1]));
  const unit = UNITS[{ d: 'day', h: 'hour', w: 'week' }[match[2] ?? ''] ?? match[2] ?? ''];
  return unit === undefined || !Number.isFinite(count)
    ? null
    : { from: now - count * unit, to: now };
}

/** ISO 8601: a day, or a time, which is UTC where it names no zone. */
function dated(said: string): Stretch | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/u.exec(
      said,
    );
  if (match === null || !isDay(match[1] ?? '')) return null;
  const from = Date.parse(
    match[2] === undefined
      ? `${match[1] ?? ''}T00:00:00Z`
      : `${match[1] ?? ''}T${match[2]}${match[3] ?? 'Z'}`,
  );
  if (Number.isNaN(from)) return null;
  return { from, to: match[2] === undefined ? from + DAY - 1 : from };
}

/** 30 February is read as 2 March by `Date`, and is no day. */
function isDay(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** A day as people write it: "21 Nov 2026", in UTC. */
export const dayOf = (at: number): string =>
  new Date(at).toUTCString().slice(5, 16).replace(/^0/u, '');

const startOfDay = (at: number): number => Math.floor(at / DAY) * DAY;

function startOfMonth(at: number, months: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}
