/** Accounts of the emulator that calls are made as. */

export const ADMIN = 'acc-admin';
export const OTHER_ADMIN = 'acc-admin-2';
/** Manages object schemas, and is no administrator. */
export const MANAGER = 'acc-manager';
export const USER = 'acc-user';
