import { describe, expect, it } from 'vitest';
import { isSaidToBeNew, parseSame, saidIn } from './same';

describe('what was said of an element', () => {
  it.each([
    ['Server=Host', { wanted: 'Server', found: 'Host' }],
    [' Server.Model = Product line ', { wanted: 'Server.Model', found: 'Product line' }],
    ['Server= NEU ', { wanted: 'Server', found: null }],
    ['*=two', { wanted: '*', found: null }],
    ['Server=a new one', { wanted: 'Server', found: 'a new one' }],
    ['Server=anew', { wanted: 'Server', found: 'anew' }],
    ['Server=newer', { wanted: 'Server', found: 'newer' }],
    ['=Host', { wanted: '', found: 'Host' }],
    ['Server', null],
  ])('%j', (entry, said) => {
    expect(parseSame(entry)).toEqual(said);
  });

  it('is kept in order, and an entry that says nothing is none', () => {
    expect(saidIn(undefined)).toEqual([]);
    expect(saidIn(['Server', 'A=B', 'C=new'])).toEqual([
      { wanted: 'A', found: 'B' },
      { wanted: 'C', found: null },
    ]);
  });

  it('is that it is new of one, or of all', () => {
    const isNew = (entries: string[]): boolean => isSaidToBeNew(saidIn(entries), 'Server');
    expect(isNew(['server =new'])).toBe(true);
    expect(isNew(['*=new'])).toBe(true);
    expect(isNew(['Server=Host', '*=Host', 'Other=new'])).toBe(false);
  });
});
