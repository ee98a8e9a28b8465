/** `npm run build:page`: the page, with the hash of the backend bundle that belongs to it. */
import { currentBundle } from '../../scripts/forge/recorded-bundle';
import { BUILD_DIR, ensureBuilt } from './build';

currentBundle()
  .then(async ({ sha256 }) => {
    const built = await ensureBuilt(sha256);
    console.log(
      `${built ? `Built ${BUILD_DIR}` : 'The page is built already'}, for the backend bundle with sha256 ${sha256}.`,
    );
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
