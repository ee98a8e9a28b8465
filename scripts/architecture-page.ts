/** The picture of the arrows in `docs/architecture.md`, from the wall itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOORS } from './walls/arrows.mjs';
import { runGenerator } from './generated-file';

export const ARCHITECTURE_PAGE = join(__dirname, '../docs/architecture.md');
const BLOCK = /(<!-- arrows:[^\n]*-->\n)[\s\S]*?(<!-- \/arrows -->)/u;

/** Floors from the top down, as a chart that Markdown viewers draw. */
function picture(): string {
  const floors = FLOORS.map(
    (rooms, index) => `  floor${String(index)}["${rooms.map((room) => `${room}/`).join(' · ')}"]`,
  );
  const arrows = FLOORS.slice(1).map(
    (_, index) => `  floor${String(index)} --> floor${String(index + 1)}`,
  );
  return ['```mermaid', 'flowchart TD', ...floors, ...arrows, '```', ''].join('\n');
}

/** The page as it is, with its picture made anew. */
export const architecturePage = (): Promise<string> =>
  Promise.resolve(
    readFileSync(ARCHITECTURE_PAGE, 'utf8').replace(
      BLOCK,
      (_, open: string, close: string) => `${open}${picture()}${close}`,
    ),
  );

if (require.main === module) void runGenerator(ARCHITECTURE_PAGE, architecturePage);
