import { expect, it } from 'vitest';
import { lazily } from './lazily';

it('makes each entry once, when it is first asked for, and lists them all', () => {
  const made: string[] = [];
  const entry = (name: string) => () => {
    made.push(name);
    return { name };
  };
  const all = lazily({ one: entry('one'), two: entry('two') });
  expect(made).toEqual([]);
  expect(all.two).toEqual({ name: 'two' });
  expect(all.two).toBe(all.two);
  expect(made).toEqual(['two']);
  expect(Object.keys(all)).toEqual(['one', 'two']);
  expect(Object.values(all)).toEqual([{ name: 'one' }, { name: 'two' }]);
  expect(made).toEqual(['two', 'one']);
});
