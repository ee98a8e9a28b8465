/**
 * Who may do what. The platform decides in the end; these checks refuse before anything is
 * written, and again in the background. A Jira administrator may create object schemas and add to
 * those they manage; a manager may add to schemas they manage.
 */
import type { AssetsClient } from '../assets/api';
import type { SchemaSummary } from '../assets/observation';
import { AppError } from '../errors';
import type { Block, Plan } from '../planner/plan';
import { quoted } from '../text/inert';

export interface Rights {
  jiraAdmin: boolean;
}

export async function readRights(client: AssetsClient): Promise<Rights> {
  return { jiraAdmin: await client.isJiraAdmin() };
}

/** Whose lines of the app's log a person may read: a Jira administrator everybody's, anybody else their own. */
export type LogView = { kind: 'all' } | { kind: 'own'; account: string };

export const logViewOf = ({ jiraAdmin }: Rights, account: string): LogView =>
  jiraAdmin ? { kind: 'all' } : { kind: 'own', account };

/**
 * A person who is no Jira administrator and manages no object schema can deploy nothing: said
 * before anything is read in depth.
 */
export function requireAnyRight(rights: Rights, schemas: readonly SchemaSummary[]): void {
  if (rights.jiraAdmin || schemas.some((schema) => schema.canManage)) return;
  throw new AppError(
    'not-allowed',
    'You may not deploy: you are not a Jira administrator and manage no object schema in Assets.',
    {
      remedy:
        'Ask a Jira administrator to deploy, or to make you Object Schema Manager of the schema you want to add to.',
    },
  );
}

/**
 * What of this plan the person may not do; empty when all of it. Existing schemas without
 * `canManage` are blocked by the planner.
 */
export function rightsBlocks(plan: Plan, rights: Rights): Block[] {
  if (rights.jiraAdmin) return [];
  const fresh = plan.schemas.filter((schema) => schema.id === null);
  if (fresh.length === 0) return [];
  return [
    {
      kind: 'block',
      code: 'no-rights',
      sentence:
        `Creating an object schema (${fresh.map((schema) => quoted(schema.key, 20)).join(', ')}) ` +
        'takes a Jira administrator, and you are not one.',
      remedy:
        'Ask a Jira administrator to deploy it. What you can do yourself is add to an object schema that you manage.',
    },
  ];
}

/** In the background, before the first write: the rights the approval was given with must still be there. */
export function requireRights(plan: Plan, rights: Rights): void {
  const lost = [
    ...rightsBlocks(plan, rights),
    ...plan.findings.filter(
      (finding): finding is Block => finding.kind === 'block' && finding.code === 'not-manageable',
    ),
  ];
  if (lost[0] === undefined) return;
  throw new AppError('not-allowed', lost[0].sentence, { remedy: lost[0].remedy });
}
