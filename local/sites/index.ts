/** Real Atlassian sites in place of the emulator. */
export { readAddress, type SiteAddress } from './address';
export { connectSite, type RealSite } from './connect';
export { readCredentials } from './credentials';
export { loudApp } from './loud-app';
export { pinnedApp, readPinned } from './pinned';
export { openWayOut } from './way-out';
