import type { Finding } from './finding';
import type { Ground } from './ground';
import type { ProbeSite } from './site';

/** A question that reading settles. */
export interface ReadQuestion {
  /** Name of the switch it sets. The emulator need not have it: then what was found is told, and sets nothing. */
  settles: string;
  ask(site: ProbeSite, schemaIds: readonly string[]): Promise<Finding>;
}

/** A question that needs the throw-away schema. */
export interface WriteQuestion {
  settles: string;
  ask(site: ProbeSite, ground: Ground): Promise<Finding>;
}
