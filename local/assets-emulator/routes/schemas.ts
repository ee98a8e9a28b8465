import type { Hono } from 'hono';
import { done, refused } from '../outcome';
import type { AttributeRow, TypeRow } from '../model';
import { listedAttributes } from '../rules/attributes';
import type { Call } from '../rules/call';
import {
  createSchema,
  deleteSchema,
  findSchema,
  listSchemas,
  readProperties,
  updateSchema,
  writeProperties,
} from '../rules/schemas';
import { typesOf } from '../rules/types';
import type { Ctx, Env } from '../wire/http';
import {
  answer,
  countQuery,
  emptyAnswer,
  flagQuery,
  nameQuery,
  param,
  refusal,
  withBody,
} from '../wire/http';
import { attributeReply, schemaReply, typeReply } from '../wire/replies';

/** `/objectschema/...` and `/global/config/...`. */
export function schemaRoutes(app: Hono<Env>, v1: string): void {
  app.get(`${v1}/objectschema/list`, list);
  app.post(`${v1}/objectschema/create`, (c) =>
    withBody(c, (call, body) =>
      answer(c, createSchema(call, body), (schema) => schemaReply(call, schema, true), 201),
    ),
  );
  app.get(`${v1}/objectschema/:id`, (c) =>
    answer(c, findSchema(c.env.call, param(c, 'id')), (schema) =>
      schemaReply(c.env.call, schema, true),
    ),
  );
  app.put(`${v1}/objectschema/:id`, (c) =>
    withBody(c, (call, body) =>
      answer(c, updateSchema(call, param(c, 'id'), body), (schema) =>
        schemaReply(call, schema, true),
      ),
    ),
  );
  app.delete(`${v1}/objectschema/:id`, (c) => {
    const call = c.env.call;
    const schema = findSchema(call, param(c, 'id'));
    const body = schema.ok ? schemaReply(call, schema.value, true) : null;
    return answer(c, deleteSchema(call, param(c, 'id')), () => body);
  });
  app.get(`${v1}/objectschema/:id/attributes`, (c) => {
    const schema = findSchema(c.env.call, param(c, 'id'));
    return schema.ok
      ? listInPieces(attributesOf(c, c.env.call, schema.value.id))
      : answer(c, schema, () => null);
  });
  app.get(`${v1}/objectschema/:id/objecttypes`, (c) =>
    inSchema(c, (call, id) =>
      typesOf(call, id)
        .filter((type) => !(flagQuery(c, 'excludeAbstract') && type.abstract))
        .map((type) => typeReply(call, type, true)),
    ),
  );
  app.get(`${v1}/objectschema/:id/objecttypes/flat`, (c) =>
    inSchema(c, (call, id) => flatTypes(c, call, id)),
  );
  configRoutes(app, v1);
}

function configRoutes(app: Hono<Env>, v1: string): void {
  app.get(`${v1}/global/config`, (c) => c.json({ workspaceId: c.env.call.store.site.workspaceId }));
  app.get(`${v1}/global/config/objectschema/:id`, (c) =>
    answer(c, findSchema(c.env.call, param(c, 'id')), (schema) => ({
      objectSchemaId: schema.id,
      ...schema.properties,
    })),
  );
  app.get(`${v1}/global/config/objectschema/:id/property`, (c) =>
    answer(c, readProperties(c.env.call, param(c, 'id')), (properties) => properties),
  );
  app.post(`${v1}/global/config/objectschema/:id/property`, (c) =>
    withBody(c, (call, body) => emptyAnswer(c, writeProperties(call, param(c, 'id'), body))),
  );
}

function list(c: Ctx): Response {
  const call = c.env.call;
  const startAt = countQuery(c, 'startAt', 0);
  const maxResults = Math.min(countQuery(c, 'maxResults', 25), call.switches.schemaListMax);
  if (maxResults === 0) return refusal(c, refused(400, 'maxResults has to be positive'));
  const counts =
    c.req.query('includeCounts') === undefined
      ? call.switches.countsWhenOmitted === 'real'
      : flagQuery(c, 'includeCounts');
  const all = listSchemas(call);
  const values = all
    .slice(startAt, startAt + maxResults)
    .map((schema) => schemaReply(call, schema, counts));
  const isLast = startAt + maxResults >= all.length;
  return c.json({ startAt, maxResults, total: all.length, values, isLast, last: isLast });
}

function inSchema(c: Ctx, read: (call: Call, schemaId: string) => unknown): Response {
  const call = c.env.call;
  const schema = findSchema(call, param(c, 'id'));
  return answer(c, schema.ok ? done(read(call, schema.value.id)) : schema, (value) => value);
}

/**
 * Twenty megabytes for a thousand object types: each member is written out by itself, so that no
 * tree of all of them is held.
 */
function listInPieces(members: Iterable<unknown>): Response {
  const pieces: Buffer[] = [];
  for (const member of members)
    pieces.push(Buffer.from(`${pieces.length === 0 ? '[' : ','}${JSON.stringify(member)}`));
  if (pieces.length === 0) pieces.push(Buffer.from('['));
  pieces.push(Buffer.from(']'));
  return new Response(Buffer.concat(pieces), { headers: { 'Content-Type': 'application/json' } });
}

/** Every attribute of the schema once, with its declaring type where `extended=true`. */
function* attributesOf(c: Ctx, call: Call, schemaId: string): Generator<unknown> {
  const wanted = nameQuery(c);
  const editableOnly = flagQuery(c, 'onlyValueEditable');
  const shown = (attribute: AttributeRow): boolean =>
    (!editableOnly || attribute.editable) &&
    (wanted === '' || attribute.name.toLowerCase().includes(wanted));
  for (const type of typesOf(call, schemaId)) {
    const owner = flagQuery(c, 'extended') ? typeReply(call, type, false) : null;
    for (const attribute of listedAttributes(call, type.id).filter(shown))
      yield attributeReply(call, attribute, attribute.position, owner);
  }
}

function flatTypes(c: Ctx, call: Call, schemaId: string): unknown[] {
  const wanted = nameQuery(c);
  const excluded = new Set((c.req.query('exclude') ?? '').split(',').map((id) => id.trim()));
  const shown = (type: TypeRow): boolean =>
    !excluded.has(type.id) && (wanted === '' || type.name.toLowerCase().includes(wanted));
  const types = typesOf(call, schemaId).filter(shown);
  if (call.switches.flatOrder === 'name')
    types.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return types.map((type) => typeReply(call, type, flagQuery(c, 'includeObjectCounts')));
}
