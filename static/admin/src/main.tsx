/** Starts the page: theme, address, then everything else. */
import 'virtual:atlaskit-themes.css';
import './styles.css';
import { view } from '@forge/bridge';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { NavigationProvider, openHistory } from './shell/navigation';
import { Shell } from './shell/shell';

/**
 * The platform sets the theme's attributes; where it did not, what the person prefers is taken.
 * The styles are in a file of ours.
 */
async function setTheme(): Promise<void> {
  await view.theme.enable().catch(() => undefined);
  const root = document.documentElement;
  if (!root.hasAttribute('data-color-mode'))
    root.setAttribute(
      'data-color-mode',
      window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    );
  if (!root.hasAttribute('data-theme'))
    root.setAttribute(
      'data-theme',
      'dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion',
    );
}

/** What people call their site: its host. */
function siteOf(environmentId: string, url: string): string {
  if (environmentId === 'local') return 'Local machine';
  return URL.canParse(url) ? new URL(url).host : '';
}

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const [context, history] = await Promise.all([view.getContext(), openHistory(), setTheme()]);
  createRoot(root).render(
    <StrictMode>
      <NavigationProvider history={history}>
        <Shell
          context={{
            isLocal: context.environmentId === 'local',
            site: siteOf(context.environmentId, context.siteUrl),
          }}
        />
      </NavigationProvider>
    </StrictMode>,
  );
}

void start();
