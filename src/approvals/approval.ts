/**
 * An approval: a preview whose confirmation was checked. Only `checkConfirmation` makes one, and
 * only `spendApproval` takes one.
 */
import type { Preview } from '../storage/previews';
import type { ConfirmationSetting, Origin } from '../storage/shapes';

declare const checked: unique symbol;

export interface Approval {
  readonly [checked]: true;
  readonly preview: Preview;
  /** Where the confirmation came from, and the setting at that moment: kept for the audit. */
  readonly origin: Origin;
  readonly setting: ConfirmationSetting;
}

/** For `check.ts` alone; anywhere else it would go round the check. */
export function approve(
  preview: Preview,
  how: { given: { origin: Origin }; setting: ConfirmationSetting },
): Approval {
  return { preview, origin: how.given.origin, setting: how.setting } as Approval;
}
