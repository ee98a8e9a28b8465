import type { SchemaProperties } from '../model';

/** The properties of an object schema that nobody changed. */
export const PROPERTIES_OFF: SchemaProperties = {
  allowOtherObjectSchema: false,
  createObjectsCustomField: false,
  quickCreateObjects: false,
  serviceDescCustomersEnabled: false,
  validateQuickCreate: false,
};
