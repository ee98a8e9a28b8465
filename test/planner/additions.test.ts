/** Additions to a schema that exists name its object types without saying where they are. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/planner/plan';
import type { TemplateObjectType } from '../../src/templates/template.generated';
import { codes } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  changed,
  emptyWorkspace,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const text = (name: string) => ({ name, type: 'text' as const });

/** Vehicle, which hands down, with Car below it and Sport below that; and Place, of which there is nothing. */
const fleet = (change: (workspace: Workspace) => void = () => undefined): Workspace =>
  changed(emptyWorkspace(), (w) => {
    addSchema(w, 'FLEET', 'Company cars');
    const vehicle = addType(w, 'FLEET', { name: 'Vehicle', abstract: true, inherited: true });
    vehicle.description = 'A ride.';
    addAttribute(w, 'FLEET', vehicle, { name: 'Plate' });
    const car = addType(w, 'FLEET', { name: 'Car', parentId: vehicle.id, inherited: true });
    addType(w, 'FLEET', { name: 'Sport', parentId: car.id });
    addType(w, 'FLEET', { name: 'Place' });
    addSchema(w, 'OTHER', 'Other');
    change(w);
  });

function plan(types: TemplateObjectType[], workspace = fleet(), addsTo = 'fleet'): Plan {
  const catalogue = catalogueOf([templateOf('FLEET', types, { addsTo })]);
  return planFor(catalogue, workspace, optionsFor(['FLEET'], { extend: ['FLEET'] }));
}
const made = ({ steps }: Plan): string[] =>
  steps.flatMap((step) =>
    step.kind === 'object-type'
      ? [step.path.join('/')]
      : step.kind === 'attribute'
        ? [`${step.path.join('/')}.${step.name}`]
        : [],
  );

describe('additions', () => {
  it('are made where the object types they name are, which stay as they are', () => {
    const found = plan([
      typeNamed('sport', [text('Seats')]),
      typeNamed('Car', [text('Colour')]),
      typeNamed('Place', [text('Street')]),
    ]);
    expect(codes(found)).toEqual([]);
    expect(made(found)).toEqual(['Vehicle/Car.Colour', 'Vehicle/Car/Sport.Seats', 'Place.Street']);
    expect(found.findings.filter(({ kind }) => kind === 'keep')).toEqual([]);
    expect(
      found.dress.filter(({ element }) => element.startsWith('object')).map(({ wanted }) => wanted),
    ).toEqual(['A ride.', '', '', '']);
  });

  it('hold new object types, below those that exist, below one another, or at the top', () => {
    const found = plan([
      typeNamed('Car', [], {
        children: [
          typeNamed('Electric', [text('Range')], {
            purpose: 'Runs on current.',
            abstract: true,
            children: [typeNamed('Small', [text('Size')])],
          }),
        ],
      }),
      typeNamed('Driver', [text('Licence')]),
    ]);
    expect(codes(found)).toEqual([]);
    expect(made(found)).toEqual([
      'Vehicle/Car/Electric',
      'Vehicle/Car/Electric/Small',
      'Driver',
      'Vehicle/Car/Electric.Range',
      'Vehicle/Car/Electric/Small.Size',
      'Driver.Licence',
    ]);
    expect(found.steps.find((step) => step.kind === 'object-type')).toMatchObject({
      name: 'Electric',
      description: 'Runs on current.',
      icon: 'cube',
      abstract: true,
      inherited: true,
    });
    const small = found.steps.find((step) => step.kind === 'object-type' && step.name === 'Small');
    expect(small).toMatchObject({ abstract: false, inherited: false, description: 'A Small.' });
  });

  it('whose parents lead round are made all the same', () => {
    const round = fleet((w) => {
      typeOf(w, 'FLEET', 'Vehicle').parentId = typeOf(w, 'FLEET', 'Sport').id;
    });
    for (const name of ['Vehicle', 'Car', 'Sport'])
      expect(
        made(plan([typeNamed(name, [text('New')])], round)).map((one) => one.split('.')[1]),
      ).toEqual(['New']);
    const self = fleet((w) => {
      const place = typeOf(w, 'FLEET', 'Place');
      place.parentId = place.id;
    });
    expect(made(plan([typeNamed('Place', [text('New')])], self))).toEqual(['Place.New']);
  });

  it('to what is not there, or no additions, are a model as any other', () => {
    const types = [typeNamed('Car', [text('Colour')])];
    expect(codes(plan(types, fleet(), 'GONE'))).toEqual(['type-elsewhere']);
    const { addsTo: _to, ...whole } = templateOf('FLEET', types, { addsTo: 'FLEET' });
    const options = optionsFor(['FLEET'], { extend: ['FLEET'] });
    expect(codes(planFor(catalogueOf([whole]), fleet(), options))).toEqual(['type-elsewhere']);
    expect(made(planFor(catalogueOf([whole]), emptyWorkspace(), options))).toEqual([
      'Car',
      'Car.Colour',
    ]);
  });
});
