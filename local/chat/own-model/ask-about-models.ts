/**
 * What somebody asks about models of their own besides making one: take one along, bring one in,
 * list, remove. Pure.
 */

export type ModelQuestion =
  | { kind: 'export'; schema: string | null }
  | { kind: 'move'; schema: string | null }
  | { kind: 'add' }
  | { kind: 'list' }
  | { kind: 'remove'; model: string | null }
  /** A draft, of which this conversation knows nothing. */
  | { kind: 'forget-draft' };

/** Words that come before or behind the name of a schema, and are none. */
const AROUND = new RegExp(
  String.raw`^(?:our|my|an?|another|the|this|that|whole|object|live|existing)\s+|\s+(?:object )?` +
    String.raw`(?:schemas?|data models?|models?|as a (?:file|model)|along|please)$`,
  'giu',
);

const nameIn = (said: string | undefined): string | null => {
  let name = (said ?? '').trim();
  for (let before = ''; before !== name;) {
    before = name;
    name = name.replace(AROUND, '').trim();
  }
  return name === '' || /^(?:it|that|this|one|schemas?|models?)$/iu.test(name) ? null : name;
};

const PLACE =
  String.raw`(?:the |our |an?other |an? )?(?:[\p{L}\d-]+ )?(?:sandbox|production|prod|test` +
  String.raw`|staging|dev|development|site|instance|cloud)(?: site| instance| environment)?`;

export function modelQuestion(said: string): ModelQuestion | null {
  const text = said
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(
      new RegExp(
        String.raw`^(?:please|can (?:you|i|we)|could (?:you|i|we)|how (?:do|can) (?:i|we)|i want to` +
          String.raw`|we want to|i'd like to|let us|let's)\s+`,
        'iu',
      ),
      '',
    )
    .replace(/[.!?]+$/u, '')
    .replace(/,? please$/iu, '');
  const moved =
    new RegExp(
      String.raw`^(?:take|move|copy|transfer|bring|migrate|promote|clone|get)\s+(?<what>.+?)\s+` +
        String.raw`(?:from ${PLACE} )?(?:to|into|over to|on|onto) ${PLACE}$`,
      'iu',
    ).exec(text) ??
    new RegExp(
      String.raw`^(?:take|move|copy|transfer|migrate|promote|clone)\s+(?<what>.+?)\s+from ${PLACE}$`,
      'iu',
    ).exec(text);
  if (moved !== null) return { kind: 'move', schema: nameIn(moved.groups?.['what']) };
  const taken =
    new RegExp(
      String.raw`^(?:export|download)\s+(?<what>.+?)(?:\s+(?:as|to|into) (?:an? )?(?:file|json` +
        String.raw`|model|mermaid|markdown|svg))?$`,
      'iu',
    ).exec(text) ??
    /^(?:take|get)\s+(?<what>.+?)\s+(?:along|out|with (?:me|us)|as a (?:file|model))$/iu.exec(text);
  if (
    taken !== null &&
    !/\b(?:report|log|activity|objects?|data)\b/iu.test(taken.groups?.['what'] ?? '')
  )
    return { kind: 'export', schema: nameIn(taken.groups?.['what']) };
  if (
    new RegExp(
      String.raw`^(?:add|import|upload|load|bring in) (?:an?|my|our|the|this)? ?(?:own )?(?:model` +
        String.raw`|template|schema)? ?(?:from|in|as) (?:an?|the|my|this)? ?(?:json )?file$`,
      'iu',
    ).test(text) ||
    /^(?:upload|import) (?:an?|my|our|the|this) (?:own )?(?:(?:model|template|schema|json)(?: file)?|file)$/iu.test(
      text,
    ) ||
    /^(?:write|bring|make|have|use) (?:my|our) own (?:model|template|schema)s?$/iu.test(text)
  )
    return { kind: 'add' };
  if (
    new RegExp(
      String.raw`^(?:what|which|list|show)(?: me| are| all)? ?(?:the |all )?(?:own |our own ` +
        String.raw`|my own |our |my |custom )?(?:models|templates)(?: do we have| have we` +
        String.raw`| are there| are| there are| of)?(?: (?:of )?(?:our|my|your|their) own| ours` +
        String.raw`| are ours| of ours)?$`,
      'iu',
    ).test(text) &&
    /\b(?:own|our|ours|my|custom)\b/iu.test(text)
  )
    return { kind: 'list' };
  if (
    /^(?:list|show|what are|which are)(?: me)? (?:my|our|the|all)(?: my| our)? drafts?$/iu.test(
      text,
    )
  )
    return { kind: 'list' };
  if (/^(?:remove|delete|drop|forget|discard)(?: about)? (?:the|my|our|that) drafts?$/iu.test(text))
    return { kind: 'forget-draft' };
  const removed =
    new RegExp(
      String.raw`^(?:remove|delete|drop|forget)\s+(?:the |our |my )?(?:own )?(?:model|draft)` +
        String.raw`(?: called| named)?(?: (?<key>[\p{L}\d][\p{L}\d ]{0,40}))?$`,
      'iu',
    ).exec(text) ??
    /^(?:remove|delete|drop|forget)\s+(?:the |our |my )?(?<key>[A-Z][A-Z0-9]{1,9}) model$/u.exec(
      text,
    );
  if (removed !== null) return { kind: 'remove', model: removed.groups?.['key']?.trim() ?? null };
  return null;
}
