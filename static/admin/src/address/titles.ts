/** What the browser's history, its tabs and a bookmark call each view. Pure. */
import { segmentsOf } from './address';

const SECTIONS: Readonly<Record<string, string>> = {
  templates: 'Templates',
  own: 'Your own models',
  deployments: 'Deployments',
  deployed: 'What is deployed',
  activity: 'Activity',
  guides: 'Guides',
  settings: 'Settings',
  about: 'About and data',
};

/** `Plan for ITAM · LaunchPad` */
export function titleOf(path: string): string {
  return `${viewTitle(path)} · LaunchPad`;
}

function viewTitle(path: string): string {
  const [section = 'templates', one, two] = segmentsOf(path);
  switch (section) {
    case 'deploy':
      return `Plan for ${one ?? 'a template'}`;
    case 'confirm':
      return one === undefined ? 'Confirm' : `Confirm ${one}`;
    case 'compare':
      return `${one ?? ''} and ${two ?? ''} compared`;
    case 'templates':
      return one === undefined ? 'Templates' : `Template ${one}`;
    case 'deployments':
      return one === undefined ? 'Deployments' : `Deployment ${one}`;
    case 'schemas':
      return `Object schema ${one ?? ''}`;
    case 'deployed':
      return one === undefined ? 'What is deployed' : `${one} as deployed`;
    case 'guides':
      return one === undefined ? 'Guides' : `Guide ${two === undefined ? one : `${one} ${two}`}`;
    default:
      return SECTIONS[section] ?? 'Nothing here';
  }
}
