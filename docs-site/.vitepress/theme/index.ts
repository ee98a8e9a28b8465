import type { Theme } from 'vitepress';
// System fonts only: the site asks no other host for anything, and carries no fonts of its own.
import DefaultTheme from 'vitepress/theme-without-fonts';
import { followGraphs } from './graph';
import './style.css';
import './graph.css';

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp() {
    if (typeof document !== 'undefined') followGraphs(document);
  },
};

export default theme;
