/** The four attributes Assets makes with every object type (Assets OpenAPI; observed in public clients). */
import type { AttributeRow } from '../model';

const plain: Omit<
  AttributeRow,
  'id' | 'typeId' | 'name' | 'description' | 'defaultTypeId' | 'position'
> = {
  type: 0,
  referenceObjectTypeId: '',
  referenceTypeId: '',
  additionalValue: '',
  typeValueMulti: [],
  minimum: 1,
  maximum: 1,
  label: false,
  suffix: '',
  includeChildren: false,
  hidden: false,
  unique: false,
  summable: false,
  regex: '',
  ql: '',
  options: '',
  editable: false,
  system: true,
  removable: false,
};

/** Key, Name (the label, which people may edit), Created and Updated, at positions 0 to 3. */
export const defaultAttributes = (typeId: string): Omit<AttributeRow, 'id'>[] => [
  { ...plain, typeId, name: 'Key', description: '', defaultTypeId: 0, position: 0, minimum: 0 },
  {
    ...plain,
    typeId,
    name: 'Name',
    description: 'The name of the object',
    defaultTypeId: 0,
    position: 1,
    label: true,
    editable: true,
    system: false,
  },
  { ...plain, typeId, name: 'Created', description: '', defaultTypeId: 6, position: 2, minimum: 0 },
  { ...plain, typeId, name: 'Updated', description: '', defaultTypeId: 6, position: 3, minimum: 0 },
];
