/** What is at the head of every page of a template: its key, its figures, and the way to the other pages. */
import { countAttributes, type ResolvedTemplate } from '../../../src/templates/resolve';
import { levelOf } from '../facts';
import { count, esc, tag } from '../html';
import { href, link, TEMPLATE_PAGES, templatePage, type TemplatePage } from '../links';
import { page, type SitePage } from '../page';

export function templateFrame(
  template: ResolvedTemplate,
  kind: TemplatePage,
  lead: string,
  parts: readonly string[],
  outline = true,
): SitePage {
  const path = templatePage(template.key, kind);
  const title = TEMPLATE_PAGES.find(([name]) => name === kind)?.[1] ?? kind;
  return page(
    path,
    {
      title: `${template.key} · ${title}`,
      description: `${template.name}: ${title.toLowerCase()}`,
      outline,
    },
    [
      `# ${kind === 'overview' ? template.name : `${template.name}: ${title.toLowerCase()}`}`,
      tabs(template, path, kind),
      lead,
      ...parts,
    ],
  );
}

function tabs(template: ResolvedTemplate, path: string, kind: TemplatePage): string {
  const items = TEMPLATE_PAGES.map(([name, , short]) =>
    name === kind
      ? `<a class="here" href="${href(path, path)}">${short}</a>`
      : link(path, templatePage(template.key, name), short),
  );
  return tag('div', 'lp-tabs', [tag('span', 'lp-key', template.key), ...items].join(''));
}

export function figures(template: ResolvedTemplate): string {
  const chips = [
    count(template.objectTypes.length, 'object type'),
    count(countAttributes(template), 'attribute'),
    levelOf(template),
    template.category,
    `Version ${template.version}`,
  ];
  return tag('div', 'lp-chips', chips.map((chip) => tag('span', 'lp-chip', esc(chip))).join(''));
}
