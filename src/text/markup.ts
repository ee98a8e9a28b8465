/** Text as markup, in HTML and SVG alike. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '{': '&#123;',
  '}': '&#125;',
};

/** Braces too, because pages of the documentation are templates in which two of them mean code. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"{}]/g, (character) => ENTITIES[character] ?? character);
