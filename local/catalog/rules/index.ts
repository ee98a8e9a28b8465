import { BRIEF_RULES } from './briefs';
import { BUDGET_RULES } from './budgets';
import { DORA_RULES } from './dora';
import { ISLAND_RULES } from './islands';
import { MASTER_RULES } from './masters';
import { MEANING_RULES } from './meaning';
import { NAME_RULES } from './names';
import { RECORD_RULES } from './records';
import { REAL_LIFE_RULES } from './real-life';
import { PICKER_RULES } from './pickers';
import type { ModelRule } from './rule';
import { TIER_RULES } from './tiers';
import { VALUE_RULES } from './values';
import { VOCABULARY_RULES } from './vocabulary';

/**
 * Rules of modelling, in the order in which they are reported. What Assets itself demands is in
 * `src/templates/check.ts`.
 */
export const MODEL_RULES: readonly ModelRule[] = [
  ...BRIEF_RULES,
  ...NAME_RULES,
  ...BUDGET_RULES,
  ...MEANING_RULES,
  ...VALUE_RULES,
  ...REAL_LIFE_RULES,
  ...RECORD_RULES,
  ...PICKER_RULES,
  ...MASTER_RULES,
  ...ISLAND_RULES,
  ...VOCABULARY_RULES,
  ...TIER_RULES,
  ...DORA_RULES,
];
