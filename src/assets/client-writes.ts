/** The writing half of the Assets client: six POSTs, each sent once. */
import type { AssetsClient, EndpointClass, Send, WriteOutcome } from './api';
import { unreadable, type Asked } from './errors-from-response';
import {
  normaliseAttribute,
  normaliseObjectType,
  normaliseReferenceType,
  normaliseSchema,
  normaliseStatus,
} from './normalise';
import * as paths from './paths';
import { parseBody } from './read';
import { looksLikeMarkup } from './refusal-text';
import * as toWire from './to-wire';
import * as wire from './wire';
import { writeOnce } from './write';

type Writes = Pick<
  AssetsClient,
  | 'createSchema'
  | 'createStatus'
  | 'createReferenceType'
  | 'createObjectType'
  | 'createAttribute'
  | 'switchOnSharing'
>;

export function createWrites(
  send: Send,
  workspaceId: () => Promise<string>,
  now: () => number,
): Writes {
  const post = async <T>(order: Order<T>): Promise<WriteOutcome<T>> => {
    const asked: Asked = { of: 'assets', what: order.what };
    const body = order.body();
    const request = async () => ({
      method: 'POST' as const,
      path: paths.assetsPath(await workspaceId(), order.endpoint()),
      body,
      class: order.class,
    });
    return writeOnce(send, asked, request, (reply) => order.read(reply, asked), now);
  };

  return {
    createSchema: (input) =>
      post({
        what: 'create an object schema',
        class: 'schema',
        endpoint: () => paths.CREATE_SCHEMA,
        body: () => toWire.schemaBody(input),
        read: (reply, asked) => normaliseSchema(parseBody(asked, reply, wire.WireSchema)),
      }),

    createStatus: (input) =>
      post({
        what: 'create a status',
        class: 'config',
        endpoint: () => paths.CREATE_STATUS,
        body: () => toWire.statusBody(input),
        read: (reply, asked) => normaliseStatus(parseBody(asked, reply, wire.WireStatus)),
      }),

    createReferenceType: (input) =>
      post({
        what: 'create a reference type',
        class: 'config',
        endpoint: () => paths.CREATE_REFERENCE_TYPE,
        body: () => toWire.referenceTypeBody(input),
        read: (reply, asked) =>
          normaliseReferenceType(parseBody(asked, reply, wire.WireReferenceType)),
      }),

    createObjectType: (input) =>
      post({
        what: 'create an object type',
        class: 'objecttype',
        endpoint: () => paths.CREATE_OBJECT_TYPE,
        body: () => toWire.objectTypeBody(input),
        read: (reply, asked) => normaliseObjectType(parseBody(asked, reply, wire.WireObjectType)),
      }),

    createAttribute: (input) =>
      post({
        what: 'create an attribute',
        class: 'attribute',
        endpoint: () => paths.createAttributeIn(input.objectTypeId),
        body: () => toWire.attributeBody(input),
        read: (reply, asked) =>
          normaliseAttribute(parseBody(asked, reply, wire.WireAttribute), input.objectTypeId),
      }),

    switchOnSharing: (schemaId, properties) =>
      post({
        what: 'switch on sharing with other schemas',
        class: 'config',
        endpoint: () => paths.propertiesOf(schemaId),
        body: () => toWire.sharingBody(properties),
        read: readEmpty,
      }),
  };
}

/** One kind of write. `endpoint` may refuse a damaged id, which ends in an outcome; `body` throws only on a bug. */
interface Order<T> {
  what: string;
  class: EndpointClass;
  endpoint(): string;
  body(): toWire.WireBody;
  /** Turns the body of a 2xx into the value; throws an `AppError` where it is no echo. */
  read(reply: string, asked: Asked): T;
}

/** This endpoint answers 200 with an empty body (Assets OpenAPI); a web page comes from somewhere else. */
function readEmpty(reply: string, asked: Asked): true {
  if (looksLikeMarkup(reply)) throw unreadable(asked, 'a web page');
  return true;
}
