/** The drawing of a template on a page of the site, with its links into the data dictionaries. */
import { drawLayout } from '../../../src/models/diagram/draw';
import { layoutGraph } from '../../../src/models/diagram/layout';
import { graphModel } from '../../../src/models/diagram/model';
import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { esc } from '../html';
import { href, templatePage, typeAnchor } from '../links';

const MARGIN = 2;

/** @param page the page it is on */
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
    ...drawLayout(layout, (box) =>
      href(page, `${templatePage(box.template, 'dictionary')}#${typeAnchor(box.label)}`),
    ),
    '</svg>',
  ].join('\n');
}
