/** What a person can mean. `fragment` is slots alone ("with key ABC"): it changes the last request. */
export type Intent =
  | 'list'
  | 'describe'
  | 'compare'
  | 'depends'
  | 'preview'
  | 'confirm'
  | 'assent'
  | 'decline'
  | 'status'
  | 'report'
  | 'activity'
  | 'guide'
  | 'cancel'
  | 'show-code'
  | 'help'
  | 'greet'
  | 'thanks'
  | 'bye'
  | 'largest'
  | 'restart'
  | 'smaller'
  | 'retry'
  | 'where'
  | 'identity'
  | 'fields'
  | 'drift'
  | 'standing'
  | 'newer'
  | 'own-model'
  | 'unsupported'
  | 'question'
  | 'fragment'
  | 'unknown';

/**
 * A pattern (see `pattern.ts`), the intent it speaks for, and how loudly, 1 to 100. The loudest
 * wins; of equals, the first.
 */
export type Rule = readonly [weight: number, intent: Intent, pattern: string];
