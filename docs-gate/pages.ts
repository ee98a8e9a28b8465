/**
 * What a reader is told who cannot be shown a page: why, and what to do. Plain HTML, without
 * script or anything from elsewhere.
 */
import { TOKEN_SECONDS } from '../src/guides/claims';

export type Refusal =
  'no-session' | 'lower-tier' | 'bad-token' | 'not-set-up' | 'no-page' | 'method';

interface Page {
  status: number;
  title: string;
  parts: readonly string[];
}

const HOW = `<p>To open it:</p>
<ol>
<li>In Jira, open LaunchPad (Jira settings, then Apps).</li>
<li>Choose a template or <strong>Guides</strong>, and press the button of the guide.</li>
</ol>
<p>It opens here at once, without an account or a password, and stays open in this browser for 24 hours.</p>`;

const OPEN = '<p>Everything else is open: <a href="/">to the start of the documentation</a>.</p>';

export const PAGES: Readonly<Record<Refusal, Page>> = {
  'no-session': {
    status: 403,
    title: 'This guide opens from LaunchPad',
    parts: [
      '<p>It is part of the documentation for sites that use LaunchPad, and this browser has no open session.</p>',
      HOW,
      '<p>If your site has no active licence, a site administrator finds it under Apps, Manage apps.</p>',
      OPEN,
    ],
  },
  'lower-tier': {
    status: 403,
    title: 'This guide belongs to the Advanced edition',
    parts: [
      '<p>Your session is for the Standard edition of LaunchPad, which opens the other guides.</p>',
      '<p>A site administrator changes the edition under Apps, Manage apps. Open the ' +
        'guide from LaunchPad again afterwards: the session you have keeps the edition ' +
        'it began with.</p>',
      OPEN,
    ],
  },
  'bad-token': {
    status: 403,
    title: 'This link does not work any more',
    parts: [
      `<p>A link to a guide works for ${TOKEN_SECONDS / 60} minutes, in that time ` +
        'for whoever has it, and only as LaunchPad made it.</p>',
      HOW,
      OPEN,
    ],
  },
  'not-set-up': {
    status: 503,
    title: 'This guide cannot be opened yet',
    parts: [
      '<p>The gate of this site has no secret, so that it can let nobody in. Whoever ' +
        'runs the site sets <code>DOCS_GATE_SECRET</code>.</p>',
      OPEN,
    ],
  },
  'no-page': { status: 404, title: 'There is no page at this address', parts: [OPEN] },
  method: { status: 405, title: 'Pages can only be read', parts: [OPEN] },
};

export const STYLE =
  ':root{color-scheme:light dark}' +
  'body{margin:0;font:16px/1.6 system-ui,sans-serif;background:#fff;color:#172b4d}' +
  'main{max-width:36rem;margin:12vh auto;padding:0 1.5rem}' +
  'h1{font-size:1.6rem;line-height:1.25}a{color:#0052cc}' +
  '@media(prefers-color-scheme:dark){' +
  'body{background:#1b1b1f;color:#dfdfd6}a{color:#85b8ff}}';

export function pageHtml(refusal: Refusal): string {
  const { title, parts } = PAGES[refusal];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · LaunchPad</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`;
}
