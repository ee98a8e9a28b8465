/**
 * Coordinates of the drawing of a template. Panels are in two columns; between them runs a
 * channel. Everything that refers to one type shares one vertical track in the channel, so that
 * lines never cross a box and can be followed with a finger. Pure.
 */
import type { Box, GraphModel, Line, Panel } from './model';

export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface PlacedBox extends Placed {
  box: Box;
  side: Side;
}
export interface PlacedPanel extends Placed {
  panel: Panel;
}
export type Side = 'left' | 'right';

export interface Route {
  line: Line;
  /**
   * Ends of the line on the edges of the boxes; `track` is the x of its vertical part, null for a
   * type that refers to itself.
   */
  from: { x: number; y: number };
  to: { x: number; y: number };
  track: number | null;
  /** From the edge of the target's box into the channel: 1 to the right, -1 to the left. */
  channel: 1 | -1;
  /** Which of the palette's colours, counted from 0: the same for all lines to one type. */
  colour: number;
}

export interface Layout {
  width: number;
  height: number;
  panels: PlacedPanel[];
  boxes: PlacedBox[];
  routes: Route[];
}

export const PALETTE_SIZE = 10;
export const INDENT = 18;
const PAD = 12;
const HEADING = 26;
const GAP = 9;
const PANEL_GAP = 18;
const PITCH = 8;
const TRACK = 10;
const CHANNEL_MARGIN = 26;
const LEAST_BOX = 28;
/** Width of a character of the labels, in pixels, on the generous side; checked against labels in the tests. */
export const CHARACTER = 7.1;
/** The same for headings, which are capitals. */
export const TITLE_CHARACTER = 8.6;
const LABEL_ROOM = 48;
/** Panels of which every way to set them is tried. */
const MOST_CHOSEN = 12;

export function layoutGraph(model: GraphModel): Layout {
  const ends = endsOf(model);
  const columns = chooseColumns(model, ends);
  const width = (panels: readonly Panel[]): number =>
    Math.max(
      120,
      ...panels.flatMap((panel) => [
        panel.title.length * TITLE_CHARACTER,
        ...panel.boxes.map((box) => box.depth * INDENT + box.label.length * CHARACTER + LABEL_ROOM),
      ]),
    );
  const leftWidth = width(columns.left) + 2 * PAD;
  const rightWidth = width(columns.right) + 2 * PAD;
  const left = placeColumn(columns.left, 'left', 0, leftWidth, ends);
  const draft = placeColumn(columns.right, 'right', 0, rightWidth, ends);
  const tracks = assignTracks(model.lines, [...left.boxes, ...draft.boxes], ends);
  const channel =
    tracks.size === 0
      ? PANEL_GAP
      : 2 * CHANNEL_MARGIN + Math.max(...[...tracks.values()].map(({ index }) => index)) * TRACK;
  const right =
    columns.right.length === 0
      ? draft
      : placeColumn(columns.right, 'right', leftWidth + channel, rightWidth, ends);
  const boxes = [...left.boxes, ...right.boxes];
  return {
    width: columns.right.length === 0 ? leftWidth + channel : leftWidth + channel + rightWidth,
    height: Math.max(left.height, right.height),
    panels: [...left.panels, ...right.panels],
    boxes,
    routes: model.lines.flatMap((line) =>
      route(line, boxes, ends, tracks, leftWidth + CHANNEL_MARGIN),
    ),
  };
}

/**
 * For each box the lines that leave it and, once, the one place where lines arrive: their order
 * down its inner edge.
 */
type Ends = ReadonlyMap<string, readonly string[]>;
const ARRIVE = '<';
const SELF = '@';
const SELF_END = '@<';
/** Where the line to a box leaves: no name reads as one of the ends above. */
const towards = (target: string): string => `>${target}`;

function endsOf({ panels, lines }: GraphModel): Ends {
  return new Map(
    panels.flatMap((panel) =>
      panel.boxes.map((box): [string, string[]] => {
        const arriving = lines.some((line) => line.to === box.id && line.from !== box.id)
          ? [ARRIVE]
          : [];
        return [
          box.id,
          [
            ...arriving,
            ...lines
              .filter((line) => line.from === box.id)
              .flatMap((line) => (line.to === box.id ? [SELF, SELF_END] : [towards(line.to)])),
          ],
        ];
      }),
    ),
  );
}

const boxHeight = (box: Box, ends: Ends): number =>
  Math.max(LEAST_BOX, ((ends.get(box.id)?.length ?? 0) + 1) * PITCH);

const panelHeight = (panel: Panel, ends: Ends): number =>
  (panel.title === '' ? PAD : HEADING) +
  PAD +
  panel.boxes.reduce((sum, box) => sum + boxHeight(box, ends) + GAP, -GAP);

/**
 * Types of other templates are on the right. Of the own panels that side takes those which make
 * both columns about equally high.
 */
function chooseColumns({ panels }: GraphModel, ends: Ends): { left: Panel[]; right: Panel[] } {
  const own = panels.filter((panel) => panel.kind === 'own');
  const foreign = panels.filter((panel) => panel.kind !== 'own');
  const height = (some: readonly Panel[]): number =>
    some.reduce((sum, panel) => sum + panelHeight(panel, ends) + PANEL_GAP, 0);
  let best = { left: own, right: foreign };
  let least = Number.POSITIVE_INFINITY;
  // Every choice of a dozen is soon tried; of more, those behind them go where there is room.
  if (own.length > MOST_CHOSEN) return fillColumns(own, foreign, height);
  // Bit n of `choice` puts panel n on the right; the first panel, where reading begins, stays on the left.
  for (let choice = 0; choice < 2 ** Math.max(0, own.length - 1); choice += 1) {
    const isRight = (index: number): boolean => index > 0 && (choice & (1 << (index - 1))) !== 0;
    const left = own.filter((_, index) => !isRight(index));
    const right = [...foreign, ...own.filter((_, index) => isRight(index))];
    const cost = Math.abs(height(left) - height(right));
    if (cost < least) {
      least = cost;
      best = { left, right };
    }
  }
  return best;
}

/** In their order, each to the side that is lower by then. */
function fillColumns(
  own: readonly Panel[],
  foreign: readonly Panel[],
  height: (some: readonly Panel[]) => number,
): { left: Panel[]; right: Panel[] } {
  const columns = { left: [] as Panel[], right: [...foreign] };
  for (const panel of own)
    (height(columns.left) <= height(columns.right) ? columns.left : columns.right).push(panel);
  return columns;
}

function placeColumn(
  panels: readonly Panel[],
  side: Side,
  x: number,
  width: number,
  ends: Ends,
): { panels: PlacedPanel[]; boxes: PlacedBox[]; height: number } {
  const placed: PlacedPanel[] = [];
  const boxes: PlacedBox[] = [];
  // Half a pitch apart, so that a line of one side never runs into a line of the other.
  let y = side === 'left' ? 0 : PITCH / 2;
  for (const panel of panels) {
    const height = panelHeight(panel, ends);
    placed.push({ panel, x, y, width, height });
    let at = y + (panel.title === '' ? PAD : HEADING);
    for (const box of panel.boxes) {
      const indent = box.depth * INDENT;
      const tall = boxHeight(box, ends);
      boxes.push({
        box,
        side,
        x: x + PAD + (side === 'left' ? indent : 0),
        y: at,
        width: width - 2 * PAD - indent,
        height: tall,
      });
      at += tall + GAP;
    }
    y += height + PANEL_GAP;
  }
  return { panels: placed, boxes, height: panels.length === 0 ? 0 : y - PANEL_GAP };
}

interface Track {
  index: number;
  colour: number;
}

/** One track for each type referred to; tracks whose spans do not touch share a place (the left-edge method). */
function assignTracks(
  lines: readonly Line[],
  boxes: readonly PlacedBox[],
  ends: Ends,
): Map<string, Track> {
  const targets = [
    ...new Set(lines.filter((line) => line.from !== line.to).map((line) => line.to)),
  ];
  const spans = targets
    .map((target) => {
      const ys = [
        endY(target, ARRIVE, boxes, ends),
        ...lines
          .filter((line) => line.to === target && line.from !== target)
          .map((line) => endY(line.from, towards(target), boxes, ends)),
      ];
      return { target, from: Math.min(...ys), to: Math.max(...ys) };
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const free: number[] = [];
  const tracks = new Map<string, Track>();
  spans.forEach(({ target, from, to }, order) => {
    const found = free.findIndex((until) => until + PITCH < from);
    const index = found === -1 ? free.length : found;
    free[index] = to;
    tracks.set(target, { index, colour: order % PALETTE_SIZE });
  });
  return tracks;
}

function endY(id: string, end: string, boxes: readonly PlacedBox[], ends: Ends): number {
  const place = boxes.find(({ box }) => box.id === id);
  const order = ends.get(id) ?? [];
  if (place === undefined) throw new Error(`${id} is not in the drawing`);
  return place.y + (place.height - (order.length - 1) * PITCH) / 2 + order.indexOf(end) * PITCH;
}

function route(
  line: Line,
  boxes: readonly PlacedBox[],
  ends: Ends,
  tracks: ReadonlyMap<string, Track>,
  firstTrack: number,
): Route[] {
  const sideOf = (id: string): Side => boxes.find(({ box }) => box.id === id)?.side ?? 'left';
  const edge = (id: string): number => {
    const place = boxes.find(({ box }) => box.id === id);
    return place === undefined ? 0 : place.side === 'left' ? place.x + place.width : place.x;
  };
  const track = tracks.get(line.to);
  const self = line.from === line.to;
  if (track === undefined && !self) return [];
  return [
    {
      line,
      from: { x: edge(line.from), y: endY(line.from, self ? SELF : towards(line.to), boxes, ends) },
      to: { x: edge(line.to), y: endY(line.to, self ? SELF_END : ARRIVE, boxes, ends) },
      track: self || track === undefined ? null : firstTrack + track.index * TRACK,
      channel: sideOf(line.to) === 'left' ? 1 : -1,
      colour: track?.colour ?? 0,
    },
  ];
}
