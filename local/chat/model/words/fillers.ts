/** Words that carry no intent: dropped before patterns are tried. */
export const FILLERS: ReadonlySet<string> = new Set([
  'please', 'kindly', 'just', 'now', 'hey', 'um', 'uh', 'hmm', 'well', 'so', 'maybe', 'perhaps', 'actually', 'really', 'quickly', 'right', 'away', 'immediately', 'simply', 'also', 'then', 'there',
  'the', 'a', 'an', 'our', 'my', 'your', 'us', 'me', 'for', 'here', 'today', 'asap', 'again', 'ever', 'very', 'new', 'fresh', 'whole', 'entire', 'full', 'jira', 'jsm', 'assets', 'workspace', 'site',
  'instance', 'launchpad', 'dear', 'friend', 'mate', 'guys', 'team', 'bot', 'agent', 'some', 'any', 'currently', 'quick', 'kind', 'sort', 'exactly', 'only', 'ahead', 'instead', 'though', 'first', 'next',
]);

/** Words that turn the verb after them around. */
export const NEGATIONS: ReadonlySet<string> = new Set(['not', 'never', 'nor']);
