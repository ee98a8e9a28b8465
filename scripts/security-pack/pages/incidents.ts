import { ATLASSIAN } from './links';
import { list, page, section } from './markdown';

export const incidentsPage = (): string =>
  page(
    'Incidents',
    'What to do when something is wrong, and what can be expected of whom. ' +
      'LaunchPad is an open-source project: everything below is best effort, and no ' +
      'time is promised.',
    section(
      'Report',
      'In private, as [SECURITY.md](../../SECURITY.md) says: through the ' +
        'repository’s private vulnerability reporting. There is no mailbox and no ' +
        'telephone. Nothing that belongs to a customer belongs into a report.',
    ),
    section(
      'What the project does',
      list([
        'looks at a report, says whether it can be repeated, and how bad it is;',
        'mends it on the latest version only, with a test that fails without the mending;',
        'publishes an advisory with the release: what was wrong, who could use it, ' +
          'what to do, and whether anything has to be looked at afterwards;',
        'names who reported it, if they wish.',
      ]),
    ),
    section(
      'What whoever publishes the app has to do',
      'A copy on the Marketplace, or one that a company deploys for itself, has its ' +
        'own publisher. Atlassian’s rules for telling customers and Atlassian of an ' +
        'incident bind that publisher, and so do any promised times. The project is ' +
        'neither publisher nor party to that.',
    ),
    section(
      'What an administrator can do at once',
      list([
        '**Stop everything:** the app’s page, Settings, Confirmation `off`: no ' +
          'deployment can begin. What runs is cancelled from its status, and says what ' +
          'stays.',
        '**Take its rights:** remove the person’s Assets role; the next check ends the deployment.',
        '**Remove it:** uninstall. Assets keeps what was created ([Uninstall](uninstall.md)).',
        '**Look:** the app’s log says who confirmed what and when; Atlassian’s audit ' +
          'log is the record. Each report lists what was created, by name.',
        '**Undo:** Assets has no undo. The report of a deployment lists every element ' +
          'it created; deleting a schema that it created removes all of them. The app ' +
          'deletes nothing itself.',
      ]),
    ),
    section(
      'If the publisher’s account is taken over',
      'Somebody who can deploy a new version could change what the app does within ' +
        'the scopes that were accepted: it could create, and also change, schemas, ' +
        'object types, attributes and statuses, because Atlassian’s write scopes cover ' +
        'both; as any person who confirmed before, while the platform allows that. It ' +
        'could not delete, read objects or issues, or send anything to an address of ' +
        'its own: more scopes or an address need an administrator’s consent. Compare ' +
        'the hash on the page with the commit you trust ([Reproducible ' +
        'build](build.md)).',
    ),
    section(
      'Incidents at Atlassian',
      `Forge, Jira and Assets are Atlassian’s: ${ATLASSIAN.status}, ${ATLASSIAN.trust}.`,
    ),
  );
