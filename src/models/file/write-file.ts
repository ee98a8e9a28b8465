/**
 * The file that a person takes along: the models, what of them cannot travel, and a seal.
 * Canonical: equal models, equal text. Pure.
 */
import { canonicalJson } from '../../templates/canonical';
import type { Exported } from '../export/export-schema';
import { sealOf } from './read-file';
import { FORMAT } from './shape';

export function writeModelFile(exported: readonly Exported[]): string {
  const models = exported.map(({ template }) => template);
  const file = {
    format: FORMAT,
    models,
    cannotTravel: exported.flatMap(({ losses }) => losses),
    seal: sealOf(models),
  };
  // Members in the order of the alphabet, whoever built them; laid out for people and for diffs.
  return `${JSON.stringify(JSON.parse(canonicalJson(file)), null, 2)}\n`;
}
