/** What is to be created → request bodies of the Assets API (Assets OpenAPI). Pure. */
import type {
  NewAttribute,
  NewObjectType,
  NewReferenceType,
  NewSchema,
  NewStatus,
  SchemaProperties,
} from './api';
import { ATTRIBUTE_TYPE, DEFAULT_TYPE, STATUS_CATEGORY } from './codes';

export type WireBody = Record<string, unknown>;

/** Hex without `#`. The API asks for none; clients that work send one (observed in public clients). */
const REFERENCE_COLOUR = '6B778C';

export function schemaBody(input: NewSchema): WireBody {
  return { name: input.name, objectSchemaKey: input.key, ...described(input) };
}

export function statusBody(input: NewStatus): WireBody {
  return {
    name: input.name,
    category: STATUS_CATEGORY[input.category],
    objectSchemaId: input.schemaId,
  };
}

export function referenceTypeBody(input: NewReferenceType): WireBody {
  return { name: input.name, color: REFERENCE_COLOUR, objectSchemaId: input.schemaId };
}

/** `iconId` is always sent: reports differ on whether Assets picks one itself. A root has no `parentObjectTypeId`. */
export function objectTypeBody(input: NewObjectType): WireBody {
  return {
    name: input.name,
    ...described(input),
    iconId: input.iconId,
    objectSchemaId: input.schemaId,
    ...(input.parentId === null ? {} : { parentObjectTypeId: input.parentId }),
    inherited: input.inherited,
    abstractObjectType: input.abstract,
  };
}

/** `label` is never sent: it would move the label away from Name (inferred). */
export function attributeBody(input: NewAttribute): WireBody {
  return {
    name: input.name,
    ...described(input),
    ...kindFields(input),
    minimumCardinality: input.minimum,
    maximumCardinality: input.maximum,
    uniqueAttribute: input.unique,
    ...(input.regex === '' ? {} : { regexValidation: input.regex }),
    ...(input.suffix === '' ? {} : { suffix: input.suffix }),
    ...(input.filter === undefined || input.filter === '' ? {} : { qlQuery: input.filter }),
  };
}

export function sharingBody(properties: SchemaProperties): WireBody {
  return { ...properties, allowOtherObjectSchema: true };
}

/** None is left out rather than sent as '': a rule for its size might refuse that as well (inferred). */
const described = ({ description }: { description: string }): WireBody =>
  description === '' ? {} : { description };

function kindFields(input: NewAttribute): WireBody {
  switch (input.kind) {
    case 'reference':
      return { type: ATTRIBUTE_TYPE.reference, ...referenceFields(input) };
    case 'status':
      return { type: ATTRIBUTE_TYPE.status, typeValueMulti: [...input.statusIds] };
    case 'user':
    case 'group':
      return { type: ATTRIBUTE_TYPE[input.kind] };
    case 'select':
      return {
        type: ATTRIBUTE_TYPE.default,
        defaultTypeId: DEFAULT_TYPE.select,
        options: joinOptions(input.options),
      };
    default:
      return { type: ATTRIBUTE_TYPE.default, defaultTypeId: DEFAULT_TYPE[input.kind] };
  }
}

function referenceFields(input: NewAttribute): WireBody {
  if (input.reference === null)
    throw new Error(`the reference attribute ${JSON.stringify(input.name)} has no target`);
  return {
    typeValue: input.reference.objectTypeId,
    additionalValue: input.reference.referenceTypeId,
    includeChildObjectTypes: input.reference.subtypes,
  };
}

/** Options go as one comma-separated string, without a known escape: a comma inside one would silently become two. */
function joinOptions(options: readonly string[]): string {
  const broken = options.find((option) => option.includes(','));
  if (broken !== undefined) throw new Error(`the option ${JSON.stringify(broken)} holds a comma`);
  return options.join(',');
}
