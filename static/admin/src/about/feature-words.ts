/** A counter in words: `action.preview-deployment.chat.refused` is "Preview deployment, in chat: refused". */
const ORIGINS: Readonly<Record<string, string>> = {
  chat: 'in chat',
  page: 'on this page',
  agent: 'by another agent',
};
const VERSION: Readonly<Record<string, string>> = {
  installed: 'Version first seen here',
  changed: 'Version changed to this one',
};

const sentenceCase = (key: string): string =>
  `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll('-', ' ')}`;

export function featureWords(feature: string): string {
  const [kind, what = '', origin = '', outcome = ''] = feature.split('.');
  switch (kind) {
    case 'action':
      return `${sentenceCase(what)}, ${ORIGINS[origin] ?? origin}${outcome === 'refused' ? ': refused' : ''}`;
    case 'view':
      return `View “${sentenceCase(what)}” opened`;
    case 'deployment':
      return `Deployment ${what}`;
    case 'template':
      return `Template ${what} deployed`;
    case 'version':
      return VERSION[what] ?? what;
    default:
      return feature;
  }
}
