/**
 * Everything that the pages are written from, read from the manifest, the code, the lock file and
 * the recorded calls.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { readManifest, type Manifest } from '../../local/forge-host';
import { takeInventory, type Inventory } from './calls/inventory';
import { recordScenarios, SCENARIOS, type Recording } from './calls/scenarios';
import { bridgeUses, scopesOnPage, type BridgeUse } from './calls/page-calls';
import { judge, type Judgement } from './egress/allowed';
import { scan } from './egress/scan';
import { logLines, type LogLine } from './log-lines';
import { readShipped } from './shipped/modules';
import { shippedPackages, type ShippedPackage } from './shipped/packages';
import type { AppFacts } from './shipped/sbom';

export interface PackFacts {
  app: AppFacts;
  manifest: Manifest;
  recording: Recording;
  scenarios: string[];
  inventory: Inventory;
  /** Functions of Forge's bridge that the page's own sources use. */
  bridge: BridgeUse[];
  /** Scopes that only the browser uses, with what uses them. */
  onPage: Record<string, string[]>;
  packages: ShippedPackage[];
  egress: Judgement;
  logs: LogLine[];
}

export async function readFacts(root: string = process.cwd()): Promise<PackFacts> {
  const manifest = readManifest(join(root, 'manifest.yml'));
  const shipped = await readShipped(root);
  const handlers = createRequire(__filename)(resolve(shipped.codeFile)) as Record<string, unknown>;
  const recording = await recordScenarios(manifest, handlers);
  const bridge = bridgeUses(join(root, 'static/admin/src'));
  const onPage = scopesOnPage(bridge);
  const app = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as AppFacts;
  return {
    app: {
      name: app.name,
      version: app.version,
      description: app.description,
      license: app.license,
    },
    manifest,
    recording,
    bridge,
    onPage,
    scenarios: SCENARIOS.map(({ name }) => name),
    inventory: takeInventory(manifest, recording.calls, onPage),
    packages: shippedPackages(root, shipped.modules),
    egress: judge(shipped.files.flatMap(({ part, file, text }) => scan(part, file, text))),
    logs: logLines(join(root, 'src')),
  };
}
