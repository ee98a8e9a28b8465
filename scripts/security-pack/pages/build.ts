import { list, page, section, shownBy } from './markdown';

export const buildPage = (): string =>
  page(
    'Reproducible build',
    'The same commit gives the same files, byte for byte, on any machine with the ' +
      'packages of the lock file. So the hash of a build says which commit it is.',
    section(
      'How to check it',
      list([
        '`npm ci && npm run bundle` prints the SHA-256 of the backend bundle, `dist/index.cjs`.',
        '`npm run build:page` builds the page for that bundle: the hash is put into ' +
          'the page, where an administrator finds it under About, and into ' +
          '`static/admin/build/bundle.txt`. A bundle cannot hold its own hash, so the ' +
          'page holds it.',
        '`npm run bundle:twice` builds both again, in a folder with another path, time ' +
          'zone, language and file times, and compares every file. It runs in CI.',
        `${shownBy('scripts/forge/bundle-inputs.test.ts')} holds that a page names the ` +
          'bundle of its own sources and no older one.',
      ]),
    ),
    section(
      'What it does not show',
      list([
        '**`forge deploy` runs its own bundler** on the machine of whoever deploys, ' +
          'with Atlassian’s runtime wrapper around the code. It is the same bundler ' +
          'package as here, pinned in the lock file if the pinned CLI is used; that its ' +
          'output is the same has not been tried, because it takes an account.',
        'To compare: run `forge deploy --verbose` from a fresh clone of the commit ' +
          'with the pinned CLI, and compare the `index.cjs` it leaves in its temporary ' +
          'folder with `dist/index.cjs`. A source map of the deployed version can also ' +
          'be had by whoever published it.',
        'Forge does not show an administrator the hash of what is deployed. The page ' +
          'shows what it was built with; that it was deployed together with that backend ' +
          'rests on whoever deployed it. Who wants certainty deploys from their own ' +
          'clone.',
        'That the code does what it says. That is what the tests and the rest of this pack are for.',
      ]),
    ),
  );
