import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const ARROW = '@typescript-eslint/no-restricted-imports';

const FORBIDDEN: [file: string, code: string][] = [
  // what is not shipped
  ['src/actions/x.ts', "import { a } from '../../local/forge-host';"],
  ['src/index.ts', "import { a } from '../local/forge-host';"],
  ['src/errors.ts', "import { a } from './text/inert';"],
  ['src/planner/x.test.ts', "import { a } from '../../local/assets-emulator';"],
  ['src/storage/deep/x.ts', "import { a } from '../../../test/helpers';"],
  ['src/planner/x.ts', "import { a } from '../../simulator/workspace';"],
  // the simulator, which tests and bench are built on
  ['simulator/x.ts', "import { a } from '../test/support/steps';"],
  ['simulator/x.ts', "import { expect } from 'vitest';"],
  ['bench/x.ts', "import { a } from '../test/support/steps';"],
  ['scripts/deep/x.ts', "import { a } from '../../test/support/steps';"],
  // upwards, values and types alike
  ['src/templates/x.ts', "import { a } from '../planner/plan';"],
  ['src/templates/x.ts', "import type { A } from '../assets/api';"],
  ['src/planner/x.ts', "import { a } from '../deployer/run';"],
  ['src/planner/x.ts', "import type { A } from '../approvals/spend';"],
  ['src/assets/x.ts', "import { a } from '../deployer/retry';"],
  ['src/service/x.ts', "import { a } from '../actions/table';"],
  ['src/service/x.ts', "import type { A } from '../pages/viewer';"],
  ['src/report/x.ts', "import { a } from '../service/answer';"],
  ['src/report/x.ts', "import { a } from '../deployer/finish';"],
  ['src/survey/x.ts', "import { a } from '../deployer/survey';"],
  ['src/planner/judge/x.ts', "import type { A } from '../../survey/observe-and-plan';"],
  ['src/models/x.ts', "import { a } from '../planner/plan';"],
  ['src/assets/deep/x.ts', "import { a } from '../../actions';"],
  ['src/storage/x.ts', "import type { A } from '../approvals/preview';"],
  ['src/access/x.ts', "export { a } from '../actions/reply';"],
  ['src/approvals/x.ts', "import { a } from '../actions/reply';"],
  ['src/deployer/x.ts', "import { a } from '../pages/resolver';"],
  ['src/text/x.ts', "import { a } from '../templates/find';"],
  // sideways, where there is no door
  ['src/planner/x.ts', "import { a } from '../assets/observe';"],
  ['src/assets/x.ts', "import { a } from '../planner/create-plan';"],
  ['src/assets/x.ts', "import { a } from '../storage/lock';"],
  ['src/storage/x.ts', "import { a } from '../assets/client';"],
  ['src/approvals/x.ts', "import { a } from '../deployer/run';"],
  ['src/actions/x.ts', "import { a } from '../pages/resolver';"],
  ['src/pages/x.ts', "import { a } from '../actions/table';"],
  ['src/actions/x.ts', "import { mintToken } from '../guides/mint';"],
  ['src/deployer/x.ts', "import type { Tier } from '../guides/tier';"],
  // the gate before the hosted documentation
  ['docs-gate/x.ts', "import { a } from 'node:crypto';"],
  ['docs-gate/x.ts', "import { a } from '../src/guides/mint';"],
  ['docs-gate/x.ts', "import { a } from 'hono';"],
  // the platform, each part in its own room
  ['src/actions/x.ts', "import { asUser } from '@forge/api';"],
  ['src/actions/x.ts', "import api from '@forge/api';"],
  ['src/access/x.ts', "import { authorize } from '@forge/api';"],
  ['src/deployer/x.ts', "import * as api from '@forge/api';"],
  ['src/index.ts', "import { requestJira } from '@forge/api';"],
  ['src/approvals/x.ts', "import { kvs } from '@forge/kvs';"],
  ['src/deployer/x.ts', "import { Queue } from '@forge/events';"],
  ['src/actions/x.ts', "import { Queue } from '@forge/events';"],
  ['src/pages/x.ts', "import { publishGlobal } from '@forge/realtime';"],
  ['src/actions/x.ts', "import Resolver from '@forge/resolver';"],
  ['src/assets/x.ts', "import { a } from '@forge/llm';"],
  // the pure rooms
  ['src/planner/x.ts', "import { readFileSync } from 'node:fs';"],
  ['src/planner/x.ts', "import { readFile } from 'fs/promises';"],
  ['src/planner/x.ts', "import { getAppContext } from '@forge/api';"],
  ['src/templates/x.ts', "import { readFileSync } from 'fs';"],
  ['src/templates/x.ts', "import { kvs } from '@forge/kvs';"],
  // out of the bundle, or out of the site
  ['src/actions/x.ts', "import { OUTPUTS } from '../service/outputs';"],
  ['src/service/x.ts', "import { OUTPUTS } from './outputs';"],
  ['src/pages/x.ts', "import { counts } from '../service/outputs/frame';"],
  ['src/actions/x.ts', "import { z } from 'zod';"],
  ['src/assets/x.ts', "import { request } from 'node:https';"],
];

const ALLOWED: [file: string, code: string][] = [
  ['src/actions/x.ts', "import { a } from '../approvals/preview';"],
  ['src/actions/x.ts', "import { a } from '../templates/find';"],
  ['src/pages/resolver.ts', "import { a } from '../actions/table';"],
  ['src/service/x.ts', "import type { Counts } from './outputs';"],
  ['local/tools/x.ts', "import { OUTPUTS } from '../../src/service/outputs';"],
  ['src/deployer/x.ts', "import { a } from '../approvals/spend';"],
  ['src/pages/x.ts', "import { a } from '../guides/mint';"],
  ['docs-gate/x.ts', "import { a } from '../src/guides/claims';"],
  ['src/deployer/x.ts', "import { getAppContext } from '@forge/api';"],
  ['src/deployer/queue.ts', "import { Queue } from '@forge/events';"],
  ['src/deployer/watch/realtime.ts', "import { publishGlobal } from '@forge/realtime';"],
  ['src/planner/x.ts', "import type { A } from '../assets/observation';"],
  ['src/planner/x.ts', "import { createHash } from 'node:crypto';"],
  ['src/planner/x.ts', "import { AppError } from '../errors';"],
  ['src/assets/x.ts', "import { asUser, route } from '@forge/api';"],
  ['src/access/x.ts', "import { a } from '../assets/client';"],
  ['src/storage/x.ts', "import { kvs } from '@forge/kvs';"],
  ['src/templates/x.ts', "import { inert } from '../text/inert';"],
  ['src/storage/x.ts', "import * as z from 'zod/mini';"],
  ['local/chat/x.ts', "import { a } from '../../src/text/inert';"],
  ['simulator/x.ts', "import { a } from '../local/forge-host';"],
  ['bench/x.ts', "import { a } from '../simulator/world';"],
];

const OTHER_WALLS: [rule: string, file: string, code: string][] = [
  ['max-lines', 'src/planner/x.ts', 'export const a = 1;\n'.repeat(351)],
  ['max-len', 'src/planner/x.ts', `// ${'a'.repeat(118)}`],
  ['max-len', 'test/x.test.ts', `export const a = '${'a'.repeat(120)}';`],
  ['max-len', 'static/admin/src/x.tsx', `// ${'a'.repeat(118)}`],
  [
    '@typescript-eslint/no-explicit-any',
    'local/chat/x.ts',
    'export const a = (b: any) => String(b);',
  ],
  ['@typescript-eslint/ban-ts-comment', 'src/actions/x.ts', '// @ts-ignore\nexport const a = 1;'],
  ['no-restricted-syntax', 'src/actions/x.ts', 'export default 1;'],
  ['no-restricted-syntax', 'local/chat/x.ts', 'export default 1;'],
  ['no-restricted-syntax', 'src/actions/x.ts', "export const a = () => import('../../local/cli');"],
  ['no-restricted-syntax', 'src/planner/x.ts', 'export const a = () => new Date();'],
  ['no-restricted-properties', 'src/planner/x.ts', 'export const a = () => Date.now();'],
  ['no-restricted-globals', 'src/assets/x.ts', "export const a = () => fetch('/x');"],
  ['no-restricted-syntax', 'src/planner/x.test.ts', "it.skip('a', () => undefined);"],
  [
    '@typescript-eslint/no-explicit-any',
    'src/actions/x.ts',
    '// eslint-disable-next-line\nexport const a = (b: any) => String(b);',
  ],
];

describe('the walls of the house', () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint();
  });
  const rulesBroken = async (filePath: string, code: string) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath });
    return (result?.messages ?? [])
      .filter(({ severity }) => severity === 2)
      .map(({ ruleId }) => ruleId);
  };

  it.each(FORBIDDEN)('%s may not: %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toContain(ARROW);
  });

  it.each(ALLOWED)('%s may: %s', async (file, code) => {
    expect(await rulesBroken(file, code)).not.toContain(ARROW);
  });

  it.each(OTHER_WALLS)('%s holds in %s', async (rule, file, code) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });
});
