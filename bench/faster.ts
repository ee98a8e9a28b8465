/** A workload under LaunchPad and two plain deployers, and where one of those was faster. */
import type { Compared, Measured, Setting } from './measure';
import { seconds } from './table';

export interface Row {
  workload: string;
  setting: Setting;
  launchpad: Measured;
  serial: Compared;
  layered: Compared;
}

/** Each plain deployer that was faster, and why. */
export function explainFaster(rows: readonly Row[]): void {
  for (const { workload, setting, launchpad, serial, layered } of rows)
    for (const [who, other] of [
      ['one by one', serial],
      ['layer by layer', layered],
    ] as const)
      if (other.ms < launchpad.ms)
        console.log(
          `  ${workload} at ${setting.latencyMs} ms, ${setting.ratePerMinute ?? 'no'} ` +
            `limit: ${who} took ${seconds(other.ms)} of ${seconds(launchpad.ms)}. It looks ` +
            'at nothing first and verifies nothing afterwards' +
            (other.refused > launchpad.refused
              ? `, and sends on into ${other.refused} refusals where this one was refused ` +
                `${launchpad.refused} times.`
              : '.'),
        );
}
