import { RETENTION_BOUNDS } from '../../../src/storage/erasing/retention-bounds';
import { DEFAULT_SETTINGS } from '../../../src/storage/settings';
import { ERASED_BY } from '../../../src/storage/erasing/record-ends';
import { RECORD_KINDS, type KeyName } from '../../../src/storage/erasing/record-kinds';
import type { Life, RecordKind } from '../../../src/storage/erasing/record-life';
import { ATLASSIAN } from './links';
import { code, list, page, section, shownBy, table } from './markdown';

function lifeWords(life: Life): string {
  switch (life.kind) {
    case 'kept':
      return 'until the app is uninstalled';
    case 'hours':
      return `${life.hours} hours, and up to 48 more until the platform has erased it`;
    case 'setting':
      return (
        `${DEFAULT_SETTINGS.retentionDays} days; an administrator may set ` +
        `${RETENTION_BOUNDS.least} to ${RETENTION_BOUNDS.most}`
      );
    case 'days':
      return `${life.days} days from ${life.since}`;
  }
}

const row = (
  { key, title, holds, personal, life }: RecordKind,
  erasedBy: readonly string[],
): string[] => [
  title,
  code(key),
  holds,
  personal,
  lifeWords(life),
  erasedBy.join(', ') || 'uninstalling only',
];

export const storedDataPage = (): string =>
  page(
    'Stored data',
    'Every kind of record the app keeps, from the table in ' +
      '`src/storage/erasing/record-kinds.ts` that the code is held to. All of it is ' +
      'in Forge’s key-value storage of the installation. There is no other storage: ' +
      'no database, no files, no cookies or browser storage of its own, and nothing ' +
      'at the publisher’s.',
    section(
      'Records',
      table(
        ['record', 'key', 'holds', 'of a person', 'kept for', 'erased by'],
        (Object.keys(RECORD_KINDS) as KeyName[]).map((name) =>
          row(RECORD_KINDS[name], ERASED_BY[name]),
        ),
      ),
      'Uninstalling erases every kind ([Uninstall](uninstall.md)). That the app ' +
        'stores these kinds and no other, and that each lives as long as its row says, ' +
        'is tested: ' +
        shownBy(
          'test/stored-data/uninstall.test.ts',
          'is among those that an installation with everything in it holds, and each key ' +
            'belongs to exactly one',
        ) +
        '; ' +
        shownBy(
          'test/stored-data/retention.test.ts',
          'leaves, once every lifetime is over, only what is kept until the app is ' +
            'uninstalled',
        ) +
        '.',
    ),
    section(
      'What is never stored',
      list([
        'names or content found in the workspace. Of what is there, only keys and ' +
          'ids of object schemas that the app created or was told to work with are kept. ' +
          'Findings are worked out anew each time;',
        'objects, issues, names or e-mail addresses of people, texts of a ' +
          'conversation. The options of a request are kept as they were given: a name or ' +
          'key chosen for a new schema, keys of schemas to extend, object types left ' +
          'out, the key of a project;',
        'confirmation codes: only a salted hash, as long as the record of the preview;',
        'tokens or passwords of anybody.',
      ]),
    ),
    section(
      'Personal data',
      'The only personal data is the Atlassian account id of who asked for a ' +
        'preview, confirmed, cancelled or changed a setting. It is reported to ' +
        'Atlassian at least every seven days, and where the account was closed it is ' +
        'erased: ' +
        (`${shownBy('src/privacy/report-accounts.test.ts')}, ` +
          shownBy(
            'src/storage/erasing/erase-account.test.ts',
            'leaves no trace of them, and everything of others',
          ) +
          '. ' +
          'Keys that must be found by person hold a hash of the account id (128 bits of ' +
          'SHA-256), which is a pseudonym and not anonymous.'),
    ),
    section(
      'Where it lies, and encryption',
      'Both are Atlassian’s, and the app can neither choose nor change them:',
      list([
        '**Residency.** Forge storage follows the region to which the site is pinned; ' +
          `see ${ATLASSIAN.residency}. Assets’ own data stays where Assets keeps it.`,
        '**Encryption.** In transit by Atlassian’s TLS, at rest on Atlassian’s disks; ' +
          `see ${ATLASSIAN.storage} and ${ATLASSIAN.forgeSecurity}. The app adds no ` +
          'encryption of its own.',
        '**Isolation.** Each installation has a storage of its own. The app keeps ' +
          'nothing of a tenant at module scope, where a process could carry it to ' +
          `another: ${shownBy('test/security-pack/tenants.test.ts')}.`,
        '**Backups and remains.** Atlassian keeps what is in hosted storage for 28 ' +
          `days after an app was uninstalled (${ATLASSIAN.storage}); the app erases its ` +
          'records before that, while it is being uninstalled.',
      ]),
    ),
    section(
      'Counters',
      'The app counts uses of its features by version, in the same storage, for the ' +
        'administrator’s own page; it can be switched off. A counter holds a word of a ' +
        'closed list, a day, a version and a number. Nothing is sent: there is nowhere ' +
        'to send it. ' +
        shownBy(
          'test/stored-data/counters.test.ts',
          'holds nothing of what callers send, through every door',
        ) +
        '.',
    ),
  );
