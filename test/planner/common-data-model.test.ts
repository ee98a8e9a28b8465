/** How people ask for Atlassian's common data model, and what that stands for. */
import { describe, expect, it } from 'vitest';
import type { BindingRequest } from '../../src/planner/options';
import {
  commonDataModelBindings,
  isCommonDataModelWords,
} from '../../src/planner/place/common-data-model';

describe('Atlassian’s common data model', () => {
  it.each([
    'common data model',
    'Common  Data Model',
    'link common data model',
    'link: the common data model',
    'link:to the Atlassian assets common data model',
    "to Atlassian's common data model",
    'the assets common data model',
    'link to common data model',
  ])('is meant by %j', (words) => {
    expect(isCommonDataModelWords(words)).toBe(true);
  });

  it.each([
    'our common data model',
    'common data model 2',
    'common data',
    'links common data model',
    'a link to common data model',
    'thecommon data model',
    'atlassianscommon data model',
    'common-data-model',
  ])('is not meant by %j', (words) => {
    expect(isCommonDataModelWords(words)).toBe(false);
  });

  it('stands for four object types of CORE', () => {
    const of = (type: string): BindingRequest => ({
      schema: 'common data model',
      type,
      schemaId: null,
      typeId: null,
    });
    expect(commonDataModelBindings()).toEqual({
      Person: of('Person'),
      Department: of('Department'),
      'Cost Centre': of('Cost Center'),
      Location: of('Location'),
    });
  });
});
