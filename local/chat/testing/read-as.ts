import { decide } from '../dialogue/decide';
import { EMPTY_MEMORY, type Memory } from '../dialogue/memory';
import type { TemplateFact } from '../facts';
import { understand } from '../model/understand';

/** For this folder's tests. */

export const fact = (
  key: string,
  name: string,
  hubs: string[] = ['CORE'],
  deployedKey: string | null = null,
): TemplateFact => ({
  key,
  name,
  category: 'Foundation',
  version: '1.0.0',
  objectTypes: 10,
  extends: hubs,
  deployed: deployedKey === null ? null : { key: deployedKey, name, version: '1.0.0' },
});

/** The three templates of the first catalogue. */
export const THREE: readonly TemplateFact[] = [
  fact('CORE', 'Core Schema', []),
  fact('BASIC', 'Basic CMDB'),
  fact('ITAM', 'IT Asset Management'),
];

/** Sixteen, with keys of three letters and names that share words. */
export const SIXTEEN: readonly TemplateFact[] = [
  ...THREE,
  fact('CMDB', 'Standard CMDB'),
  fact('ECMDB', 'Enterprise Service Configuration'),
  fact('SAM', 'Software Asset Management', ['CORE', 'ITAM']),
  fact('NET', 'Network and Data Centre'),
  fact('CLD', 'Cloud and Platform Engineering'),
  fact('SVC', 'Service Catalogue'),
  fact('SLA', 'Service Level Management'),
  fact('PRI', 'Priority Matrix'),
  fact('WFM', 'Workforce Management'),
  fact('VND', 'Vendor and Third-Party Management'),
  fact('SEC', 'Cybersecurity and ISMS'),
  fact('DOC', 'Documentation Governance'),
  fact('DORA', 'DORA Register of Information'),
];

const SHORT: Readonly<Record<string, string>> = {
  'list-schemas': 'list',
  'describe-schema': 'describe',
  'preview-deployment': 'preview',
  'deploy-schema': 'deploy',
  'get-deployment-status': 'status',
  'cancel-deployment': 'cancel',
};

/**
 * What the conversation would do about a turn, in one line: `preview schema=ITAM key=X` for a
 * call, `say status…` for a sentence of its own, with the intent or topic it was read as.
 */
export function readAs(
  turn: string,
  facts: readonly TemplateFact[] = THREE,
  memory: Memory = EMPTY_MEMORY,
): string {
  const understood = understand(turn, {
    templates: facts,
    shownCode: memory.preview?.code ?? null,
  });
  const move = decide(turn, understood, memory, facts);
  if (move.kind === 'cancel-latest') return 'cancel latest';
  if (move.kind === 'call')
    return [
      SHORT[move.action] ?? move.action,
      ...Object.entries(move.input).map(([name, value]) => `${name}=${value}`),
    ].join(' ');
  const { reading } = understood;
  if (reading.intent === 'question') return `say ${reading.topic.topic}`;
  if (reading.intent === 'unsupported') return `say no ${reading.refusal.topic}`;
  return `say ${understood.code !== null ? 'code' : reading.intent}`;
}
