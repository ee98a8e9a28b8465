/** A new workspace: what a site has before anyone built anything. Names and number of the statuses are inferred. */
import { addCommonDataModel } from './common-data-model';
import { ICON_NAMES } from './icons';
import { idFromName } from './ids';
import { Store } from './store';
import type { Switches } from './switches';

const statuses = (inService: number): readonly (readonly [name: string, category: number])[] => [
  ['Action Needed', 2],
  ['Active', 1],
  ['Closed', 0],
  ['In Service', inService],
  ['Running', 1],
  ['Stopped', 0],
  ['Support Requested', 2],
];

/** An empty workspace with the global statuses, reference types, icons and Jira projects of the demo site. */
export function newWorkspace(
  siteName: string,
  switches: Pick<
    Switches,
    'iconIds' | 'globalReferenceTypes' | 'inServiceCategory' | 'commonDataModel'
  >,
): Store {
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
  for (const [name, category] of statuses(Number(switches.inServiceCategory)))
    store.put('statuses', {
      id: store.newId('statuses'),
      name,
      category,
      description: '',
      schemaId: '',
    });
  for (const name of switches.globalReferenceTypes) {
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
  if (switches.commonDataModel === 'on') addCommonDataModel(store);
  store.takeChanges();
  return store;
}
