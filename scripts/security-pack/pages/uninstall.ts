import { ATLASSIAN } from './links';
import { list, page, section, shownBy } from './markdown';

export const uninstallPage = (): string =>
  page(
    'Uninstall',
    'What is gone, what stays, and how that is known.',
    section(
      'What happens',
      list([
        'Forge calls the app before it is removed (module `preUninstall`, at most 55 ' +
          's). The app erases everything in its storage, what tells of a person first.',
        'On the local machine the storage is empty afterwards, and Assets unchanged to ' +
          'the byte: ' +
          shownBy(
            'test/stored-data/uninstall.test.ts',
            'erases an installation that was really used, filled with every kind of ' +
              'record, and leaves Assets as it was, byte for byte',
          ) +
          '; ' +
          'short of time, what tells of a person is gone first: ' +
          shownBy(
            'test/stored-data/uninstall.test.ts',
            'short of time, has erased what tells of a person before anything else',
          ) +
          '.',
        'If the call fails or its time is up, the rest is Atlassian’s to remove: Forge ' +
          'storage belongs to the installation, and cannot be read by the app after it. ' +
          ('Atlassian keeps hosted storage for 28 days after an uninstallation and then ' +
            `deletes it (${ATLASSIAN.storage}). What the app erased before is not among it.`),
        'Scheduled jobs and events of the installation end with it.',
      ]),
    ),
    section(
      'What stays',
      list([
        '**Assets.** Every schema, object type, attribute, status and reference type ' +
          'that was deployed, and all objects. They are yours, and ordinary parts of ' +
          'Assets; nothing in them depends on the app. The app could not delete them if ' +
          'it wanted to.',
        'Jira’s and Assets’ own audit log.',
        'The log of the Forge app, for as long as Atlassian keeps it ([Egress](egress.md)).',
        'Cookies of a documentation site, where one was opened: `lp_session`, at most ' +
          '24 hours, holding a tier and an expiry.',
      ]),
    ),
    section(
      'Installed again',
      'It begins with an empty storage. Schemas that were deployed before are ' +
        'recognised by what they hold, not by a record.',
    ),
    section(
      'A person leaves',
      'The account is closed with Atlassian; within seven days the app learns it and ' +
        'erases or anonymises what names that account. Nobody has to ask. An ' +
        'administrator who wants it sooner can uninstall.',
    ),
  );
