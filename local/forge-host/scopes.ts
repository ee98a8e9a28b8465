/**
 * Which scope a path of the site needs. Source: Atlassian documentation (Assets scopes page;
 * scopes printed with each Jira and JSM endpoint). Verified per page: schema list, attribute
 * create and update, object read; the other Assets rows follow the titles of the scopes
 * (inferred).
 */
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Row {
  methods: readonly Method[];
  /** Matched against the path: for Assets what follows `/jsm/assets/workspace/{id}/v1`, else the whole path. */
  path: RegExp;
  /** Any one of these is enough. */
  anyOf: readonly string[];
}

const row = (methods: readonly Method[], path: RegExp, ...anyOf: string[]): Row => ({
  methods,
  path,
  anyOf,
});
const GET = ['GET'] as const;
const POST = ['POST'] as const;
const WRITE = ['POST', 'PUT'] as const;
const DELETE = ['DELETE'] as const;

const SITE: readonly Row[] = [
  row(GET, /^\/rest\/servicedeskapi\/assets\/workspace$/, 'read:servicedesk-request'),
  row(GET, /^\/rest\/api\/[23]\/mypermissions$/, 'read:permission:jira', 'read:jira-work'),
  row(
    POST,
    /^\/rest\/api\/[23]\/permissions\/(check|project)$/,
    'read:permission:jira',
    'read:jira-work',
  ),
  row(GET, /^\/rest\/api\/[23]\/project(\/[^/]+)?$/, 'read:project:jira', 'read:jira-work'),
  row(GET, /^\/rest\/api\/[23]\/myself$/, 'read:user:jira', 'read:jira-user'),
];

const ASSETS: readonly Row[] = [
  row(GET, /^\/objectschema\/(list|[^/]+)$/, 'read:cmdb-schema:jira'),
  row(WRITE, /^\/objectschema\/[^/]+$/, 'write:cmdb-schema:jira'),
  row(DELETE, /^\/objectschema\/[^/]+$/, 'delete:cmdb-schema:jira'),
  row(GET, /^\/objectschema\/[^/]+\/attributes$/, 'read:cmdb-attribute:jira'),
  row(GET, /^\/objectschema\/[^/]+\/objecttypes(\/flat)?$/, 'read:cmdb-type:jira'),
  row(GET, /^\/objecttype\/[^/]+\/attributes$/, 'read:cmdb-attribute:jira'),
  row(GET, /^\/objecttype\/[^/]+$/, 'read:cmdb-type:jira'),
  row(WRITE, /^\/objecttype\/[^/]+(\/position)?$/, 'write:cmdb-type:jira'),
  row(DELETE, /^\/objecttype\/[^/]+$/, 'delete:cmdb-type:jira'),
  row(WRITE, /^\/objecttypeattribute\/.+$/, 'write:cmdb-attribute:jira'),
  row(DELETE, /^\/objecttypeattribute\/[^/]+$/, 'delete:cmdb-attribute:jira'),
  row(GET, /^\/(global\/config|config\/)/, 'read:cmdb-config:jira'),
  row(WRITE, /^\/(global\/config|config\/)/, 'write:cmdb-config:jira'),
  row(DELETE, /^\/config\//, 'delete:cmdb-config:jira'),
  row(GET, /^\/icon\/.+$/, 'read:cmdb-icon:jira'),
  row(POST, /^\/object\/aql(\/totalcount)?$/, 'read:cmdb-object:jira'),
  row(GET, /^\/(object|objectconnectedtickets)\/.+$/, 'read:cmdb-object:jira'),
  row(WRITE, /^\/object\/.+$/, 'write:cmdb-object:jira'),
  row(DELETE, /^\/object\/.+$/, 'delete:cmdb-object:jira'),
  row(
    GET,
    /^\/(importsource|import|progress)\/.+$/,
    'import:import-configuration:cmdb',
    'import:cmdb-import-configuration:jira',
  ),
  row(
    WRITE,
    /^\/(importsource|import)\/.+$/,
    'import:import-configuration:cmdb',
    'import:cmdb-import-configuration:jira',
  ),
];

const ASSETS_PREFIX = /^\/jsm\/assets\/workspace\/[^/]+\/v1(?=\/)/;

/**
 * The scopes a call needs: every group must be met, each by any one of its scopes. `null` where
 * this table does not know the path; better to say so than to let a call through that a real site
 * would refuse.
 */
export function scopesFor(
  method: string,
  pathWithQuery: string,
): readonly (readonly string[])[] | null {
  const url = new URL(pathWithQuery, 'http://site.invalid');
  const isAssets = ASSETS_PREFIX.test(url.pathname);
  const path = url.pathname.replace(ASSETS_PREFIX, '');
  const found = (isAssets ? ASSETS : SITE).find(
    (candidate) => candidate.path.test(path) && candidate.methods.some((known) => known === method),
  );
  if (found === undefined) return null;
  // Observed in public clients: a token without the attribute scope is refused on this call even with the object scope.
  const withAttributes =
    isAssets && path === '/object/aql' && url.searchParams.get('includeAttributes') === 'true';
  return withAttributes ? [found.anyOf, ['read:cmdb-attribute:jira']] : [found.anyOf];
}
