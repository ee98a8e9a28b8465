/** The whole pack, file by file, and what keeps it from being written. */
import { SCOPE_REASONS } from './pages/scope-reasons';
import { buildPage } from './pages/build';
import { dataFlowPage } from './pages/data-flow';
import { dependenciesPage, SBOM_FILE } from './pages/dependencies';
import { egressPage } from './pages/egress';
import { incidentsPage } from './pages/incidents';
import { indexPage } from './pages/index-page';
import { principalsPage } from './pages/principals';
import { questionnairePage } from './pages/questionnaire';
import { requirementsPage } from './pages/requirements';
import { scopesPage } from './pages/scopes';
import { storedDataPage } from './pages/stored-data';
import { uninstallPage } from './pages/uninstall';
import type { PackFacts } from './facts';
import { judgeLicence } from './shipped/licences';
import { sbomText } from './shipped/sbom';

/** Text by file name, to be put into docs/security. */
export const packFiles = (facts: PackFacts): Record<string, string> => ({
  'README.md': indexPage(facts),
  'build.md': buildPage(),
  'data-flow.md': dataFlowPage(),
  'dependencies.md': dependenciesPage(facts),
  'egress.md': egressPage(facts),
  'incidents.md': incidentsPage(),
  'principals.md': principalsPage(facts),
  'questionnaire.md': questionnairePage(),
  'requirements.md': requirementsPage(),
  'scopes.md': scopesPage(facts),
  'stored-data.md': storedDataPage(),
  'uninstall.md': uninstallPage(),
  [SBOM_FILE]: sbomText(facts.app, facts.packages),
});

/** What would make the pack say something untrue: then none is written. */
export function problemsOf({ inventory, egress, packages }: PackFacts): string[] {
  const scopes = inventory.scopes.map(({ scope }) => scope);
  return [
    ...inventory.problems,
    ...egress.problems,
    ...packages
      .filter((each) => judgeLicence(each) === 'refused')
      .map(({ name, licence }) => `${name} ships under "${licence}", which is not allowed.`),
    ...scopes
      .filter((scope) => SCOPE_REASONS[scope] === undefined)
      .map((scope) => `${scope} has no reason in pages/scope-reasons.ts.`),
    ...Object.keys(SCOPE_REASONS)
      .filter((scope) => !scopes.includes(scope))
      .map((scope) => `pages/scope-reasons.ts explains ${scope}, which is not declared.`),
  ];
}
