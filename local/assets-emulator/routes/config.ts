import type { Hono } from 'hono';
import { done, notFound } from '../outcome';
import {
  createReferenceType,
  createStatus,
  deleteStatus,
  findStatus,
  listReferenceTypes,
  listStatuses,
  updateStatus,
} from '../rules/config';
import type { Env } from '../wire/http';
import { answer, emptyAnswer, flagQuery, param, withBody } from '../wire/http';
import { iconReply, referenceTypeReply, statusReply } from '../wire/replies';

/** `/config/statustype`, `/config/referencetype` and `/icon`. */
export function configRoutes(app: Hono<Env>, v1: string): void {
  app.get(`${v1}/config/statustype`, (c) =>
    answer(c, listStatuses(c.env.call, c.req.query('objectSchemaId') ?? ''), (rows) =>
      rows.map((row) => statusReply(c.env.call, row)),
    ),
  );
  app.post(`${v1}/config/statustype`, (c) =>
    withBody(c, (call, body) =>
      answer(c, createStatus(call, body), (row) => statusReply(call, row), 201),
    ),
  );
  app.get(`${v1}/config/statustype/:id`, (c) =>
    answer(c, findStatus(c.env.call, param(c, 'id')), (row) => statusReply(c.env.call, row)),
  );
  app.put(`${v1}/config/statustype/:id`, (c) =>
    withBody(c, (call, body) =>
      answer(c, updateStatus(call, param(c, 'id'), body), (row) => statusReply(call, row)),
    ),
  );
  app.delete(`${v1}/config/statustype/:id`, (c) =>
    emptyAnswer(c, deleteStatus(c.env.call, param(c, 'id'))),
  );

  app.get(`${v1}/config/referencetype`, (c) =>
    answer(
      c,
      listReferenceTypes(
        c.env.call,
        c.req.query('objectSchemaId') ?? '',
        flagQuery(c, 'includeAll'),
      ),
      (rows) => rows.map((row) => referenceTypeReply(c.env.call, row)),
    ),
  );
  app.post(`${v1}/config/referencetype`, (c) =>
    withBody(c, (call, body) =>
      answer(c, createReferenceType(call, body), (row) => referenceTypeReply(call, row), 201),
    ),
  );

  app.get(`${v1}/icon/global`, (c) => {
    const { call } = c.env;
    const icons = call.store.tables.icons.all().map((icon) => iconReply(call, icon));
    return c.json(call.switches.iconList === 'wrapped' ? { Icons: icons } : icons);
  });
  app.get(`${v1}/icon/:id`, (c) => {
    const icon = c.env.call.store.tables.icons.get(param(c, 'id'));
    return answer(c, icon ? done(icon) : notFound('icon', param(c, 'id')), (row) =>
      iconReply(c.env.call, row),
    );
  });
}
