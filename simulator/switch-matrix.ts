/**
 * A deployment on a site that is set otherwise than by default: it ends complete, or it stops
 * with a true sentence, whatever the switches of the emulator say. Every value of every switch is
 * a site; so are two values of two switches.
 */
import {
  SWITCHES,
  switchesWith,
  type SwitchName,
  type Switches,
} from '../local/assets-emulator/switches';
import { AppError } from '../src/errors';
import { blocksOf } from '../src/planner/plan';
import type { DeployOptions } from '../src/planner/options';
import type { Template } from '../src/templates/template.generated';
import { aTemplate, aType } from '../src/templates/fixtures';
import type { TemplateClosure } from '../src/templates/load-closure';
import { notAdditive, snapshotOf, writesIn } from './checks';
import { begin, finish } from './sweep';
import { inTime, VirtualTime } from './virtual-time';
import { World } from './world';

/** What a switch that takes no list of words is set to, beside its default. */
const TRIED: Partial<{ [K in SwitchName]: readonly Switches[K][] }> = {
  schemaDescriptionMax: [0, 40, 255, 'none'],
  typeDescriptionMax: [0, 40, 255, 'none'],
  attributeDescriptionMax: [0, 40, 70, 'none'],
  // Two characters, as no key of the catalogue has; and every key there is.
  keyPattern: ['^[A-Z]{2}$', '^.*$'],
  schemaNameMax: [5, 60],
  typeNameMax: [5, 60],
  attributeNameMax: [5, 60],
  statusNameMin: [1, 9],
  statusNameMax: [5, 60],
  duplicateText: ['', 'Der Name muss eindeutig sein'],
  duplicateAttributeText: ['', 'Der Name muss eindeutig sein'],
  duplicateNameText: ['', 'Der Name muss eindeutig sein'],
  duplicateKeyText: ['', 'Der Key muss eindeutig sein'],
  creatableTypes: [
    ['0', '1', '2', '7'],
    ['0', '1', '2', '4', '6', '7', '8'],
  ],
  maxUnique: [0, 1],
  uniqueKinds: [['integer'], []],
  cardinalityKinds: [['select', 'user'], ['reference']],
  suffixKinds: [['integer'], []],
  regexKinds: [['email'], ['text']],
  creationIgnoresFields: [
    ['description'],
    ['regexValidation'],
    ['suffix'],
    ['options'],
    ['uniqueAttribute'],
    ['minimumCardinality'],
    ['maximumCardinality'],
    ['includeChildObjectTypes'],
  ],
  schemaListMax: [1, 500],
  aqlMaxResults: [1, 1_000],
  staleListsMs: [500, 3_000, 10_000],
  rateBurstMs: [0, 60_000],
  globalReferenceTypes: [[], ['Reference'], ['installed on', 'Located At', 'Depends On']],
};

export type Setting = Partial<Switches>;

/** Every value of every switch that is not its default, each as a setting of its own. */
export const SINGLE: readonly Setting[] = (Object.keys(SWITCHES) as SwitchName[]).flatMap(
  (name) => {
    const defaults = switchesWith();
    const { choices } = SWITCHES[name];
    const values: readonly unknown[] = choices.length > 0 ? choices : (TRIED[name] ?? []);
    return values
      .filter((value) => JSON.stringify(value) !== JSON.stringify(defaults[name]))
      .map((value) => ({ [name]: value }) as Setting);
  },
);

/** Every two values of two switches. */
export const PAIRS: readonly Setting[] = SINGLE.flatMap((one, at) =>
  SINGLE.slice(at + 1)
    .filter((other) => Object.keys(other)[0] !== Object.keys(one)[0])
    .map((other) => ({ ...one, ...other })),
);

/** Switches without a value to try would be passed over in silence. */
export const UNTRIED: readonly string[] = (Object.keys(SWITCHES) as SwitchName[]).filter(
  (name) => !SINGLE.some((setting) => name in setting),
);

/**
 * A template with everything that a switch can touch: heirs, a status, options, references, a
 * rule, texts of every length.
 */
export const SMALL: Template = aTemplate({
  key: 'SMALL',
  name: 'Small Demonstration',
  summary:
    'Everything that a site can take otherwise than expected, in as few elements as will do. '
      .repeat(2)
      .trim(),
  brief: 'Everything that a site can take otherwise than expected.',
  objectTypes: [
    aType('Place', [
      { name: 'Code', type: 'text', unique: true, regex: '^[A-Z]{2}$', description: 'Its code.' },
    ]),
    aType(
      'Thing',
      [
        {
          name: 'Status',
          type: 'status',
          statuses: 'RECORD',
          required: true,
          description: 'What becomes of it.',
        },
        {
          name: 'Size',
          type: 'select',
          options: ['Small', 'Large'],
          description: 'How large it is.',
        },
        {
          name: 'Located At',
          type: 'reference',
          to: 'Place',
          as: 'Located At',
          max: 3,
          description: 'Where it is. '.repeat(8).trim(),
          brief: 'Where it is.',
        },
      ],
      {
        abstract: true,
        children: [
          aType('Small Thing', [
            { name: 'Weight', type: 'float', suffix: 'kg', description: 'Its weight.' },
          ]),
          aType('Large Thing', [
            {
              name: 'Holds',
              type: 'reference',
              to: 'Thing',
              subtypes: true,
              as: 'Holds',
              max: 2,
              description: 'What it holds.',
            },
          ]),
        ],
      },
    ),
  ],
});

export interface Outcome {
  /** `refused`: the preview says that it cannot be, before anything is written. */
  end: 'complete' | 'stopped' | 'refused';
  /** What was said where it did not end complete. */
  sentence: string;
  wrong: string[];
}

/** Previews, confirms and waits for the end, on a site with this setting. */
export async function deployOn(
  switches: Setting,
  closure: TemplateClosure,
  options: DeployOptions,
): Promise<Outcome> {
  const time = new VirtualTime();
  const world = new World(time, { closure, latencyMs: 20, switches });
  return inTime(time, async () => {
    const before = snapshotOf(world.site.store);
    const said = await refusedAtPreview(world, options);
    if (said !== null)
      return {
        end: 'refused',
        sentence: said,
        wrong: [
          ...notAdditive(before, world.site.store, []),
          ...writesIn(world.site.requests).map(({ path }) => `a write of a preview: ${path}`),
          ...(said === '' ? ['it does not say why'] : []),
        ],
      };
    const { deployment, wrong } = await finish(world, await begin(world, options));
    const sentence = deployment.outcome.kind === 'known' ? deployment.outcome.sentence : '';
    const isWhole = deployment.state === 'succeeded';
    const lost = isWhole && (switches.creationIgnoresFields ?? []).length > 0;
    return {
      end: isWhole ? 'complete' : 'stopped',
      sentence,
      wrong: [
        ...wrong,
        ...(/defect of its own/u.test(sentence) ? ['it calls it a defect'] : []),
        ...(lost && deployment.setByHand.count === 0 ? ['it does not list what was left out'] : []),
      ],
    };
  });
}

/** What stands in the way, as the preview says it; null where nothing does. */
async function refusedAtPreview(world: World, options: DeployOptions): Promise<string | null> {
  try {
    const blocks = blocksOf(await world.plan(options));
    return blocks.length === 0 ? null : blocks.map(({ sentence }) => sentence).join(' ');
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

export interface Held {
  ends: Record<Outcome['end'], number>;
  wrong: string[];
}

/** One deployment for each setting, and what was wrong with any. */
export async function holdOn(
  settings: readonly Setting[],
  deploy: (setting: Setting) => Promise<Outcome>,
): Promise<Held> {
  const held: Held = { ends: { complete: 0, stopped: 0, refused: 0 }, wrong: [] };
  for (const setting of settings) {
    try {
      const { end, wrong } = await deploy(setting);
      held.ends[end] += 1;
      held.wrong.push(...wrong.map((one) => `${JSON.stringify(setting)}: ${one}`));
    } catch (error) {
      // With the setting, or nobody could try it again.
      held.wrong.push(`${JSON.stringify(setting)}: ${String(error).slice(0, 300)}`);
    }
  }
  console.log(`${settings.length} combinations of switches: ${JSON.stringify(held.ends)}`);
  return held;
}
