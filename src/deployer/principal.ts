/** As whom a deployment's calls are made. */
import type { Principal } from '../assets/api';
import type { Deployment } from '../storage/deployment-record';

/** As the person who approved, never silently as the app. */
export function principalOf(deployment: Deployment): Principal {
  switch (deployment.executor) {
    case 'background':
      return { kind: 'account', accountId: deployment.account };
    case 'present':
      return { kind: 'caller' };
    case 'app':
      return { kind: 'app' };
  }
}
