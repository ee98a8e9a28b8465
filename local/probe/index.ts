/** Settles open questions about Assets on a site. */
export { probe, type ProbeOptions, type ProbeReport } from './probe';
