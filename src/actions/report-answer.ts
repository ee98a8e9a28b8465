/**
 * The report of a deployment for a change record, through get-deployment-status: one part an
 * answer. Each part is read anew, because nothing found in the workspace is stored
 * (docs/decisions/0013-a-report-is-read-anew.md).
 */
import { createHash } from 'node:crypto';
import type { DeploymentReport } from '../report/report-shape';
import { reportMarkdown } from '../report/report-markdown';
import { jsonParts, textParts, type JsonObject } from '../report/report-parts';
import { AppError } from '../errors';
import { shortDigest } from '../text/short-digest';
import type { Deployment } from '../storage/deployment-record';
import { quoted } from '../text/inert';
import { MOST_BYTES } from '../service/answer';
import type { Outcome } from '../service/outputs';
import { given } from '../service/inputs';
import { reportOf } from '../service/report-of';
import type { Tools } from '../service/tools';

export type ReportFormat = 'markdown' | 'json';

/** Bytes of an answer that are not the part itself: its text, its other facts, and some room. */
const RESERVED_BYTES = 1_400;
const MOST_PART_BYTES = MOST_BYTES - RESERVED_BYTES;

/** Null where no report is asked for. @throws AppError `bad-input` */
export function parseReport({
  report,
  part,
}: {
  report?: string | null | undefined;
  part?: string | number | null | undefined;
}): { format: ReportFormat; part: number } | null {
  const [format, number] = [
    given(report)?.toLowerCase() ?? null,
    given(part === undefined || part === null ? null : String(part)),
  ];
  if (format === null && number === null) return null;
  const known = format === null || format === 'md' ? 'markdown' : format;
  if (known !== 'markdown' && known !== 'json') {
    throw new AppError('bad-input', `There is no report as ${quoted(known, 40)}.`, {
      remedy: 'Ask for it as Markdown, or as JSON.',
    });
  }
  const wanted = number === null ? 1 : Number(number);
  if (!Number.isInteger(wanted) || wanted < 1)
    throw new AppError('bad-input', `${quoted(number ?? '', 40)} is no part of a report.`, {
      remedy: 'Parts are counted from 1 on.',
    });
  return { format: known, part: wanted };
}

/** @throws AppError `bad-input` for a part that is not there; what reading the workspace throws */
export async function reportAnswer(
  deployment: Deployment,
  { format, part }: { format: ReportFormat; part: number },
  tools: Tools,
): Promise<Outcome<'get-deployment-status'>> {
  const report = await reportOf(deployment, tools);
  const parts: (string | JsonObject)[] =
    format === 'markdown'
      ? textParts(reportMarkdown(report), MOST_PART_BYTES)
      : jsonParts(asJson(report), MOST_PART_BYTES);
  const content = parts[part - 1];
  const count = parts.length;
  if (content === undefined) {
    throw new AppError(
      'bad-input',
      `The report of ${deployment.id} as ${format} has ${countOf(count)}, and no part ${part}.`,
      { remedy: `Ask for a part from 1 to ${count}.` },
    );
  }
  const version = versionOf(report);
  const title =
    `Report of deployment ${deployment.id} (${deployment.state}, digest ` +
    `${shortDigest(deployment.digest)}) as ` +
    `${format === 'json' ? 'JSON' : 'Markdown'}`;
  const more =
    part < count
      ? ` Ask for part ${part + 1} to go on.`
      : count > 1
        ? ' This was the last part.'
        : '';
  const together =
    ` All parts show version ${version}: if it changes, something moved, and part ` +
    '1 is to be read again. The LaunchPad page in Jira saves the whole as one file.';
  return {
    ok: true,
    code: 'report',
    text:
      `${title}, ${count === 1 ? 'whole' : `part ${part} of ${count}`}, as read just ` +
      `now with your permissions.${more}${count > 1 ? together : ''}`,
    ...(part < count
      ? {
          next: `For the next part, ask for part ${part + 1} of the report of ${deployment.id} as ${format}.`,
        }
      : {}),
    deploymentId: deployment.id,
    state: deployment.state,
    digest: shortDigest(deployment.digest),
    format,
    part,
    parts: count,
    version,
    report: content,
  };
}

const countOf = (parts: number): string => (parts === 1 ? 'one part' : `${parts} parts`);

const asJson = (report: DeploymentReport): JsonObject =>
  JSON.parse(JSON.stringify(report)) as JsonObject;

/** The same for two readings that found the same. */
function versionOf({ readAt: _readAt, ...content }: DeploymentReport): string {
  return createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex').slice(0, 8);
}
