/** Of what answers a person, files a to k: why a defect that no test notices is none, or is held elsewhere. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const same = sameIn('service');
const mayStay = mayStayIn('service');

export const SERVICE_A_REASONS: readonly Reason[] = [
  same(
    'check-references.ts',
    'if (key === template.key) continue;',
    'saves work only: a model is in its own file, and what it refers to in itself was looked up as it was read',
  ),
  mayStay(
    'inputs.ts',
    'const optionalNumber = () =>',
    'a shape is made once, so that only the test that asks first is held against it: src/service/inputs.test.ts, ' +
      'where it fails for each input that may be a number',
  ),
];
