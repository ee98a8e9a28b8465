/** The lists of the client that come in pages. */
import { expect, it } from 'vitest';
import { createAssetsClient } from './client';
import { fakeClock, fakeSite, json } from './fake-send';

it('says of which list it is that it does not end', async () => {
  const page = 'GET /objectschema/list?startAt=0&maxResults=50&includeCounts=true';
  const one = { id: '1', name: 'S', objectSchemaKey: 'S', description: '' };
  const endless = json({ values: [one], total: 1e9, isLast: false });
  const site = fakeSite({ [page]: endless });
  await expect(createAssetsClient(site.send, fakeClock()).listSchemas()).rejects.toMatchObject({
    code: 'assets-unreadable',
    message:
      'Assets answered the request to read the list of object schemas with something the app ' +
      'cannot read: the list of object schemas does not end.',
    remedy: expect.stringMatching(/report it/u),
  });
});
