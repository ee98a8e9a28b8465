/**
 * Changes of a schema that was deployed and read again, with its ids: found once each, beside
 * itself and beside its template.
 */
import { requestFor } from '../catalogue/support/expect';
import { describedIn } from '../catalogue/support/expect-described';
import { deployTo, emptySite } from '../catalogue/support/site';
import { expectFound } from './expect-found';
import { mutate } from './mutations';

export async function expectFoundWhereDeployed(
  template: string,
  seeds: readonly number[],
): Promise<void> {
  const empty = emptySite();
  const { site } = await deployTo(empty, requestFor(template, 'link', empty));
  const { found, wanted } = await describedIn(site, template);
  for (const seed of seeds) {
    const mutated = mutate(found, seed);
    expectFound(found, mutated, seed);
    expectFound(wanted, mutated, seed);
  }
}
