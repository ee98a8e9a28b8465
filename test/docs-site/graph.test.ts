import { beforeAll, describe, expect, it } from 'vitest';
import { loadFacts, type Facts } from '../../docs-site/generator/facts';
import { drawGraph } from '../../docs-site/generator/graph/draw';
import {
  CHARACTER,
  INDENT,
  layoutGraph,
  type Layout,
  type PlacedBox,
} from '../../src/models/diagram/layout';
import { graphModel } from '../../src/models/diagram/model';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { parseTarget } from '../../src/templates/target';

let facts: Facts;
beforeAll(async () => {
  facts = await loadFacts();
});

const overlap = (a: PlacedBox, b: PlacedBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(TEMPLATE_KEYS)('the drawing of %s', (key) => {
  const template = () => {
    const found = facts.catalogue.get(key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  const layout = (): Layout => layoutGraph(graphModel(template()));

  const targetOf = (to: string): string => {
    const { template: home, objectType } = parseTarget(to, template().key);
    return home === template().key ? objectType : `${home}.${objectType}`;
  };

  it('shows every object type once, and those of other templates that it refers to', () => {
    const drawn = layout().boxes.map(({ box }) => box.id);
    const foreign = new Set(
      template().crossReferences.map((reference) => `${reference.template}.${reference.target}`),
    );
    expect([...drawn].sort()).toEqual(
      [...template().objectTypes.map((type) => type.name), ...foreign].sort(),
    );
  });

  it('has a line for every reference, and each attribute on one', () => {
    const drawn = layout().routes.flatMap(({ line }) =>
      line.attributes.map((attribute) => `${line.from}.${attribute}>${line.to}`),
    );
    const declared = template().objectTypes.flatMap((type) =>
      type.attributes.flatMap((attribute) =>
        attribute.type === 'reference'
          ? [`${type.name}.${attribute.name}>${targetOf(attribute.to)}`]
          : [],
      ),
    );
    expect(drawn.sort()).toEqual(declared.sort());
  });

  it('lets no box lie on another, nor out of the picture, nor too small for its name', () => {
    const { boxes, width, height } = layout();
    expect(
      boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => overlap(a, b))
          .map((b) => `${a.box.id} on ${b.box.id}`),
      ),
    ).toEqual([]);
    expect(
      boxes.filter(
        ({ x, y, width: w, height: h }) => x < 0 || y < 0 || x + w > width || y + h > height,
      ),
    ).toEqual([]);
    expect(boxes.filter(({ box, width: w }) => w < box.label.length * CHARACTER + 10)).toEqual([]);
  });

  it('leads no line through a box, nor two lines to different types along one track at the same height', () => {
    const { boxes, routes } = layout();
    const inner = Math.max(
      ...boxes.filter(({ side }) => side === 'left').map(({ x, width: w }) => x + w),
    );
    const outer = Math.min(
      ...boxes.filter(({ side }) => side === 'right').map(({ x }) => x),
      Number.POSITIVE_INFINITY,
    );
    expect(
      routes.filter(({ track }) => track !== null && (track <= inner || track >= outer)),
    ).toEqual([]);
    const spans = new Map<string, { track: number; from: number; to: number }>();
    for (const { line, track, from, to } of routes) {
      if (track === null) continue;
      const span = spans.get(line.to) ?? { track, from: from.y, to: from.y };
      spans.set(line.to, {
        track,
        from: Math.min(span.from, from.y, to.y),
        to: Math.max(span.to, from.y, to.y),
      });
    }
    const all = [...spans];
    const clashes = all.flatMap(([name, a], index) =>
      all
        .slice(index + 1)
        .filter(([, b]) => a.track === b.track && a.from <= b.to && b.from <= a.to)
        .map(([other]) => `${name} with ${other}`),
    );
    expect(clashes).toEqual([]);
  });

  it('sets a child in from its parent, and joins the two', () => {
    const { boxes } = layout();
    const children = boxes.filter(({ box }) => box.parent !== null);
    expect(
      children.filter(
        (child) =>
          child.width !==
          (boxes.find(({ box }) => box.id === child.box.parent)?.width ?? 0) - INDENT,
      ),
    ).toEqual([]);
    expect(
      drawGraph(template(), `templates/${key}/overview`).match(/class="lp-inherits"/g)?.length ?? 0,
    ).toBe(children.length);
  });

  it('has no colour but variables of the page', () => {
    expect(drawGraph(template(), `templates/${key}/overview`)).not.toMatch(
      /#[0-9a-f]{3,6}\b|rgb\(|fill="|stroke="/i,
    );
  });
});
