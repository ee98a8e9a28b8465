/** `npm run licensing on|off`: whether the manifest declares the app as one that is sold. See docs/licensing.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withLicensing } from './forge/licensed-manifest';

const FILE = 'manifest.yml';

function main([wanted]: readonly string[]): number {
  if (wanted !== 'on' && wanted !== 'off') {
    console.error('Say which: npm run licensing on, or npm run licensing off.');
    return 2;
  }
  writeFileSync(FILE, withLicensing(readFileSync(FILE, 'utf8'), wanted === 'on'));
  console.log(`${FILE}: licensing is ${wanted}.`);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
