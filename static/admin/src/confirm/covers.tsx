import type { ReactNode } from 'react';
import type { Counts, WaitingPreview } from '../views';
import { countWords } from '../words';

/** What the digest stands for: change any of it and it is another digest. */
export function Covers({
  preview,
  counts,
}: {
  preview: WaitingPreview;
  counts: Counts;
}): ReactNode {
  const { options, templates } = preview;
  const each = Object.entries(options.references.each).map(([type, mode]) => `${type}: ${mode}`);
  const rows: [string, string][] = [
    ['Creates', countWords(counts) || 'nothing'],
    [
      'Templates',
      templates
        .map(
          (template) =>
            `${template.key} ${template.version} (content ${template.hash.slice(0, 6)})`,
        )
        .join(', '),
    ],
    ['References', [options.references.all, ...each].join(', ')],
    ...(options.name !== null || options.key !== null
      ? [
          ['Named', [options.name, options.key].filter((part) => part !== null).join(', ')] as [
            string,
            string,
          ],
        ]
      : []),
    ...(options.variant === 'lean' ? [['Variant', 'lean'] as [string, string]] : []),
    ...((options.only ?? []).length > 0
      ? [['Only', (options.only ?? []).join(', ')] as [string, string]]
      : []),
    ...(options.leaveOut.length > 0
      ? [['Left out', options.leaveOut.join(', ')] as [string, string]]
      : []),
    ['May add to', options.extend.join(', ') || 'nothing that exists'],
    ...(options.allowSharing.length > 0
      ? [['May share', options.allowSharing.join(', ')] as [string, string]]
      : []),
    ['Also', 'this workspace, and the templates’ own elements that are already in it'],
  ];
  return (
    <div className="covers">
      <h2>The digest covers</h2>
      <dl>
        {rows.map(([term, meaning]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{meaning}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
