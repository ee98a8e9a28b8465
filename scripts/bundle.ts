/**
 * `npm run bundle`: the bundle Forge would run, built by Atlassian's own bundler, into `dist/`,
 * and its SHA-256. One that was made from the same sources is kept.
 */
import { currentBundle } from './forge/recorded-bundle';

currentBundle().then(
  ({ codeFile, sha256 }) => console.log(`${codeFile}  sha256 ${sha256}`),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
