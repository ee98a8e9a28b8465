/**
 * The drawing of a model as elements of SVG. Colours are variables of what is around it, so
 * that light and dark need no second drawing. Pure.
 */
import { escaped } from '../../text/markup';
import { INDENT, type Layout, type PlacedBox, type PlacedPanel, type Route } from './layout';
import type { Box } from './model';

const RADIUS = 6;

/** @param linkOf where a box leads; null where drawings lead nowhere */
export function drawLayout(layout: Layout, linkOf: ((box: Box) => string) | null): string[] {
  return [
    ...layout.panels.map(drawPanel),
    ...layout.boxes.flatMap((placed) => drawInheritance(placed, layout)),
    ...layout.routes.map(drawRoute),
    ...layout.boxes.map((placed) => drawBox(placed, linkOf)),
  ];
}

const at = (number: number): string => String(Math.round(number * 10) / 10);

function drawPanel({ panel, x, y, width, height }: PlacedPanel): string {
  const heading =
    panel.title === ''
      ? ''
      : `<text class="lp-panel-title" x="${at(x + 12)}" y="${at(y + 18)}">${escaped(panel.title)}</text>`;
  return (
    `<g class="lp-panel ${panel.kind}"><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" ` +
    `height="${at(height)}" rx="10"/>${heading}</g>`
  );
}

function drawBox(
  { box, x, y, width, height }: PlacedBox,
  linkOf: ((box: Box) => string) | null,
): string {
  const classes = [
    'lp-box',
    box.abstract ? 'abstract' : '',
    box.attributes === null ? 'foreign' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
  const count =
    box.attributes === null
      ? ''
      : `<text class="lp-count" x="${at(x + width - 9)}" y="${at(y + height / 2)}">${String(box.attributes)}</text>`;
  const [begin, end] =
    linkOf === null ? ['<g', '</g>'] : [`<a href="${escaped(linkOf(box))}"`, '</a>'];
  const said =
    box.attributes === null
      ? `${box.template}.${box.label}`
      : `${box.label}: ${String(box.attributes)} attributes of its own${box.abstract ? ', abstract' : ''}`;
  return [
    `${begin} class="${classes}" data-box="${escaped(box.id)}" ` +
      `data-above="${escaped(box.above.join('|'))}"><title>${escaped(said)}</title>`,
    `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="6"/>`,
    `<text x="${at(x + 10)}" y="${at(y + height / 2)}">${escaped(box.label)}</text>${count}${end}`,
  ].join('');
}

/** From the child's outer edge to a hollow triangle under its parent, on the side away from the references. */
function drawInheritance(child: PlacedBox, { boxes }: Layout): string[] {
  const parent = boxes.find(({ box }) => box.id === child.box.parent);
  if (parent === undefined) return [];
  const outward = child.side === 'left' ? 1 : -1;
  const x = (child.side === 'left' ? parent.x : parent.x + parent.width) + (outward * INDENT) / 2;
  const top = parent.y + parent.height;
  const y = child.y + child.height / 2;
  const edge = child.side === 'left' ? child.x : child.x + child.width;
  return [
    `<path class="lp-inherits" data-from="${escaped(child.box.id)}" data-to="${escaped(parent.box.id)}" ` +
      `d="M${at(edge)} ${at(y)}H${at(x)}V${at(top + 7)}"/>`,
    `<path class="lp-inherits-head" d="M${at(x)} ${at(top)}l4.5 7h-9z"/>`,
  ];
}

function drawRoute({ line, from, to, track, channel, colour }: Route): string {
  const title = `${line.from} → ${line.to}: ${line.attributes.join(', ')}`;
  const path = track === null ? loop(from, to, channel) : throughTrack(from, to, track);
  const head = `M${at(to.x)} ${at(to.y)}l${at(channel * 7)} -3.5v7z`;
  return [
    `<g class="lp-line ${line.kind}" data-from="${escaped(line.from)}" data-to="${escaped(line.to)}" ` +
      `style="--c:var(--lp-g${String(colour)})"><title>${escaped(title)}</title>`,
    `<path class="lp-hit" d="${path}"/><path class="lp-path" d="${path}"/><path class="lp-head" d="${head}"/></g>`,
  ].join('');
}

/** Out to the track, along it towards the target, and back in, with round corners. */
function throughTrack(
  from: { x: number; y: number },
  to: { x: number; y: number },
  track: number,
): string {
  const down = Math.sign(to.y - from.y);
  const radius = Math.min(RADIUS, Math.abs(to.y - from.y) / 2);
  if (radius < 1) return `M${at(from.x)} ${at(from.y)}H${at(to.x)}`;
  const out = Math.sign(track - from.x);
  const back = Math.sign(to.x - track);
  return [
    `M${at(from.x)} ${at(from.y)}H${at(track - out * radius)}`,
    `Q${at(track)} ${at(from.y)} ${at(track)} ${at(from.y + down * radius)}`,
    `V${at(to.y - down * radius)}`,
    `Q${at(track)} ${at(to.y)} ${at(track + back * radius)} ${at(to.y)}H${at(to.x)}`,
  ].join('');
}

/** A type that refers to itself: a half circle into the channel. */
function loop(from: { x: number; y: number }, to: { y: number }, channel: 1 | -1): string {
  const radius = (to.y - from.y) / 2;
  return (
    `M${at(from.x)} ${at(from.y)}h${at(channel * 9)}a${at(radius)} ${at(radius)} 0 ` +
    `0 ${channel === 1 ? '1' : '0'} 0 ${at(2 * radius)}H${at(from.x)}`
  );
}
