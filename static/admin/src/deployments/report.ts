/** A deployment for a change record. */
import { plain } from '../deploy/plan-markdown';
import type { DeploymentView } from '../views';
import { countWords, duration, STATE_WORDS } from '../words';

export function reportMarkdown(deployment: DeploymentView): string {
  const ended = deployment.endedAt;
  const lines = [
    `# Deployment ${deployment.id}: ${STATE_WORDS[deployment.state] ?? deployment.state}`, '',
    `- Digest (SHA-256): ${deployment.fullDigest}`,
    `- Templates: ${deployment.templates.map((template) => `${template.key} ${template.version}`).join(', ')}`,
    `- Confirmed by ${plain(deployment.account)} in ${deployment.origin}, setting ${deployment.setting}, at ${new Date(deployment.createdAt).toISOString()}`,
    `- Ended: ${ended === null ? 'not yet' : `${new Date(ended).toISOString()}, after ${duration((ended - deployment.createdAt) / 1_000)}`}`,
    `- Approved: ${countWords(deployment.approved)}`,
    `- Created: ${countWords(deployment.written) || 'nothing'}`,
    ...deployment.schemas.map((schema) => `- Object schema ${plain(schema.key)} (${schema.template}), id ${schema.id ?? 'none'}: ${schema.existed ? 'stood before' : 'created'}`),
    ...(deployment.outcome === null ? [] : ['', plain(deployment.outcome.sentence), '', `What to do: ${plain(deployment.outcome.remedy)}`]),
    ...(deployment.names.length === 0 ? [] : ['', '## Concerned', '', ...deployment.names.map((name) => `- ${plain(name)}`)]),
    ...(deployment.setByHand.length === 0 ? [] : ['', `## To be set by hand (${deployment.setByHandCount})`, '', ...deployment.setByHand.map((entry) => `- ${plain(`${entry.schema} › ${entry.type} › ${entry.attribute}`)}: ${entry.field} = ${plain(entry.value)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
