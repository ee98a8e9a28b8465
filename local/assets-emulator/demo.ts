/** A new workspace: what a site has before anyone built anything. Names and number of the defaults are inferred. */
import { createHash } from 'node:crypto';
import { ICON_NAMES } from './icons';
import { Store } from './store';
import type { Switches } from './switches';

/** A stable UUID-shaped id made from a word, so that the same site has the same ids on every machine. */
export function idFromName(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const STATUSES: readonly (readonly [name: string, category: number])[] = [
  ['Action Needed', 2],
  ['Active', 1],
  ['Closed', 0],
  ['In Service', 1],
  ['Running', 1],
  ['Stopped', 0],
  ['Support Requested', 2],
];
const REFERENCE_TYPES = ['Dependency', 'Installed', 'Link', 'Reference', 'Using'] as const;

/** An empty workspace with the global statuses, reference types, icons and Jira projects of the demo site. */
export function newWorkspace(siteName: string, switches: Pick<Switches, 'iconIds'>): Store {
  const store = new Store({
    siteName,
    workspaceId: idFromName(`workspace ${siteName}`),
    cloudId: idFromName(`cloud ${siteName}`),
  });
  for (const name of ICON_NAMES) {
    const number = store.newId('icons');
    store.put('icons', {
      id: switches.iconIds === 'uuids' ? idFromName(`icon ${name}`) : number,
      name,
    });
  }
  for (const [name, category] of STATUSES)
    store.put('statuses', {
      id: store.newId('statuses'),
      name,
      category,
      description: '',
      schemaId: '',
    });
  for (const name of REFERENCE_TYPES) {
    store.put('referenceTypes', {
      id: store.newId('referenceTypes'),
      name,
      description: '',
      color: '42526E',
      removable: false,
      schemaId: '',
    });
  }
  const project = (key: string, name: string, hiddenFrom: string[]) =>
    store.put('projects', { id: store.newId('projects'), key, name, hiddenFrom });
  project('ITSM', 'IT Service Management', []);
  project('HR', 'People Requests', []);
  project('SEC', 'Security Incidents', ['acc-user', 'acc-manager']);
  store.takeChanges();
  return store;
}
