/** The first versions are what the files of then were, in all that a site can hold. */
import { expect, it } from 'vitest';
import { canonicalHash } from '../../src/templates/canonical';
import type { TemplateKey } from '../../src/templates/catalogue';
import { resolveTemplate } from '../../src/templates/resolve';
import type { Template } from '../../src/templates/template.generated';
import { firstVersion } from './first-versions';

/** The beginning of the hash of `structureOf`, taken from the files as they were when the catalogue first shipped. */
const SHIPPED: Partial<Record<TemplateKey, string>> = {
  CORE: '685df9fc60bd667c',
  BASIC: '79bf9500061c59cf',
  CMDB: '1eb322626e5f7395',
  ECMDB: '073f484552faebb1',
  ITAM: '95a3c74159dd64c1',
  SAM: 'f6e2ea2ead64e5c5',
  NET: '682fccb61a7481b9',
  CLD: '8128d71a1fa89917',
  SVC: 'bc691f87d8f358c2',
  SLA: '888f5c32fdee2e0f',
  PRI: '3de7a3f70df1f9d0',
  WFM: 'bc1d4feb0c5d3ea6',
  VND: 'c0b5987bf33e92c2',
  SEC: '01041ef1b977af42',
  DOC: '2c459462fd1d50a6',
  DORA: 'a33fa02c136f08c4',
};

const TEXTS = new Set(['description', 'brief', 'codes', 'optionCodes']);

/** All that a deployment creates but texts. */
function structureOf(template: Template): unknown {
  const { objectTypes, statusSets: sets } = resolveTemplate(template);
  const types = objectTypes.map(({ path, abstract, inherits, attributes }) => {
    const forms = attributes.map((one) => [
      one.name,
      Object.fromEntries(Object.entries(one).filter(([key]) => !TEXTS.has(key))),
    ]);
    const held = { abstract, inherits, attributes: Object.fromEntries(forms) as unknown };
    return [path.join(' / '), held];
  });
  return { sets, types: Object.fromEntries(types) as unknown };
}

it.each(Object.keys(SHIPPED) as TemplateKey[])(
  'the first version of %s is what it was',
  async (key) => {
    const first = await firstVersion(key);
    expect(canonicalHash(structureOf(first)).slice(0, 16)).toBe(SHIPPED[key]);
    expect(first.version).toMatch(/^1\.0\.[12]$/u);
  },
);
