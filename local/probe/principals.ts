import { inert } from '../../src/text/inert';
import { found, open, type Finding } from './finding';
import { rows, taken, text, type ProbeSite } from './site';

/** What the person whose token it is may do. Names nobody. */
export async function askPerson(site: ProbeSite, created: boolean): Promise<Finding> {
  const me = await site.jira('/rest/api/3/myself');
  const list = await site.assets('GET', '/objectschema/list?maxResults=50');
  if (!taken(list))
    return open(`reading the object schemas is refused (status ${String(list.status)})`);
  const schemas = rows(list.body);
  const managed = schemas.filter((schema) => schema['canManage'] === true).length;
  const kind = inert(text(me.body, 'accountType'), 30);
  return found(
    'present',
    [
      kind === '' ? 'an account' : `an account of the kind "${kind}"`,
      `sees ${String(schemas.length)} of the first 50 object schemas`,
      `may manage ${String(managed)} of them`,
      created ? 'has created one' : 'has not tried to create one',
    ].join(', '),
  );
}
