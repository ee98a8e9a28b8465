import { expect, it } from 'vitest';
import { defaultOptions } from '../planner/options';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { withoutRestricted } from './without-restricted';

const [open, restricted] = [true, false].map((isOpen) =>
  TEMPLATE_INDEX.filter((entry) => (entry.restricted.length === 0) === isOpen).map(
    ({ key }) => key,
  ),
) as [string[], string[]];
const half = Math.ceil(TEMPLATE_INDEX.length / 2);
const [one = ''] = restricted;

it('leaves out of half the catalogue and more what only few may read, and nothing of less', () => {
  const some = defaultOptions([one, ...open].slice(0, half));
  const { options, left } = withoutRestricted(some);
  const types = TEMPLATE_INDEX.find(({ key }) => key === one)?.restricted ?? [];
  expect(options.leaveOut).toEqual(types);
  expect(left).toHaveLength(types.length);
  const fewer = defaultOptions(some.templates.slice(0, half - 1));
  expect(withoutRestricted(fewer)).toEqual({ options: fewer, left: [] });
  const named = { ...some, leaveOut: types.map((type) => type.toUpperCase()) };
  expect(withoutRestricted(named)).toEqual({ options: named, left: [] });
  const unasked = defaultOptions(open.slice(0, half));
  expect(withoutRestricted(unasked)).toEqual({ options: unasked, left: [] });
  const only = { ...some, only: ['Asset'] };
  expect(withoutRestricted(only)).toEqual({ options: only, left: [] });
});
