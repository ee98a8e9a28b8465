import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from './pack';

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) }),
  { maxLength: 30 },
);

describe('packing groups', () => {
  it('lets no two overlap', () => {
    fc.assert(
      fc.property(sizes, (rectangles) => {
        const corners = pack(rectangles, 1.75);
        rectangles.forEach((a, i) =>
          rectangles.forEach((b, j) => {
            if (i >= j) return;
            const [p, q] = [corners[i] ?? { x: 0, y: 0 }, corners[j] ?? { x: 0, y: 0 }];
            const apart =
              p.x + a.width <= q.x + 0.6 ||
              q.x + b.width <= p.x + 0.6 ||
              p.y + a.height <= q.y ||
              q.y + b.height <= p.y;
            expect(apart).toBe(true);
          }),
        );
      }),
    );
  });

  it('makes the whole about as broad as asked, and wastes less than half', () => {
    const rectangles = Array.from({ length: 40 }, (_, at) => ({
      width: 200 + (at % 5) * 60,
      height: 100 + (at % 7) * 40,
    }));
    const corners = pack(rectangles, 1.75);
    const width = Math.max(...rectangles.map((size, at) => size.width + (corners[at]?.x ?? 0)));
    const height = Math.max(...rectangles.map((size, at) => size.height + (corners[at]?.y ?? 0)));
    const used = rectangles.reduce((sum, size) => sum + size.width * size.height, 0);
    expect(width / height).toBeGreaterThan(1.2);
    expect(width / height).toBeLessThan(2.6);
    expect(used / (width * height)).toBeGreaterThan(0.5);
  });
});
