/** What is linked to the common data model, and what was linked once and is gone. */
import { describe, expect, it } from 'vitest';
import { commonDataModelBindings } from '../../src/planner/place/common-data-model';
import type { KnownSchema } from '../../src/planner/plan';
import { catalogue, links, planLinked as plan, said, site } from '../support/linkable-site';
import { blocked, codes, keeps, record, warned } from '../support/read-plan';
import { optionsFor, planFor } from '../../simulator/templates';
import { applyPlan, changed, detailOf, schemaOf, typeOf } from '../../simulator/workspace';

describe('Atlassian’s common data model', () => {
  it('is looked for in the object schemas of the system alone', () => {
    const theirs = site({ HR: ['Person'], CDM: ['Location', 'Person'] });
    expect(codes(plan(theirs, commonDataModelBindings()))).toEqual(['binding-unknown']);
    schemaOf(theirs, 'CDM').system = true;
    const found = plan(theirs, commonDataModelBindings());
    expect([links(found), codes(found)]).toEqual([
      ['Person: Person in CDM', 'Location: Location in CDM'],
      [],
    ]);
  });
});

describe('what was linked and is gone', () => {
  /** Deployed with Employee as Person; then that is deleted. */
  const first = site({ HR: ['Folder', 'Folder/Employee'] });
  const made = plan(first, { Person: 'HR/Employee', Location: 'HR/Folder' });
  const { workspace } = applyPlan(first, made);
  const known: KnownSchema[] = made.schemas.map(({ key, template }) => ({
    ...record(workspace, key, template),
    bound: made.bindings.filter((one) => one.template === template),
  }));
  const gone = changed(workspace, (w) => {
    const detail = detailOf(w, 'HR');
    detail.objectTypes = detail.objectTypes.filter(({ name }) => name !== 'Employee');
  });

  it('is kept as it was, by its ids and words', () => {
    const { id } = typeOf(workspace, 'HR', 'Employee');
    const again = plan(gone, {}, known);
    expect([again.steps, keeps(again), codes(again)]).toEqual([[], [], []]);
    expect(again.bindings.find(({ name }) => name === 'Person')).toEqual({
      name: 'Person',
      schema: 'HR',
      type: 'Employee',
      schemaId: schemaOf(workspace, 'HR').id,
      typeId: id,
      template: 'APP',
      target: `object-type\u001f\u001fPerson (id ${id})`,
      schemaKey: '',
      schemaName: '',
      typeName: '',
      references: ['Thing.Owner'],
    });
    expect(warned(again, 'binding-gone')).toHaveLength(1);
  });

  it('is asked about where something new would refer to it', () => {
    const fewer = changed(gone, (w) => {
      const detail = detailOf(w, 'APP');
      detail.attributes = detail.attributes.filter(({ name }) => name !== 'Owner');
    });
    const again = (bound: KnownSchema['bound']) =>
      planFor(catalogue, fewer, optionsFor(['APP'], { extend: ['APP'] }), {
        known: known.map((one) => ({ ...one, bound })),
      });
    const kept = known[0]?.bound ?? [];
    expect(said(again(kept))).toEqual([
      [
        'binding-gone',
        'Thing.Owner would refer to what Person was linked to ("Employee" in "HR"), which was deleted ' +
          'or is no longer visible to you.',
        'Say what Person is to be linked to now, for example: link Person to Employee in HR.',
      ],
    ]);
    expect(blocked(again(kept.map((one) => ({ ...one, type: '' }))))).toBe(
      'Thing.Owner would refer to what Person was linked to (an object type in "HR"), which was ' +
        'deleted or is no longer visible to you. Say what Person is to be linked to now, for example: ' +
        'link Person to an object type in HR.',
    );
  });
});
