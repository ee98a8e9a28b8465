/**
 * Models for people: a data dictionary and diagrams, made in the browser of what was taken along.
 * Loaded when asked for.
 */
import { writeDiagram } from '../../../../src/models/export/write-diagram';
import { writeDictionary } from '../../../../src/models/export/write-dictionary';
import { writeSvg } from '../../../../src/models/export/write-svg';
import type { Template } from '../../../../src/templates/template.generated';

export type PaperKind = 'dictionary' | 'mermaid' | 'svg';

export interface Paper {
  /** Of its file name, instead of `.json`. */
  ending: string;
  type: 'text/markdown' | 'text/plain' | 'image/svg+xml';
  text: string;
}

export function writePaper(kind: PaperKind, models: readonly Template[]): Paper {
  switch (kind) {
    case 'dictionary':
      return { ending: '.md', type: 'text/markdown', text: models.map(writeDictionary).join('\n') };
    case 'mermaid':
      return { ending: '.mmd', type: 'text/plain', text: writeDiagram(models) };
    case 'svg':
      return { ending: '.svg', type: 'image/svg+xml', text: writeSvg(models) };
  }
}
