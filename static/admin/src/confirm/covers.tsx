import type { ReactNode } from 'react';
import type { Counts, WaitingPreview } from '../views';
import { countWords } from '../words';
import { useViewer } from '../shell/viewer';
import { shortDigest } from '../../../../src/text/short-digest';

type References = WaitingPreview['options']['references'];

const MODE_WORDS: Readonly<Record<References['all'], string>> = {
  link: 'linked to what they refer to',
  create: 'to local copies',
  text: 'as plain text',
};

/** `linked to what they refer to; Person: as plain text; Location: to Site in FAC` */
function referenceWords({ all, each, hubs, bound = {} }: References): string {
  return [
    MODE_WORDS[all],
    ...hubs.map((key) => `to object schema ${key}`),
    ...Object.entries(each).map(([name, mode]) => `${name}: ${MODE_WORDS[mode]}`),
    ...Object.entries(bound).map(([name, { schema, type }]) => `${name}: to ${type} in ${schema}`),
  ].join('; ');
}

/** What the digest stands for: change any of it and it is another digest. */
export function Covers({
  preview,
  counts,
}: {
  preview: WaitingPreview;
  counts: Counts;
}): ReactNode {
  const { options, templates } = preview;
  const { viewer, site } = useViewer();
  const rows: [string, string][] = [
    ['Where', `${site === '' ? '' : `${site}, `}Assets workspace ${viewer.workspaceId}`],
    ['As', `you (${viewer.accountId})`],
    ['Creates', countWords(counts) || 'nothing'],
    [
      'Templates',
      templates
        .map(
          (template) =>
            `${template.key} ${template.version} (content ${shortDigest(template.hash)})`,
        )
        .join(', '),
    ],
    ['References', referenceWords(options.references)],
    ...(options.name !== null || options.key !== null
      ? [
          ['Named', [options.name, options.key].filter((part) => part !== null).join(', ')] as [
            string,
            string,
          ],
        ]
      : []),
    ...(options.variant === 'lean'
      ? [['Extent', 'lean: required and key attributes only'] as [string, string]]
      : []),
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
    ['Also', 'what of these templates already exists there'],
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
