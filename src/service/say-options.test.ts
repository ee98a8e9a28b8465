import { expect, it } from 'vitest';
import { defaultOptions, type DeployOptions } from '../planner/options';
import { sayOptions } from './say-options';

const usual = defaultOptions(['ITAM', 'PRI']);
const to = (type: string) => ({ schema: 'HR', type, schemaId: '7', typeId: '9' });
const bound = { Person: to(''), Team: to('Squad') };

it.each<[Partial<DeployOptions>, object]>([
  [{}, {}],
  [{ extend: ['HR'], same: ['A=B'] }, { extend: 'HR, A=B' }],
  [{ references: { ...usual.references, all: 'text' } }, { references: 'text' }],
  [
    { references: { ...usual.references, hubs: ['CORE'], each: { Vendor: 'text' }, bound } },
    { references: 'link:CORE, Vendor=text, Person=link:HR, Team=link:HR/Squad' },
  ],
  [
    { variant: 'lean', only: ['Asset'] },
    { variant: 'lean', only: 'Asset' },
  ],
])('says only what is not as it would be anyway: %j', (more, said) => {
  expect(sayOptions({ ...usual, ...more })).toEqual({ schema: 'ITAM, PRI', ...said });
});
