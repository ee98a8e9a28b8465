/**
 * The drawing of a template as SVG. Colours are variables of the page, so that light and dark
 * need no second drawing.
 */
import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { esc } from '../html';
import { href, templatePage, typeAnchor } from '../links';
import {
  INDENT,
  layoutGraph,
  type Layout,
  type PlacedBox,
  type PlacedPanel,
  type Route,
} from './layout';
import { graphModel } from './model';

const RADIUS = 6;
const MARGIN = 2;

/** @param page the page it stands on, for its links into the data dictionaries */
export function drawGraph(template: ResolvedTemplate, page: string): string {
  const layout = layoutGraph(graphModel(template));
  const [width, height] = [
    Math.ceil(layout.width + 2 * MARGIN),
    Math.ceil(layout.height + 2 * MARGIN),
  ];
  return [
    '<svg class="lp-graph" role="img" aria-label="Object types of ' +
      `${esc(template.name)} and their references" viewBox="${String(-MARGIN)} ` +
      `${String(-MARGIN)} ${String(width)} ${String(height)}" style="max-width:${String(Math.round(width * 1.12))}px">`,
    ...layout.panels.map(drawPanel),
    ...layout.boxes.flatMap((placed) => drawInheritance(placed, layout)),
    ...layout.routes.map(drawRoute),
    ...layout.boxes.map((placed) => drawBox(placed, page)),
    '</svg>',
  ].join('\n');
}

const at = (number: number): string => String(Math.round(number * 10) / 10);

function drawPanel({ panel, x, y, width, height }: PlacedPanel): string {
  const heading =
    panel.title === ''
      ? ''
      : `<text class="lp-panel-title" x="${at(x + 12)}" y="${at(y + 18)}">${esc(panel.title)}</text>`;
  return (
    `<g class="lp-panel ${panel.kind}"><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" ` +
    `height="${at(height)}" rx="10"/>${heading}</g>`
  );
}

function drawBox({ box, x, y, width, height }: PlacedBox, page: string): string {
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
  const target = href(page, `${templatePage(box.template, 'dictionary')}#${typeAnchor(box.label)}`);
  const said =
    box.attributes === null
      ? `${box.template}.${box.label}`
      : `${box.label}: ${String(box.attributes)} attributes of its own${box.abstract ? ', abstract' : ''}`;
  return [
    `<a href="${target}" class="${classes}" data-box="${esc(box.id)}" data-above="${esc(box.above.join('|'))}"><title>${esc(said)}</title>`,
    `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="6"/>`,
    `<text x="${at(x + 10)}" y="${at(y + height / 2)}">${esc(box.label)}</text>${count}</a>`,
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
    `<path class="lp-inherits" data-from="${esc(child.box.id)}" data-to="${esc(parent.box.id)}" ` +
      `d="M${at(edge)} ${at(y)}H${at(x)}V${at(top + 7)}"/>`,
    `<path class="lp-inherits-head" d="M${at(x)} ${at(top)}l4.5 7h-9z"/>`,
  ];
}

function drawRoute({ line, from, to, track, channel, colour }: Route): string {
  const title = `${line.from} → ${line.to}: ${line.attributes.join(', ')}`;
  const path = track === null ? loop(from, to, channel) : throughTrack(from, to, track);
  const head = `M${at(to.x)} ${at(to.y)}l${at(channel * 7)} -3.5v7z`;
  return [
    `<g class="lp-line ${line.kind}" data-from="${esc(line.from)}" data-to="${esc(line.to)}" ` +
      `style="--c:var(--lp-g${String(colour)})"><title>${esc(title)}</title>`,
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
