/** Of what the readings of a question are made: a name, what is ours, the end of a turn. */

export const OURS =
  String.raw`(?:our|my|this site's|the existing|existing|the deployed|deployed|the current` +
  String.raw`|current|the live|live|the installed|installed)`;
/** A name in quotes, or up to five words. */
export const NAME =
  String.raw`(?:"[^"]{1,60}"|'[^']{1,60}'|[\p{L}\p{N}#][\p{L}\p{N}&._/-]*` +
  String.raw`(?:\s+[\p{L}\p{N}&._/-]+){0,4}?)`;
export const AT_END =
  String.raw`(?:\s+(?:here|now|today|yet|already|so far|please|before (?:i|we) ` +
  String.raw`(?:deploy|start|decide|confirm|install)(?: it| this| that| anything)?|on this site|in assets|in jira` +
  String.raw`|currently|at the moment|right now))*\s*[?!.]*$`;
export const SCHEMA = String.raw`(?:object\s+)?(?:schemas?|schemata|models?|cmdbs?)`;

export const rule = (source: string): RegExp => new RegExp(source, 'iu');

/** As it is told to the app. */
export const named = (text: string): string =>
  text
    .trim()
    .replace(/^["']|["']$/gu, '')
    .replace(/\s+(?:object\s+)?schema$/iu, '')
    .trim();
