/**
 * Models as one picture, a file of SVG that needs nothing around it: for each model the drawing
 * that its pages have. Pure.
 */
import { resolveTemplate } from '../../templates/resolve';
import type { Template } from '../../templates/template.generated';
import { inert } from '../../text/inert';
import { escaped } from '../../text/markup';
import { drawLayout } from '../diagram/draw';
import { layoutGraph, type Layout } from '../diagram/layout';
import { graphModel } from '../diagram/model';

const MARGIN = 16;
const TITLE = 30;
const BETWEEN = 32;

export function writeSvg(templates: readonly Template[]): string {
  const drawings = templates.map((template) => ({
    title: inert(`${template.name} (${template.key} ${template.version})`, 120),
    layout: layoutGraph(graphModel(resolveTemplate(template))),
  }));
  const width = Math.ceil(Math.max(...drawings.map(widthOf)) + 2 * MARGIN);
  const parts: string[] = [];
  let y = MARGIN;
  for (const { title, layout } of drawings) {
    parts.push(
      `<text class="lp-title" x="${MARGIN}" y="${y + TITLE / 2}">${escaped(title)}</text>`,
      `<g transform="translate(${MARGIN} ${y + TITLE})">`,
      ...drawLayout(layout, null),
      '</g>',
    );
    y += TITLE + Math.ceil(layout.height) + BETWEEN;
  }
  const height = y - BETWEEN + MARGIN;
  return asXml(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" class="lp-graph" viewBox="0 0 ${width} ${height}" ` +
        `width="${width}" height="${height}" role="img">`,
      `<style>${STYLE}</style>`,
      '<rect class="lp-paper" width="100%" height="100%"/>',
      ...parts,
      '</svg>',
      '',
    ].join('\n'),
  );
}

const TITLE_CHARACTER = 9;
const widthOf = ({ title, layout }: { title: string; layout: Layout }): number =>
  Math.max(layout.width, title.length * TITLE_CHARACTER);

/** Without the two code points that a name can hold and XML cannot. */
const asXml = (text: string): string => text.replace(/[\ufffe\uffff]/gu, '');

/** Of the colours of the documentation the light ones: a file has no page around it that says which. */
const COLOURS = [
  '2459c4',
  'b4480f',
  '0b7a55',
  '9333a8',
  '8a6a00',
  '0b7285',
  'c2255c',
  '4d7c0f',
  '5b45c9',
  '7a5230',
];
const STYLE = [
  `svg{${COLOURS.map((colour, at) => `--lp-g${at}:#${colour}`).join(';')};font-family:system-ui,sans-serif}`,
  'text{font-size:12.5px;fill:#1e293b;dominant-baseline:central}',
  '.lp-title{font-size:15px;font-weight:600}',
  '.lp-paper{fill:#ffffff}',
  '.lp-panel rect{fill:#f8fafc;stroke:#cbd5e1}',
  '.lp-panel.hub rect,.lp-panel.optional rect{stroke-dasharray:5 4;fill:none}',
  '.lp-panel-title{font-size:11px;font-weight:600;fill:#64748b;dominant-baseline:auto}',
  '.lp-box rect{fill:#ffffff;stroke:#cbd5e1}',
  '.lp-box.abstract rect{stroke-dasharray:3 3;stroke:#64748b}',
  '.lp-box.abstract text{font-style:italic}',
  '.lp-box.foreign rect{fill:#f8fafc}',
  '.lp-box .lp-count{font-size:10.5px;font-style:normal;fill:#64748b;text-anchor:end}',
  '.lp-inherits{fill:none;stroke:#64748b;stroke-width:1.2}',
  '.lp-inherits-head{fill:#f8fafc;stroke:#64748b;stroke-width:1.2}',
  '.lp-hit{fill:none;stroke:none}',
  '.lp-path{fill:none;stroke:var(--c);stroke-width:1.4}',
  '.lp-head{fill:var(--c)}',
  '.lp-line.hub .lp-path{stroke-dasharray:5 3}',
  '.lp-line.optional .lp-path{stroke-dasharray:2 3}',
].join('');
