/** Names that replies about attributes spell out in passing: what a reference points at need not be read by itself. */
import type { WireAttribute } from './wire';

export interface EchoedNames {
  /** By id of an object type; `schemaId` null where the reply does not say whose it is. */
  objectTypes: Map<string, { name: string; schemaId: string | null }>;
  /** By id of a reference type. */
  referenceTypes: Map<string, string>;
}

export const noNames = (): EchoedNames => ({ objectTypes: new Map(), referenceTypes: new Map() });

/** A site may leave them out (unknown); what depends on them then says that it does not know. */
export function learnNames(names: EchoedNames, attributes: readonly WireAttribute[]): void {
  for (const { referenceObjectType: target, referenceType: type } of attributes) {
    if (target?.name !== undefined)
      names.objectTypes.set(target.id, {
        name: target.name,
        schemaId: target.objectSchemaId ?? null,
      });
    if (type?.name !== undefined) names.referenceTypes.set(type.id, type.name);
  }
}
