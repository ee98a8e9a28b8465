import type { Theme } from 'vitepress';
// System fonts only: the site asks no other host for anything, and carries no fonts of its own.
import DefaultTheme from 'vitepress/theme-without-fonts';
import { askServerForGated } from './gated-pages';
import { followGraphs } from './graph';
import './style.css';
import './graph.css';

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ router, siteData }) {
    if (typeof document === 'undefined') return;
    followGraphs(document);
    askServerForGated(router, siteData.value.base);
  },
};

export default theme;
