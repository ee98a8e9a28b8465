/** Settles open questions about Assets on a site. */
export { probe, type ProbeOptions } from './probe';
export type { ProbeReport, WholeReport } from './report';
export { tellReport } from './tell';
