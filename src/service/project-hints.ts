/** What to do in a Jira project that will use the schema. Only its id and key are read. */
import type { AssetsClient } from '../assets/api';
import type { DeployOptions } from '../planner/options';
import type { Block } from '../planner/plan';
import { quoted } from '../text/inert';

export async function projectHints(
  options: DeployOptions,
  assets: AssetsClient,
): Promise<{ hints: string[]; blocks: Block[] }> {
  if (options.project === null) return { hints: [], blocks: [] };
  const project = await assets.projectVisible(options.project);
  if (project === null) {
    return {
      hints: [],
      blocks: [
        {
          kind: 'block',
          code: 'project-not-visible',
          sentence: `There is no Jira project ${quoted(options.project, 40)} that you can see.`,
          remedy:
            'Give the key of a project you can browse, or leave the project out: it only adds hints.',
        },
      ],
    };
  }
  const key = options.key ?? options.templates[0] ?? '';
  return {
    hints: [
      `For project ${project.key}: after deploying, add an "Assets objects" custom ` +
        `field to its screens, limited to the object schema ${key} (filter: ` +
        `objectSchema in schema picker), and give the project's agents the Object ` +
        'Schema User role.',
    ],
    blocks: [],
  };
}
