import { BUDGET_RULES } from './budgets';
import { MEANING_RULES } from './meaning';
import { NAME_RULES } from './names';
import type { ModelRule } from './rule';
import { VOCABULARY_RULES } from './vocabulary';

/** Rules of modelling, in the order in which they are reported. What Assets itself demands is in `src/templates/check.ts`. */
export const MODEL_RULES: readonly ModelRule[] = [...NAME_RULES, ...BUDGET_RULES, ...MEANING_RULES, ...VOCABULARY_RULES];
