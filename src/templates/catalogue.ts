/**
 * The templates that ship with the app. Each is parsed when it is first asked for, not when the app starts: the bundler
 * keeps an eager `import()` of JSON inside the one bundle file, as a module that is evaluated on first use.
 * `TEMPLATE_INDEX` (index.generated.ts) answers what can be said of them without parsing any.
 */
import type { Template } from './template.generated';

/** In the order in which they are listed: hubs before what builds on them, starters first. */
const SOURCES = {
  CORE: () => import(/* webpackMode: "eager" */ '../../catalog/core.json'),
  BASIC: () => import(/* webpackMode: "eager" */ '../../catalog/basic.json'),
  CMDB: () => import(/* webpackMode: "eager" */ '../../catalog/cmdb.json'),
  ECMDB: () => import(/* webpackMode: "eager" */ '../../catalog/ecmdb.json'),
  ITAM: () => import(/* webpackMode: "eager" */ '../../catalog/itam.json'),
  SAM: () => import(/* webpackMode: "eager" */ '../../catalog/sam.json'),
  NET: () => import(/* webpackMode: "eager" */ '../../catalog/net.json'),
  CLD: () => import(/* webpackMode: "eager" */ '../../catalog/cld.json'),
  SVC: () => import(/* webpackMode: "eager" */ '../../catalog/svc.json'),
  SLA: () => import(/* webpackMode: "eager" */ '../../catalog/sla.json'),
  PRI: () => import(/* webpackMode: "eager" */ '../../catalog/pri.json'),
  WFM: () => import(/* webpackMode: "eager" */ '../../catalog/wfm.json'),
  VND: () => import(/* webpackMode: "eager" */ '../../catalog/vnd.json'),
  SEC: () => import(/* webpackMode: "eager" */ '../../catalog/sec.json'),
  PRIV: () => import(/* webpackMode: "eager" */ '../../catalog/priv.json'),
  INC: () => import(/* webpackMode: "eager" */ '../../catalog/inc.json'),
  BCM: () => import(/* webpackMode: "eager" */ '../../catalog/bcm.json'),
  AI: () => import(/* webpackMode: "eager" */ '../../catalog/ai.json'),
  DOC: () => import(/* webpackMode: "eager" */ '../../catalog/doc.json'),
  DORA: () => import(/* webpackMode: "eager" */ '../../catalog/dora.json'),
} satisfies Record<string, () => Promise<unknown>>;

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
