/** `npm run bundle`: the bundle Forge would run, built by Atlassian's own bundler, into `dist/`, and its SHA-256. */
import { recordBundle } from './forge/recorded-bundle';

recordBundle().then(
  ({ codeFile, sha256 }) => console.log(`${codeFile}  sha256 ${sha256}`),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
