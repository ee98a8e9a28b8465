/** Only what packs a file at once: the rest of the library starts workers, and is left out of the page. */
export { strToU8, zipSync } from 'fflate';
