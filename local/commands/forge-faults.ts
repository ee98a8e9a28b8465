/**
 * Faults of Forge that a running emulator asks for (`launchpad emulator --fault`), as options of
 * the local Forge host.
 */
import { createFaultEngine, parseAnyFault, type Fault, type ForgeHarm } from '../assets-emulator';
import {
  DEFAULT_LIMITS,
  jumpAppClock,
  type ForgeHostOptions,
  type PlatformCall,
  type PlatformHarm,
} from '../forge-host';

type Place = PlatformCall['place'];

const PLACES: Readonly<Record<PlatformHarm['kind'], Place>> = {
  storage: 'storage',
  'storage-repeat': 'storage',
  queue: 'queue',
  'queue-twice': 'queue',
  'queue-late': 'queue',
  kill: 'function',
  clock: 'function',
  upgrade: 'function',
};

/** @param specs as `--fault` takes them; none of them, no options */
export function forgeFaults(
  specs: readonly string[],
): Pick<ForgeHostOptions, 'faults' | 'limits' | 'shuffle'> {
  const faults = specs.flatMap((spec) => {
    const parsed = parseAnyFault(spec);
    return parsed.ok && parsed.of === 'forge' ? [parsed.fault] : [];
  });
  if (faults.length === 0) return {};
  const engines = enginesOf(faults);
  const window = faults.flatMap(({ harm }) => (harm.kind === 'window' ? [harm.ms] : []));
  const seeds = faults.flatMap(({ harm }) => (harm.kind === 'queue-shuffle' ? [harm.seed] : []));
  return {
    faults: {
      decide: ({ place, path }) => engines[place].decide({ method: 'POST', path, account: '' }),
      jumpClock: jumpAppClock,
      upgrade,
    },
    ...(window.length === 0
      ? {}
      : { limits: { asyncMaximumMs: Math.min(DEFAULT_LIMITS.asyncMaximumMs, ...window) } }),
    ...(seeds[0] === undefined ? {} : { shuffle: seeds[0] }),
  };
}

/** Each place counts its own calls. */
function enginesOf(
  faults: readonly Fault<ForgeHarm>[],
): Record<Place, ReturnType<typeof createFaultEngine<PlatformHarm>>> {
  const at = (place: Place) =>
    createFaultEngine<PlatformHarm>(
      faults.flatMap(({ harm, ...rest }) =>
        harm.kind !== 'window' && harm.kind !== 'queue-shuffle' && PLACES[harm.kind] === place
          ? [{ ...rest, harm }]
          : [],
      ),
    );
  return { storage: at('storage'), queue: at('queue'), function: at('function') };
}

/** Another version of the app holds other templates; here, the same with another summary. */
function upgrade(): void {
  void import('../../src/templates/catalogue').then(async ({ loadTemplate, TEMPLATE_KEYS }) => {
    for (const key of TEMPLATE_KEYS) {
      const template = await loadTemplate(key);
      template.summary = `${template.summary} Another version.`;
    }
  });
}
