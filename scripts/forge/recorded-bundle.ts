/** The backend bundle in `dist/`, with a note beside it of what it was made from. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle, type Bundle } from './build';
import { hashOfInputs } from './bundle-inputs';

const FOLDER = 'dist';
const NOTE = join(FOLDER, 'bundle.json');

interface Note {
  inputs: string;
  sha256: string;
}

/** Builds the bundle into `dist/` and notes what it was made from. */
async function recordBundle(): Promise<Bundle> {
  const inputs = hashOfInputs();
  const bundle = await buildBundle(FOLDER);
  const note: Note = { inputs, sha256: bundle.sha256 };
  writeFileSync(NOTE, `${JSON.stringify(note)}\n`);
  return bundle;
}

/** The bundle of the sources as they are now: that in `dist/` where nothing changed since, else a new one. */
export async function currentBundle(): Promise<Bundle> {
  return recorded() ?? recordBundle();
}

function recorded(): Bundle | null {
  const [codeFile, mapFile] = [join(FOLDER, 'index.cjs'), join(FOLDER, 'index.cjs.map')];
  try {
    const note = JSON.parse(readFileSync(NOTE, 'utf8')) as Partial<Note>;
    const sha256 = createHash('sha256').update(readFileSync(codeFile)).digest('hex');
    readFileSync(mapFile);
    return note.sha256 === sha256 && note.inputs === hashOfInputs()
      ? { codeFile, mapFile, sha256 }
      : null;
  } catch {
    return null;
  }
}
