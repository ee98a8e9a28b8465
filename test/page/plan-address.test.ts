/** What the page's address holds comes back whole: a link, a reload and the back button show the plan that was left. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { parseInput } from '../../src/service/inputs';
import { parseOptions } from '../../src/service/parse-options';
import { sayOptions } from '../../src/service/say-options';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { addressOf, placeOf, type Kept } from '../../static/admin/src/address/address';
import {
  inputsOfAddress,
  keptOf,
  keptOfOptions,
  optionsOf,
  planAddress,
  type PreviewInputs,
} from '../../static/admin/src/deploy/options';

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const check = <Ts extends unknown[]>(property: fc.IProperty<Ts>): void =>
  fc.assert(property, { seed: SEED, numRuns: 100 });

/** A name as templates and workspaces have them; what separates a list is in none. */
const name = fc
  .string({
    unit: fc.constantFrom(...'AaZz09 -_.:/()&~+;=%#?Äß漢日😀'),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.replace(/ +/gu, ' ').trim())
  .filter((text) => text !== '');
/** Where an equals sign says that two are the same. */
const unequal = name.filter((text) => !text.includes('='));
const key = fc.stringMatching(/^[A-Z][A-Z0-9]{1,6}$/u);
const several = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 4 });
const mode = fc.constantFrom('link' as const, 'create' as const, 'text' as const);

const options: fc.Arbitrary<DeployOptions> = fc
  .record({
    templates: fc.uniqueArray(fc.constantFrom(...TEMPLATE_INDEX.map((entry) => entry.key)), {
      minLength: 1,
      maxLength: 3,
    }),
    name: fc.option(name),
    key: fc.option(key),
    references: fc.record({
      all: mode,
      each: fc.dictionary(name, mode, { maxKeys: 4 }),
      hubs: several(key),
      bound: fc.dictionary(
        name.map((text) => `Bound ${text}`),
        fc
          .tuple(key, unequal)
          .map(([schema, type]) => ({ schema, type, schemaId: null, typeId: null })),
        { minKeys: 1, maxKeys: 2 },
      ),
    }),
    extend: several(
      fc.oneof(
        key,
        fc.tuple(key, unequal).map(([type, of]) => `${type}.${of}`),
      ),
    ),
    same: fc.option(
      fc.uniqueArray(
        fc.tuple(unequal, unequal).map(([ours, theirs]) => `${ours}=${theirs}`),
        { minLength: 1, maxLength: 2 },
      ),
      { nil: undefined },
    ),
    allowSharing: several(key),
    project: fc.option(name),
    variant: fc.constantFrom('full' as const, 'lean' as const),
    leaveOut: several(name),
  })
  .map(({ same, ...some }) => ({
    ...some,
    ...(same === undefined ? {} : { same }),
    ...(some.templates.length > 1 ? { name: null, key: null } : {}),
  }));

describe(`an address of the page (seed ${SEED})`, () => {
  it('gives back whatever was kept in it, in letters that nothing on the way changes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), name, fc.constant(''));
    const kept: fc.Arbitrary<Kept> = fc.dictionary(
      fc.stringMatching(/^[a-zA-Z]{1,8}$/u),
      fc.array(text, { minLength: 1, maxLength: 4 }),
      { maxKeys: 5 },
    );
    check(
      fc.property(
        fc.constantFrom('/', '/deploy/ITAM', '/deploy/ITAM,SAM'),
        kept,
        (path, chosen) => {
          const address = addressOf({ path, kept: chosen });
          expect(placeOf(address)).toEqual({ path, kept: chosen });
          expect(address).toMatch(/^[\w/,;=~+-]*$/u);
          expect(new URL(address, 'https://example.test').pathname).toBe(address);
        },
      ),
    );
  });

  it('holds every option: from options over the address to options is the identity', () => {
    check(
      fc.property(options, (asked) => {
        const address = planAddress(sayOptions(asked));
        const { path, kept } = placeOf(address);
        const inputs = inputsOfAddress(decodeURIComponent(path.replace('/deploy/', '')), kept);
        expect(parseOptions(parseInput('preview-deployment', inputs))).toEqual(asked);
      }),
    );
  });

  it('is left alone by the form that shows it', () => {
    check(
      fc.property(options, (asked) => {
        const inputs: PreviewInputs = sayOptions(asked);
        const shown = keptOfOptions(optionsOf(inputs));
        expect(addressOf({ path: '/', kept: shown })).toBe(
          addressOf({ path: '/', kept: keptOf(inputs) }),
        );
      }),
    );
  });

  it('that nobody made is read as far as it goes, and never throws', () => {
    check(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (address) => {
        const { path, kept } = placeOf(address);
        optionsOf(inputsOfAddress(path, kept));
      }),
    );
    expect(placeOf('/deploy/ITAM/key=AST;=;x;leaveOut=~zz')).toEqual({
      path: '/deploy/ITAM',
      kept: { key: ['AST'], leaveOut: ['~zz'] },
    });
  });
});
