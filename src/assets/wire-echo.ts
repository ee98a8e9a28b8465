/**
 * For tests: what Assets answers to a creation, from the body of the request (shapes of the
 * Assets OpenAPI and of public clients).
 */
import { DEFAULT_TYPE } from './codes';
import type { WireBody } from './to-wire';

/** How a reference is echoed: by the fields it was sent in, or only by the objects they name (both are observed). */
export type ReferenceEcho = 'fields' | 'objects';

export function echoOfAttribute(body: WireBody, id: string, style: ReferenceEcho): WireBody {
  const { defaultTypeId, typeValue, additionalValue, ...same } = body;
  const defaultName = Object.entries(DEFAULT_TYPE).find(([, code]) => code === defaultTypeId)?.[0];
  return {
    ...same,
    id,
    label: false,
    ...(defaultTypeId === undefined
      ? {}
      : { defaultType: { id: defaultTypeId, name: defaultName } }),
    ...(typeValue === undefined ? {} : referenceEcho(typeValue, additionalValue, style)),
    editable: true,
    system: false,
    sortable: true,
    summable: false,
    indexed: true,
    removable: true,
    hidden: false,
    position: 4,
    options: body['options'] ?? '',
  };
}

function referenceEcho(
  typeValue: unknown,
  additionalValue: unknown,
  style: ReferenceEcho,
): WireBody {
  if (style === 'fields') return { typeValue, additionalValue };
  return {
    referenceObjectTypeId: typeValue,
    referenceType: { id: additionalValue, name: 'Depends on', color: '42526E', removable: true },
  };
}
