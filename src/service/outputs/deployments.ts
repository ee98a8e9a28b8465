/**
 * What is answered about a deployment: that it started, how far it is, that it is being stopped,
 * a part of its report.
 */
import * as z from 'zod/mini';
import {
  counts,
  deploymentId,
  deploymentState,
  done,
  said,
  shortDigest,
  undone,
  whole,
} from './frame';

const standing = {
  deploymentId,
  state: deploymentState,
  digest: shortDigest,
  done: whole('Elements created.'),
  total: whole('Elements approved.'),
  current: z.nullable(said('Object type being worked on.')),
  elapsedSeconds: whole('Seconds since it was started.'),
  /** 0 once it has ended. */
  remainingSeconds: z.nullable(whole('Estimated seconds left.')),
  waiting: z.nullable(said('Why nothing happens now, and until when.')),
  written: counts,
  executor: z.enum(['background', 'present', 'app']),
  setByHand: whole('Settings that a person has to make, because Assets did not take them.'),
};

/** How a deployment stands, its state as the code. */
const status = [
  done(['queued', 'running', 'verifying', 'succeeded', 'cancelled'], standing),
  undone(['failed', 'drifted'], standing),
] as const;
export type Status = z.infer<(typeof status)[number]>;

/** How it stands after the first slice, which may be all of it; of one confirmed before, how it stands. */
export const deploySchema = [done(['started'], standing), ...status] as const;

/** Of one that had ended already, how it stands; of an open preview, that it can no longer be confirmed. */
export const cancelDeployment = [
  done(['cancelling'], { deploymentId, state: deploymentState }),
  done(['preview-cancelled'], { previewId: said('Id of the preview.'), digest: shortDigest }),
  ...status,
] as const;

export const getDeploymentStatus = [
  ...status,
  done(['no-deployment'], {}),
  done(['report'], {
    deploymentId,
    state: deploymentState,
    digest: shortDigest,
    format: z.enum(['markdown', 'json']).check(z.describe('Form of the report.')),
    part: whole('Which part of the report this is.'),
    parts: whole('How many parts it has.'),
    version: said('The same in all parts of one report.'),
    report: z
      .union([z.string(), z.record(z.string(), z.unknown())])
      .check(z.describe('One part of the report: Markdown, or a JSON object.')),
  }),
] as const;
