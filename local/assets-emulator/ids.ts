import { createHash } from 'node:crypto';

/** A stable UUID-shaped id made from a word, so that the same site has the same ids on every machine. */
export function idFromName(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
