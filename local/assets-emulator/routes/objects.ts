import type { Hono } from 'hono';
import type { ObjectRow } from '../model';
import { findObjects } from '../rules/aql';
import { textIn } from '../rules/body';
import type { Call } from '../rules/call';
import {
  createObject,
  deleteObject,
  effectiveAttributes,
  findObject,
  objectName,
  updateObject,
} from '../rules/objects';
import type { Ctx, Env } from '../wire/http';
import { answer, countQuery, emptyAnswer, param, withBody } from '../wire/http';
import { typeReply } from '../wire/replies';

/** `/object/...`. */
export function objectRoutes(app: Hono<Env>, v1: string): void {
  app.post(`${v1}/object/create`, (c) =>
    withBody(c, (call, body) =>
      answer(c, createObject(call, body), (object) => objectReply(call, object, true), 201),
    ),
  );
  app.post(`${v1}/object/aql`, aql);
  app.post(`${v1}/object/aql/totalcount`, (c) =>
    withBody(c, (call, body) =>
      answer(c, findObjects(call, textIn(body, 'qlQuery') ?? '?'), (found) => ({
        totalCount: found.length,
      })),
    ),
  );
  app.get(`${v1}/object/:id`, (c) =>
    answer(c, findObject(c.env.call, param(c, 'id')), (object) =>
      objectReply(c.env.call, object, true),
    ),
  );
  app.get(`${v1}/object/:id/attributes`, (c) =>
    answer(c, findObject(c.env.call, param(c, 'id')), (object) =>
      attributeValues(c.env.call, object),
    ),
  );
  app.put(`${v1}/object/:id`, (c) =>
    withBody(c, (call, body) =>
      answer(c, updateObject(call, param(c, 'id'), body), (object) =>
        objectReply(call, object, true),
      ),
    ),
  );
  app.delete(`${v1}/object/:id`, (c) => emptyAnswer(c, deleteObject(c.env.call, param(c, 'id'))));
}

function aql(c: Ctx): Promise<Response> {
  return withBody(c, (call, body) => {
    const startAt = countQuery(c, 'startAt', 0);
    const maxResults = Math.min(countQuery(c, 'maxResults', 25), call.switches.aqlMaxResults);
    const withAttributes = c.req.query('includeAttributes') !== 'false';
    return answer(c, findObjects(call, textIn(body, 'qlQuery') ?? '?'), (found) => {
      const isLast = startAt + maxResults >= found.length;
      return {
        startAt,
        maxResults,
        total: found.length,
        objectTypeAttributes: [],
        isLast,
        last: isLast,
        values: found
          .slice(startAt, startAt + maxResults)
          .map((object) => objectReply(call, object, withAttributes)),
      };
    });
  });
}

function objectReply(
  call: Call,
  object: ObjectRow,
  withAttributes: boolean,
): Record<string, unknown> {
  const { workspaceId } = call.store.site;
  const type = call.store.tables.types.get(object.typeId);
  return {
    workspaceId,
    globalId: `${workspaceId}:${object.id}`,
    id: object.id,
    label: objectName(call.store, object),
    objectKey: object.key,
    objectType: type ? typeReply(call, type, false) : null,
    created: object.created,
    updated: object.updated,
    hasAvatar: false,
    ...(withAttributes ? { attributes: attributeValues(call, object) } : {}),
  };
}

function attributeValues(call: Call, object: ObjectRow): unknown[] {
  const type = call.store.tables.types.get(object.typeId);
  return (type ? effectiveAttributes(call.store, type) : [])
    .filter((attribute) => (object.values[attribute.id] ?? []).length > 0)
    .map((attribute) => ({
      id: `${object.id}${attribute.id}`,
      objectTypeAttributeId: attribute.id,
      objectId: object.id,
      objectAttributeValues: (object.values[attribute.id] ?? []).map((value) => ({
        value,
        displayValue: value,
        searchValue: value,
        referencedType: attribute.type === 1,
      })),
    }));
}
