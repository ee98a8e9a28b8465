/** Every template: deployed, taken out as a file, which plans to nothing on the site that it came from. */
import { describe, expect, it } from 'vitest';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { onMachine } from '../../simulator/machine';
import { ask, takeOut } from '../own-models/round-trip';

const ONLY = process.env['MODEL_TEMPLATES']?.split(',');
const hubsOf = (key: string): string[] => {
  const hubs = TEMPLATE_INDEX.find((entry) => entry.key === key)?.extends ?? [];
  return [...new Set(hubs.flatMap((hub) => [...hubsOf(hub), hub]))];
};

describe('a template that was deployed', () => {
  it.each(TEMPLATE_KEYS.filter((key) => ONLY?.includes(key) ?? true))(
    'is a file that plans to nothing: %s',
    async (key) => {
      await onMachine({}, async (site) => {
        const end = await site.deploy({ schema: key });
        expect(end, end.text).toMatchObject({ code: 'succeeded' });
        // With the hubs that came along: their own models are other ones than the templates'.
        const { file, models } = await takeOut(site, [...hubsOf(key), key]);
        expect(await ask(site, 'add-model', { text: file })).toMatchObject({ ok: true });
        for (const { template } of models) {
          const home = template.key.replace(/X$/u, '');
          const plan = await site.call('preview-deployment', {
            schema: template.key,
            key: home,
            extend: home,
            references: hubsOf(home)
              .map((hub) => `link:${hub}`)
              .join(', '),
          });
          expect(plan, `${template.key}: ${plan.text}`).toMatchObject({ code: 'nothing-to-do' });
        }
      });
    },
  );
});
