/** Which template refers to which: the hub in the middle, spokes around it. */
import type { Facts } from '../facts';
import { optionalTemplates } from '../facts';
import { esc } from '../html';
import { href, templatePage } from '../links';

const WIDTH = 900;
const HEIGHT = 560;
const CHIP = { width: 124, height: 56 };
/** A line that passes the hub nearer than this is bent around it. */
const CLEARANCE = 130;
/** Spokes nearer to each other than this are joined by a straight line. */
const NEIGHBOURS = 160;

interface Spot {
  key: string;
  name: string;
  x: number;
  y: number;
}

export function drawHubMap({ templates }: Facts, page: string): string {
  const [hub] = [...templates].sort((a, b) => users(b.key) - users(a.key));
  function users(key: string): number {
    return templates.filter((template) => template.extends.includes(key)).length;
  }
  const around = templates.filter((template) => template !== hub);
  const spots = new Map<string, Spot>();
  if (hub !== undefined)
    spots.set(hub.key, { key: hub.key, name: hub.name, x: WIDTH / 2, y: HEIGHT / 2 });
  around.forEach(({ key, name }, index) => {
    const angle = (index / around.length) * 2 * Math.PI - Math.PI / 2;
    spots.set(key, {
      key,
      name,
      x: WIDTH / 2 + Math.cos(angle) * (WIDTH / 2 - CHIP.width / 2 - 8),
      y: HEIGHT / 2 + Math.sin(angle) * (HEIGHT / 2 - CHIP.height / 2 - 6),
    });
  });
  const lines = templates.flatMap((template) => [
    ...template.extends.map((to) => drawLine(spots, template.key, to, 'hub')),
    ...optionalTemplates(template).map((to) => drawLine(spots, template.key, to, 'optional')),
  ]);
  return [
    '<svg class="lp-graph lp-hubs" role="img" aria-label="Templates and the ' +
      `templates they refer to" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}">`,
    ...lines,
    ...[...spots.values()].map((spot) => drawSpot(spot, spot.key === hub?.key, page)),
    '</svg>',
  ].join('\n');
}

const at = (number: number): string => String(Math.round(number * 10) / 10);

function drawLine(
  spots: ReadonlyMap<string, Spot>,
  from: string,
  to: string,
  kind: 'hub' | 'optional',
): string {
  const [a, b] = [spots.get(from), spots.get(to)];
  if (a === undefined || b === undefined) return '';
  const bend = kind === 'hub' && isMiddle(b) ? middleOf(a, b) : bendOf(a, b);
  const [start, end] = [edgePoint(a, bend), edgePoint(b, bend)];
  const angle = (Math.atan2(end.y - bend.y, end.x - bend.x) * 180) / Math.PI;
  const title = `${from} ${kind === 'hub' ? 'needs' : 'can also refer to'} ${to}`;
  return [
    `<g class="lp-line ${kind}" data-from="${from}" data-to="${to}" ` +
      `style="--c:var(--lp-g${kind === 'hub' ? '0' : '3'})"><title>${title}</title>`,
    `<path class="lp-path" d="M${at(start.x)} ${at(start.y)}Q${at(bend.x)} ${at(bend.y)} ${at(end.x)} ${at(end.y)}"/>`,
    `<path class="lp-head" transform="translate(${at(end.x)} ${at(end.y)}) rotate(${at(angle)})" ` +
      'd="M0 0l-8 -4v8z"/></g>',
  ].join('');
}

interface Point {
  x: number;
  y: number;
}

const isMiddle = ({ x, y }: Point): boolean => x === WIDTH / 2 && y === HEIGHT / 2;

const middleOf = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** The point that a line between two spokes is drawn towards: a little inwards, and never over the hub. */
function bendOf(a: Point, b: Point): Point {
  const middle = middleOf(a, b);
  const [dx, dy] = [middle.x - WIDTH / 2, middle.y - HEIGHT / 2];
  const distance = Math.hypot(dx, dy);
  if (Math.hypot(a.x - b.x, a.y - b.y) < NEIGHBOURS) return middle;
  const wanted = distance < CLEARANCE ? 2 * CLEARANCE - distance : distance * 0.82;
  return {
    x: WIDTH / 2 + (dx / Math.max(distance, 0.01)) * wanted,
    y: HEIGHT / 2 + (dy / Math.max(distance, 0.01)) * wanted,
  };
}

/** Where the line from the middle of `of` towards `towards` leaves its chip. */
function edgePoint(of: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - of.x, towards.y - of.y];
  const scale = Math.min(
    (CHIP.width / 2 + 3) / Math.max(Math.abs(dx), 0.01),
    (CHIP.height / 2 + 3) / Math.max(Math.abs(dy), 0.01),
  );
  return { x: of.x + dx * scale, y: of.y + dy * scale };
}

function drawSpot({ key, name, x, y }: Spot, isHub: boolean, page: string): string {
  const lines = inLines(name);
  const first = y - 3 - (lines.length - 1) * 5;
  return [
    `<a href="${href(page, templatePage(key, 'overview'))}" class="lp-box${isHub ? ' hub' : ''}" ` +
      `data-box="${key}" data-above=""><title>${esc(name)}</title>`,
    `<rect x="${at(x - CHIP.width / 2)}" y="${at(y - CHIP.height / 2)}" width="${String(CHIP.width)}" ` +
      `height="${String(CHIP.height)}" rx="8"/>`,
    `<text class="lp-key" text-anchor="middle" x="${at(x)}" y="${at(first - 8)}">${key}</text>`,
    ...lines.map(
      (line, index) =>
        `<text class="lp-name" text-anchor="middle" x="${at(x)}" y="${at(first + 8 + index * 12)}">${esc(line)}</text>`,
    ),
    '</a>',
  ].join('');
}

/** A name in as few lines as a chip needs, cut between words. */
function inLines(name: string): string[] {
  const most = 22;
  return name.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, word];
  }, []);
}
