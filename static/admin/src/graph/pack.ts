/** Packs rectangles into one that is about as broad as `aspect` says: each goes as high up as it fits. Pure. */
export interface Size {
  width: number;
  height: number;
}
export interface Corner {
  x: number;
  y: number;
}

/** Widths that are tried; the one with which everything is shown largest is taken. */
const TRIES = 24;

export function pack(sizes: readonly Size[], aspect: number): Corner[] {
  const widest = Math.max(0, ...sizes.map((size) => size.width));
  const all = sizes.reduce((sum, size) => sum + size.width, 0);
  let best: { corners: Corner[]; extent: number } | null = null;
  for (let attempt = 0; attempt <= TRIES; attempt += 1) {
    const placed = packInto(sizes, widest + ((all - widest) * attempt) / TRIES);
    const extent = Math.max(placed.width / aspect, placed.height);
    if (best === null || extent < best.extent) best = { corners: placed.corners, extent };
  }
  return best?.corners ?? [];
}

interface Step {
  x: number;
  width: number;
  y: number;
}

/** The tallest first, along a skyline: the lower edge of what is placed already. */
function packInto(sizes: readonly Size[], within: number): Size & { corners: Corner[] } {
  const corners: Corner[] = sizes.map(() => ({ x: 0, y: 0 }));
  let skyline: Step[] = [{ x: 0, width: within, y: 0 }];
  let [width, height] = [0, 0];
  const order = sizes
    .map((size, at) => ({ ...size, at }))
    .sort((a, b) => b.height - a.height || a.at - b.at);
  for (const size of order) {
    const corner = highestPlace(skyline, size, within);
    corners[size.at] = corner;
    skyline = raised(skyline, { x: corner.x, width: size.width, y: corner.y + size.height });
    width = Math.max(width, corner.x + size.width);
    height = Math.max(height, corner.y + size.height);
  }
  return { corners, width, height };
}

function highestPlace(skyline: readonly Step[], size: Size, within: number): Corner {
  const starts = skyline.map((step) => step.x).filter((x) => x + size.width <= within + 0.5);
  const corners = (starts.length === 0 ? [0] : starts).map((x) => ({
    x,
    y: Math.max(
      ...skyline
        .filter((step) => step.x < x + size.width && step.x + step.width > x)
        .map((step) => step.y),
    ),
  }));
  return corners.reduce((best, corner) => (corner.y < best.y ? corner : best));
}

function raised(skyline: readonly Step[], added: Step): Step[] {
  const end = added.x + added.width;
  const rest = skyline
    .flatMap((step) => [
      { ...step, width: Math.min(step.x + step.width, added.x) - step.x },
      { ...step, x: Math.max(step.x, end), width: step.x + step.width - Math.max(step.x, end) },
    ])
    .filter((step) => step.width > 0.5);
  const unique = rest.filter((step, at) => rest.findIndex((other) => other.x === step.x) === at);
  return [...unique, added].sort((a, b) => a.x - b.x);
}
