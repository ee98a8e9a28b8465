/**
 * The templates that ship with the app. Each is parsed when it is first asked for, not when the app
 * starts (`sources.js`). `TEMPLATE_INDEX` (index.generated.ts) answers what can be said of them
 * without parsing any.
 */
import { SOURCES } from './sources';
import type { Template } from './template.generated';

export type TemplateKey = keyof typeof SOURCES;

export const TEMPLATE_KEYS = Object.keys(SOURCES) as readonly TemplateKey[];

export function isTemplateKey(text: string): text is TemplateKey {
  return Object.hasOwn(SOURCES, text);
}

/** The same object at every call: not to be changed. Its file is held to the format when the app is built, not here. */
export async function loadTemplate(key: TemplateKey): Promise<Template> {
  const loaded: { default: unknown } = await SOURCES[key]();
  return loaded.default as Template;
}
