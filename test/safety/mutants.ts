/**
 * Every binding of an approval, taken out one at a time. Where several layers hold one, a mutant
 * of all of them and one of each.
 */
import type { Edit, Mutant } from '../support/mutants/mutation';

const CHECK = 'src/approvals/check.ts';
const SPEND = 'src/approvals/spend.ts';
const ISSUE = 'src/approvals/issue.ts';
const DEPLOY = 'src/actions/deploy-schema.ts';
const CONFIRM = 'src/service/confirm.ts';
const PLAN_FOR = 'src/service/plan-for.ts';

const edit = (file: string, find: string, put = ''): Edit => ({ file, find, put });

const WORKSPACE_CHECK = edit(
  CHECK,
  'if (owned.workspaceId !== workspaceId) throw previewOtherWorkspace();',
);
const WORKSPACE_SPEND = edit(
  SPEND,
  'if (plan.workspaceId !== preview.workspaceId) throw previewOtherWorkspace();',
);
const WORKSPACE_DIGEST = edit('src/planner/digest.ts', 'workspace: plan.workspaceId,');
const DIGEST = edit(SPEND, 'if (plan.digest !== preview.digest) throw planChanged();');
const EXPIRY_CHECK = edit(CHECK, 'if (now >= preview.expiresAt) throw previewExpired();');
const EXPIRY_SPEND = edit(SPEND, 'if (now >= preview.expiresAt) throw previewExpired();');
const LATEST_CHECK = edit(CHECK, 'if (latest !== preview.id) throw previewReplaced(latest);');
const LATEST_SPEND = edit(SPEND, 'if (latest !== preview.id) throw previewReplaced(latest);');
const USED_CHECK = edit(CHECK, "if (deployment !== null) return { kind: 'already', deployment };");
const USED_SPEND = edit(
  SPEND,
  "if (before !== null) return { kind: 'already', deployment: before };",
);
const CREATE = edit(
  'src/storage/kv/record.ts',
  'return kv.create(key, writable(key, shape, value), life);',
  'return kv.set(key, writable(key, shape, value), life).then(() => true);',
);
const CANCELLED_CHECK = edit(
  CHECK,
  'if (await isCancelled(kv, preview.id)) throw previewCancelled();',
);
const CANCELLED_SPEND = edit(
  SPEND,
  'if (await isCancelled(kv, preview.id)) throw previewCancelled();',
);
const READ = 'src/approvals/read-confirmation.ts';
const ANY_RIGHT = edit(PLAN_FOR, 'requireAnyRight(rights, observation.schemas);');
const PLAN_RIGHTS = edit(PLAN_FOR, '...rightsBlocks(plan, rights),');

export const APPROVAL_MUTANTS: readonly Mutant[] = [
  {
    without: 'the account',
    edits: [edit(CHECK, 'if (owned.account !== account) {', 'if (owned.account === null) {')],
  },
  { without: 'the workspace', edits: [WORKSPACE_CHECK, WORKSPACE_SPEND, WORKSPACE_DIGEST] },
  { without: 'the workspace at the check', edits: [WORKSPACE_CHECK] },
  { without: 'the digest', edits: [DIGEST] },
  { without: 'the expiry', edits: [EXPIRY_CHECK, EXPIRY_SPEND] },
  { without: 'the expiry at the check', edits: [EXPIRY_CHECK] },
  { without: 'the rule that only the latest preview counts', edits: [LATEST_CHECK, LATEST_SPEND] },
  { without: 'the rule of the latest preview at the check', edits: [LATEST_CHECK] },
  {
    without: 'the rule that a cancelled preview is void',
    edits: [CANCELLED_CHECK, CANCELLED_SPEND],
  },
  { without: 'the rule of the cancelled preview at the check', edits: [CANCELLED_CHECK] },
  {
    without: 'the rule that nothing but assent is beside the code',
    edits: [edit(READ, 'return assents ?', 'return code.length > 0 ?')],
  },
  {
    without: 'the rule that words beside the code are those of a closed list',
    edits: [
      edit(
        READ,
        'return LISTS.filter(([, list]) => list.has(phrase)).map(([kind]) => kind);',
        "return phrase === '' ? LISTS.map(([kind]) => kind) : ['alone'];",
      ),
    ],
  },
  {
    without: 'the rule that a question confirms nothing',
    edits: [edit(READ, 'const NOTHING_BESIDE = /^(?:', 'const NOTHING_BESIDE = /^(?:\\?|')],
  },
  {
    without: 'the rule that a message holds one code only',
    edits: [
      edit(
        READ,
        "if (others.some((other) => other !== code)) return { kind: 'unclear', why: 'two codes' };",
      ),
      edit(READ, 'return assents ?', 'return assents || others.length > 0 ?'),
    ],
  },
  {
    without: 'the rule that what is unclear is not compared',
    edits: [
      edit(
        CHECK,
        "if (reading.kind === 'unclear') throw confirmationUnclear(reading.why);",
        "if (reading.kind === 'unclear') return message;",
      ),
      edit(
        CHECK,
        '  return reading.code;',
        "  return reading.kind === 'unclear' ? '' : reading.code;",
      ),
    ],
  },
  { without: 'single use', edits: [USED_CHECK, USED_SPEND, CREATE] },
  { without: 'single use at the check', edits: [USED_CHECK] },
  { without: 'creating a record only where there is none', edits: [CREATE] },
  {
    without: 'the 5 s between preview and confirmation',
    edits: [edit(CHECK, 'if (waitMs > 0) throw tooEarly(waitMs);')],
  },
  {
    without: 'an end to the tries',
    edits: [edit(CHECK, 'if (used === null) throw triesUsedUp();')],
  },
  {
    without: 'counting wrong tries',
    edits: [
      edit(
        CHECK,
        'const left = MOST_TRIES - used;',
        'await giveTryBack(kv, preview, used); const left = MOST_TRIES - used;',
      ),
    ],
  },
  {
    without: 'the setting off',
    edits: [edit(CHECK, "if (setting === 'off') throw confirmationOff();")],
  },
  {
    without: 'the setting page',
    edits: [edit(CHECK, "if (setting !== 'chat') throw confirmationOnPage('setting');")],
  },
  {
    without: 'the setting page when a code is made',
    edits: [
      edit(
        ISSUE,
        "setting === 'chat' && origin === 'chat' ? drawCode() : null",
        "origin === 'chat' ? drawCode() : null",
      ),
    ],
  },
  {
    without: 'the origin when a code is made',
    edits: [
      edit(
        ISSUE,
        "setting === 'chat' && origin === 'chat' ? drawCode() : null",
        "setting === 'chat' ? drawCode() : null",
      ),
    ],
  },
  {
    without: 'the origin of a confirmation',
    edits: [
      edit(CHECK, "if (given.origin !== 'chat') throw confirmationOnPage('agent');"),
      edit('src/actions/bind.ts', "origin === 'agent' ? withoutCode(payload) : payload", 'payload'),
    ],
  },
  {
    without: 'the page as the only place without a code',
    edits: [
      edit(
        DEPLOY,
        "tools.origin === 'page' ? { origin: 'page' }",
        "tools !== null ? { origin: 'page' }",
      ),
    ],
  },
  {
    without: 'comparing the code',
    edits: [
      edit(
        'src/approvals/code.ts',
        'given.length === wanted.length && timingSafeEqual(given, wanted)',
        'given.length === wanted.length',
      ),
    ],
  },
  {
    without: 'hashing the code',
    edits: [
      edit(
        'src/approvals/code.ts',
        "createHash('sha256').update(`${salt}:${code}`, 'utf8').digest('hex')",
        '`${salt}:${code}`',
      ),
    ],
  },
  {
    without: 'what stands in the way at the moment of deploying',
    edits: [edit(CONFIRM, '  requireClear(plan);')],
  },
  {
    without: 'the lock',
    edits: [edit(CONFIRM, "if (lock.kind === 'busy') throw busy(lock.holder, tools);")],
  },
  {
    without: 'the order of lock and spending',
    edits: [
      edit(
        CONFIRM,
        "if (lock.kind === 'busy') throw busy(lock.holder, tools);",
        "if (lock.kind === 'busy') { await spend(approval, settings, tools); throw busy(lock.holder, tools); }",
      ),
    ],
  },
  {
    without: 'the bound of previews an hour',
    edits: [edit(ISSUE, 'if (!slot.taken) throw tooMany(slot.waitMs);')],
  },
];

export const ACCESS_MUTANTS: readonly Mutant[] = [
  {
    without: 'the account of the invocation, taking one that was sent',
    edits: [
      edit(
        'src/service/invocation.ts',
        'const accountId = known.principal?.accountId ?? known.accountId;',
        'const accountId = payload?.accountId ?? known.principal?.accountId ?? known.accountId;',
      ),
    ],
  },
  {
    without: 'the signed-in account on the page, taking one that was sent',
    edits: [
      edit(
        'src/pages/resolver.ts',
        'function pageInvocation({ context }: Request): Invocation {',
        'function pageInvocation({ context, payload }: Request): Invocation {',
      ),
      edit(
        'src/pages/resolver.ts',
        "{ accountId: context['accountId'],",
        "{ accountId: payload.accountId ?? context['accountId'],",
      ),
    ],
  },
  { without: 'the rights at the preview', edits: [ANY_RIGHT, PLAN_RIGHTS] },
  { without: 'the first of two rights at the preview', edits: [ANY_RIGHT] },
  {
    without: 'the rights at the deployment',
    edits: [edit(CONFIRM, '  requireRights(plan, rights);')],
  },
  {
    without: 'the rights in the consumer',
    edits: [edit('src/deployer/carry-on.ts', '  requireRights(first.value.plan, rights.value);')],
  },
  {
    without: 'the person as whom the consumer works',
    edits: [
      edit(
        'src/deployer/principal.ts',
        "case 'background': return { kind: 'account', accountId: deployment.account };",
        "case 'background': return { kind: 'app' };",
      ),
    ],
  },
  {
    without: 'the person as whom the first slice works',
    edits: [
      edit(
        'src/deployer/visit.ts',
        "executor: approved.executor === 'app' ? 'app' : 'present',",
        "executor: 'app',",
      ),
    ],
  },
  {
    without: 'whose visit moves a deployment on',
    edits: [edit('src/service/follow.ts', 'if (deployment.account === accountId) await', 'await')],
  },
  {
    without: 'who may be told of a deployment',
    edits: [
      edit(
        'src/service/find-deployment.ts',
        'deployment === null || (deployment.account !== tools.accountId && !(await ' +
          'readRights(tools.assets)).jiraAdmin)',
        'deployment === null',
      ),
    ],
  },
  {
    without: 'who may cancel',
    edits: [
      edit(
        'src/actions/cancel-deployment.ts',
        'deployment === null || (deployment.account !== accountId && !(await readRights(tools.assets)).jiraAdmin)',
        'deployment === null',
      ),
    ],
  },
  {
    without: 'heeding a cancellation',
    edits: [
      edit(
        'src/storage/cancel.ts',
        'return (await kv.get(keys.cancel(deploymentId))) !== undefined;',
        'return false;',
      ),
    ],
  },
  {
    without: 'who may change the settings',
    edits: [
      edit(
        'src/pages/change-settings.ts',
        'if (!(await readRights(tools.assets)).jiraAdmin) {',
        'if (tools === null) {',
      ),
    ],
  },
  {
    without: 'whose deployments the page lists',
    edits: [
      edit(
        'src/pages/deployments.ts',
        '.filter((deployment) => jiraAdmin || deployment.account === tools.accountId)',
      ),
    ],
  },
  {
    without: 'who may read the log',
    edits: [
      edit(
        'src/service/activity-log.ts',
        "(view.kind === 'all' || line.account === view.account) && ",
      ),
    ],
  },
];

export const MUTANTS: readonly Mutant[] = [...APPROVAL_MUTANTS, ...ACCESS_MUTANTS];
