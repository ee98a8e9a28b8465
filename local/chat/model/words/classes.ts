/**
 * Words that mean the same to the conversation. A class is named in patterns as `@name`; verbs are inflected, so only
 * their plain form stands here. `phrases.ts` joins expressions of several words first.
 */
export const VERBS = {
  deploy: [
    'deploy', 'install', 'rollout', 'setup', 'create', 'build', 'make', 'provision', 'implement', 'generate', 'spinup', 'standup', 'bringin', 'putin', 'instantiate', 'apply', 'launch',
    'start', 'push', 'add', 'introduce', 'ship', 'establish', 'enable', 'redeploy', 'reinstall', 'scaffold', 'construct',
  ],
  need: ['need', 'want', 'get', 'use', 'like', 'have', 'require', 'wish', 'love', 'give', 'go', 'take', 'adopt', 'bring', 'put', 'do', 'run', 'choose', 'pick', 'order'],
  preview: ['preview', 'dryrun', 'simulate', 'plan', 'rehearse', 'testrun', 'trialrun', 'whatif', 'mock', 'estimate', 'try', 'test'],
  show: ['show', 'display', 'see', 'view', 'inspect', 'open', 'browse', 'look', 'lookat', 'print', 'read', 'check'],
  tell: ['describe', 'explain', 'detail', 'tell', 'summarise', 'summarize', 'outline', 'elaborate', 'info', 'introduce', 'present'],
  list: ['list', 'enumerate', 'name'],
  compare: ['compare', 'contrast', 'differ', 'distinguish'],
  contain: ['contain', 'include', 'cover', 'hold', 'have', 'consist', 'comprise', 'model', 'offer', 'bring', 'give'],
  confirm: ['confirm', 'approve', 'authorise', 'authorize', 'accept'],
  cancel: ['cancel', 'stop', 'abort', 'halt', 'interrupt', 'kill', 'pause', 'terminate', 'calloff', 'discard'],
  remove: ['delete', 'remove', 'drop', 'wipe', 'purge', 'erase', 'destroy', 'nuke', 'uninstall', 'discard', 'getridof', 'clean', 'cleanup', 'clear', 'trash', 'tear', 'truncate', 'undeploy', 'overwrite', 'replace', 'reset', 'bin'],
  rename: ['rename', 'retitle', 'relabel'],
  undo: ['undo', 'rollback', 'revert', 'restore', 'unroll', 'backout'],
  import: ['import', 'load', 'upload', 'populate', 'migrate', 'ingest', 'sync', 'synchronise', 'fill', 'discover', 'scan'],
  change: ['change', 'edit', 'modify', 'alter', 'update', 'move', 'merge', 'rewrite', 'adjust', 'convert', 'rearrange'],
  export: ['export', 'download', 'backup', 'dump'],
  extend: ['extend', 'complete', 'upgrade', 'augment', 'enrich', 'topup', 'finish', 'repair', 'expand'],
} satisfies Record<string, readonly string[]>;

/** Classes of words that are not inflected. */
export const NOUNS = {
  template: ['template', 'templates', 'schema', 'schemas', 'schemata', 'model', 'models', 'blueprint', 'blueprints', 'cmdb', 'cmdbs', 'datamodel', 'datamodels'],
  catalogue: ['catalogue', 'catalog', 'menu', 'gallery', 'library', 'portfolio', 'options', 'choices', 'offerings'],
  part: ['type', 'types', 'objecttype', 'objecttypes', 'attribute', 'attributes', 'fields', 'field', 'references', 'relations', 'relationships', 'structure', 'contents', 'content', 'details', 'detail', 'overview', 'tree', 'classes', 'entities', 'statuses'],
  deployment: ['deployment', 'deployments', 'installation', 'rolloutjob', 'job', 'process', 'operation'],
  running: ['deploying', 'deploy', 'installing', 'installed', 'running', 'rollout', 'build', 'creation'],
  status: ['status', 'progress', 'state', 'progression'],
  done: ['done', 'finished', 'ready', 'complete', 'completed', 'over', 'through', 'successful', 'succeeded', 'ended', 'working'],
  object: ['objects', 'object', 'data', 'records', 'record', 'csv', 'spreadsheet', 'excel', 'laptops', 'laptop', 'servers', 'users', 'devices', 'assets', 'inventory', 'hardware', 'file', 'tickets', 'issues', 'computers', 'people', 'vendors', 'items', 'entries'],
  element: ['schema', 'schemas', 'attribute', 'attributes', 'type', 'types', 'objecttype', 'objecttypes', 'object', 'objects', 'everything', 'all', 'workspace', 'it', 'them', 'that', 'this', 'data', 'icon', 'icons', 'name', 'key', 'description', 'records', 'project', 'deployment', 'database', 'table', 'tables', 'field', 'fields', 'stuff'],
  me: ['i', 'we', 'one', 'you', 'someone'],
  can: ['can', 'could', 'may', 'might', 'would', 'will', 'shall', 'should'],
  thing: ['it', 'that', 'this', 'them', 'these', 'those', 'same', 'one', 'all', 'everything', 'both'],
} satisfies Record<string, readonly string[]>;
