/** `npm run build:page` */
import { BUILD_DIR, ensureBuilt } from './build';

void ensureBuilt().then((built) => {
  console.log(built ? `Built ${BUILD_DIR}` : 'The page is built already.');
});
