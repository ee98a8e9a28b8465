import { describe, expect, it } from 'vitest';
import { scopesFor } from './scopes';

const ASSETS = '/jsm/assets/workspace/0d1f/v1';

describe('scopes of a path', () => {
  it.each([
    ['GET', '/rest/servicedeskapi/assets/workspace?start=0', [['read:servicedesk-request']]],
    [
      'GET',
      '/rest/api/3/mypermissions?permissions=ADMINISTER',
      [['read:permission:jira', 'read:jira-work']],
    ],
    ['GET', `${ASSETS}/objectschema/list?startAt=0`, [['read:cmdb-schema:jira']]],
    ['POST', `${ASSETS}/objectschema/create`, [['write:cmdb-schema:jira']]],
    ['GET', `${ASSETS}/objectschema/7/objecttypes/flat`, [['read:cmdb-type:jira']]],
    ['GET', `${ASSETS}/objectschema/7/attributes`, [['read:cmdb-attribute:jira']]],
    ['POST', `${ASSETS}/objecttype/create`, [['write:cmdb-type:jira']]],
    ['POST', `${ASSETS}/objecttypeattribute/12`, [['write:cmdb-attribute:jira']]],
    ['POST', `${ASSETS}/config/statustype`, [['write:cmdb-config:jira']]],
    ['GET', `${ASSETS}/config/referencetype?objectSchemaId=7`, [['read:cmdb-config:jira']]],
    ['POST', `${ASSETS}/global/config/objectschema/7/property`, [['write:cmdb-config:jira']]],
    ['GET', `${ASSETS}/icon/global`, [['read:cmdb-icon:jira']]],
    ['DELETE', `${ASSETS}/objectschema/7`, [['delete:cmdb-schema:jira']]],
    [
      'POST',
      `${ASSETS}/object/aql?includeAttributes=true`,
      [['read:cmdb-object:jira'], ['read:cmdb-attribute:jira']],
    ],
    ['POST', `${ASSETS}/object/aql?includeAttributes=false`, [['read:cmdb-object:jira']]],
  ])('%s %s', (method, path, scopes) => {
    expect(scopesFor(method, path)).toEqual(scopes);
  });

  it('are unknown for a path outside the table', () => {
    expect(scopesFor('GET', '/rest/api/3/issue/X-1')).toBeNull();
    expect(scopesFor('PATCH', `${ASSETS}/objectschema/7`)).toBeNull();
    expect(scopesFor('GET', '/objectschema/list')).toBeNull();
  });
});
