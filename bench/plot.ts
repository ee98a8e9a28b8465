/**
 * How cost grows with the size of the model, as an SVG: time of the three deployers, and of
 * planning, over object types. Both axes are logarithmic.
 */

export interface Series {
  name: string;
  colour: string;
  points: readonly { types: number; seconds: number }[];
}

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 70;
const RIGHT = 190;
const TOP = 50;
const BOTTOM = 55;

export function costPlot(title: string, series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points);
  const x = scale(
    Math.min(...all.map(({ types }) => types)),
    Math.max(...all.map(({ types }) => types)),
    LEFT,
    WIDTH - RIGHT,
  );
  const low = 10 ** Math.floor(Math.log10(Math.min(...all.map((point) => point.seconds))));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...all.map((point) => point.seconds))));
  const y = scale(low, high, HEIGHT - BOTTOM, TOP);
  const rows: string[] = [];
  for (let value = low; value <= high * 1.001; value *= 10) {
    rows.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" ` +
        `stroke="#ddd"/><text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${label(value)}</text>`,
    );
  }
  const columns = [...new Set(all.map(({ types }) => types))].map(
    (types) =>
      `<text x="${x(types)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${types}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" ` +
      'font-family="system-ui, sans-serif" font-size="12" fill="#333">',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="24" font-size="15" font-weight="600">${title}</text>`,
    ...rows,
    ...columns,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" ` +
      'text-anchor="middle">object types, 20 attributes each</text>',
    ...series.flatMap((one, index) => drawn(one, index, x, y)),
    '</svg>',
    '',
  ].join('\n');
}

function drawn(
  { name, colour, points }: Series,
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string[] {
  const path = points.map((point) => `${x(point.types)},${y(point.seconds)}`).join(' ');
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...points.map(
      (point) =>
        `<circle cx="${x(point.types)}" cy="${y(point.seconds)}" r="3.5" fill="${colour}"><title>${name}: ` +
        `${point.types} types, ${label(point.seconds)}</title></circle>`,
    ),
    `<rect x="${WIDTH - RIGHT + 15}" y="${TOP + index * 22}" width="14" height="4" ` +
      `fill="${colour}"/><text x="${WIDTH - RIGHT + 36}" y="${TOP + 6 + index * 22}">${name}</text>`,
  ];
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const span = Math.log(to) - Math.log(from) || 1;
  return (value) =>
    Math.round((start + ((Math.log(value) - Math.log(from)) / span) * (end - start)) * 10) / 10;
}

const label = (value: number): string =>
  value >= 3_600
    ? `${+(value / 3_600).toPrecision(3)} h`
    : value >= 60
      ? `${+(value / 60).toPrecision(3)} min`
      : `${+value.toPrecision(2)} s`;
