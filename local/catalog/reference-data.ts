/**
 * Objects that come with a template: `catalog/reference-data/KEY/OBJECT-TYPE.csv`, for Assets'
 * own import. The first row names the attributes; a reference holds the Name of an object of its
 * target. The app writes none of them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveTemplate } from '../../src/templates/resolve';
import type { Template } from '../../src/templates/template.generated';
import { fileNameOf } from '../../src/templates/import-kit/csv';
import { parseCsv } from './csv';

export interface ReferenceFile {
  template: string;
  /** Name of the object type; null where none answers to the file's name. */
  objectType: string | null;
  /** Path below the folder of all reference data. */
  file: string;
  /** Names of attributes. */
  header: string[];
  rows: string[][];
}

/** The files of one template, in the order of its object types; those that belong to none come last. */
export function readReferenceData(template: Template, folder: string): ReferenceFile[] {
  const name = template.key.toLowerCase();
  const dir = join(folder, name);
  if (!existsSync(dir)) return [];
  const types = resolveTemplate(template).objectTypes.map((type) => type.name);
  const place = (objectType: string | null): number =>
    objectType === null ? types.length : types.indexOf(objectType);
  return readdirSync(dir)
    .sort()
    .map((file): ReferenceFile => {
      const [header = [], ...rows] = parseCsv(readFileSync(join(dir, file), 'utf8'));
      const objectType = types.find((type) => fileNameOf(type) === file) ?? null;
      return { template: template.key, objectType, file: `${name}/${file}`, header, rows };
    })
    .sort((a, b) => place(a.objectType) - place(b.objectType));
}
