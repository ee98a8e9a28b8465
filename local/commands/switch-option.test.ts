import { describe, expect, it } from 'vitest';
import { SWITCHES } from '../assets-emulator';
import { UsageError } from './command';
import { readSwitchOptions, SWITCH_LIST } from './switch-option';

describe('--switch', () => {
  it('reads numbers, words, lists and texts, and the last of two counts', () => {
    expect(
      readSwitchOptions([
        'schemaDescriptionMax=40',
        'attributeDescriptionMax=none',
        'typeDescriptionMax=30',
        'typeDescriptionMax=35',
        'refusalStyle=empty',
        'creatableTypes=0, 1,7',
        'creationIgnoresFields=',
        'duplicateText=a=b',
      ]),
    ).toEqual({
      schemaDescriptionMax: 40,
      attributeDescriptionMax: 'none',
      typeDescriptionMax: 35,
      refusalStyle: 'empty',
      creatableTypes: ['0', '1', '7'],
      creationIgnoresFields: [],
      duplicateText: 'a=b',
    });
  });

  it.each([
    ['schemadescriptionmax=40', 'Did you mean schemaDescriptionMax?'],
    ['typeDescriptonMax=40', 'Did you mean typeDescriptionMax?'],
    ['qqqqqqqqqqqq=1', 'no switch "qqqqqqqqqqqq". See'],
    ['toString=1', 'no switch "toString"'],
    ['refusalStyle=rawkey', 'takes sentence, rawKey, empty, not "rawkey". Did you mean rawKey?'],
    ['schemaDescriptionMax=long', 'takes a whole number, or none, not "long"'],
    ['schemaDescriptionMax=-1', 'not "-1"'],
    ['maxUnique', 'needs a value: --switch maxUnique=VALUE'],
  ])('refuses %s with a sentence that says what is right', (spec, sentence) => {
    expect(() => readSwitchOptions([spec])).toThrow(UsageError);
    expect(() => readSwitchOptions([spec])).toThrow(sentence);
  });

  it('takes every switch with its own default as the help shows it', () => {
    for (const [name, { default: usual }] of Object.entries(SWITCHES)) {
      expect(SWITCH_LIST).toContain(`  ${name}=${String(usual)} `);
      expect(readSwitchOptions([`${name}=${String(usual)}`])).toEqual({ [name]: usual });
    }
  });
});
