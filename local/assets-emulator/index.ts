/** An HTTP server on loopback that behaves as the Assets API does, as far as that is known. */
export type { Account } from './accounts';
export { ACCOUNTS, findAccount } from './accounts';
export { newWorkspace } from './demo';
export type { FaultControl } from './fault-engine';
export { FAULT_HELP } from './fault-help';
export { createFaultEngine } from './fault-engine';
export type { Fault, ForgeHarm, ParsedFault } from './faults';
export { parseAnyFault, parseFault } from './faults';
export type { LoadedWorkspace } from './persist';
export { loadWorkspace, setAside } from './persist';
export type { RequestLogEntry } from './request-log';
export type { Emulator, EmulatorOptions } from './server';
export { startEmulator } from './server';
export type { StateAttribute, StateObjectType, StateSchema, WorkspaceState } from './state';
export { Store } from './store';
export type { SwitchName, Switches } from './switches';
export { SWITCHES, readSwitches, switchesWith } from './switches';
