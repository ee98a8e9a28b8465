import type { Hono } from 'hono';
import type { AttributeRow, TypeRow } from '../model';
import {
  createAttribute,
  deleteAttribute,
  listedAttributes,
  moveAttribute,
  updateAttribute,
} from '../rules/attributes';
import type { Call } from '../rules/call';
import { settled } from '../rules/call';
import { inheritedAttributes, isDefault, takers } from '../rules/inherit';
import { createType, deleteType, findType, moveType, updateType } from '../rules/types';
import type { Ctx, Env } from '../wire/http';
import { answer, emptyAnswer, flagQuery, nameQuery, param, withBody } from '../wire/http';
import { attributeReply, typeReply } from '../wire/replies';

/** `/objecttype/...`. */
export function typeRoutes(app: Hono<Env>, v1: string): void {
  app.post(`${v1}/objecttype/create`, (c) =>
    withBody(c, (call, body) =>
      answer(c, createType(call, body), (type) => typeReply(call, type, true), 201),
    ),
  );
  app.get(`${v1}/objecttype/:id`, (c) =>
    answer(c, findType(c.env.call, param(c, 'id')), (type) => typeReply(c.env.call, type, true)),
  );
  app.put(`${v1}/objecttype/:id`, (c) =>
    withBody(c, (call, body) =>
      answer(c, updateType(call, param(c, 'id'), body), (type) => typeReply(call, type, true)),
    ),
  );
  app.delete(`${v1}/objecttype/:id`, (c) => {
    const call = c.env.call;
    const type = findType(call, param(c, 'id'));
    const body = type.ok ? typeReply(call, type.value, true) : null;
    return answer(c, deleteType(call, param(c, 'id')), () => body);
  });
  app.post(`${v1}/objecttype/:id/position`, (c) =>
    withBody(c, (call, body) =>
      answer(c, moveType(call, param(c, 'id'), body), (type) => typeReply(call, type, true)),
    ),
  );
  app.get(`${v1}/objecttype/:id/attributes`, (c) =>
    answer(c, findType(c.env.call, param(c, 'id')), (type) => attributesOf(c, c.env.call, type)),
  );
}

/** `/objecttypeattribute/...`: the type in the path of POST and PUT, none in that of DELETE. */
export function attributeRoutes(app: Hono<Env>, v1: string): void {
  const reply = (call: Call) => (attribute: AttributeRow) =>
    attributeReply(call, attribute, attribute.position, null);
  const put = (c: Ctx) =>
    withBody(c, (call, body) =>
      answer(c, updateAttribute(call, param(c, 'type'), param(c, 'id'), body), reply(call)),
    );
  app.put(`${v1}/objecttypeattribute/:id/configure`, (c) =>
    withBody(c, (call, body) => {
      const typeId = call.store.tables.attributes.get(param(c, 'id'))?.typeId ?? '';
      return answer(c, updateAttribute(call, typeId, param(c, 'id'), body), reply(call));
    }),
  );
  app.post(`${v1}/objecttypeattribute/:type`, (c) =>
    withBody(c, (call, body) =>
      answer(c, createAttribute(call, param(c, 'type'), body), reply(call), 201),
    ),
  );
  app.put(`${v1}/objecttypeattribute/:type/:id`, put);
  app.post(`${v1}/objecttypeattribute/:type/:id/position`, (c) =>
    withBody(c, (call, body) =>
      answer(c, moveAttribute(call, param(c, 'type'), param(c, 'id'), body), reply(call)),
    ),
  );
  app.delete(`${v1}/objecttypeattribute/:id`, (c) =>
    emptyAnswer(c, deleteAttribute(c.env.call, param(c, 'id'))),
  );
}

/** The type that declares an attribute, which is another than the one asked for where it is inherited. */
function ownerReply(call: Call, { typeId }: AttributeRow): Record<string, unknown> | null {
  const owner = call.store.tables.types.get(typeId);
  return owner ? typeReply(call, owner, false) : null;
}

/** The attributes of a type with those it inherits; positions are then its place in this answer. */
function attributesOf(c: Ctx, call: Call, type: TypeRow): unknown[] {
  const own = listedAttributes(call, type.id);
  const inherited = flagQuery(c, 'excludeParentAttributes')
    ? []
    : settled(call, 'attributes', inheritedAttributes(call.store, type));
  const below = flagQuery(c, 'includeChildren')
    ? takers(call.store, type).flatMap((child) =>
        listedAttributes(call, child.id).filter((attribute) => !isDefault(attribute)),
      )
    : [];
  const ofThis = [...own, ...inherited];
  const ordered = [
    ...ofThis.filter(isDefault),
    ...inherited.filter((attribute) => !isDefault(attribute)),
    ...own.filter((attribute) => !isDefault(attribute)),
    ...below,
  ];
  const places =
    inherited.length === 0 && below.length === 0
      ? null
      : new Map(ordered.map((attribute, index) => [attribute.id, index]));
  const wanted = nameQuery(c);
  const shown = ordered.filter(
    (attribute) =>
      (!flagQuery(c, 'onlyValueEditable') || attribute.editable) &&
      (wanted === '' || attribute.name.toLowerCase().includes(wanted)),
  );
  if (places === null) shown.sort((a, b) => a.position - b.position);
  if (flagQuery(c, 'orderByName')) shown.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (flagQuery(c, 'orderByRequired'))
    shown.sort((a, b) => Number(b.minimum > 0) - Number(a.minimum > 0));
  return shown.map((attribute) =>
    attributeReply(
      call,
      attribute,
      places?.get(attribute.id) ?? attribute.position,
      call.switches.ownerInTypeList === 'named' ? ownerReply(call, attribute) : null,
    ),
  );
}
