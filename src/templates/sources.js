/**
 * Where each template is, in the order in which they are listed: hubs before what builds on them,
 * starters first. In JavaScript, because the bundler leaves the comments of TypeScript out
 * (tsconfig.json), and these tell it to keep an `import()` inside the one bundle file, as a module
 * that is evaluated on first use.
 */
export const SOURCES = {
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
};
