/**
 * The manifest of a copy that is sold, beside that of one that is not. It is a switch because
 * each kind shuts the other out: an app with a licence in its manifest cannot be shared by an
 * installation link (Atlassian documentation, "Distribute your apps"), and one without cannot be
 * sold, nor have it switched on later without every administrator's consent (Atlassian
 * documentation, app versions).
 */
const UNLICENSED =
  '  # No `licensing`: with it the app cannot be shared by a link. Who sells a ' +
  'copy: `npm run licensing on`, docs/licensing.md.\n';
const LICENSED =
  '  # For a paid listing; `npm run licensing off` takes it out. What works ' +
  'without a licence: src/access/licence-policy.ts.\n' +
  '  licensing:\n    enabled: true\n    editionsEnabled: true\n';

/** @throws Error where the manifest holds neither form */
export function withLicensing(manifest: string, isOn: boolean): string {
  const [found, put] = isOn ? [UNLICENSED, LICENSED] : [LICENSED, UNLICENSED];
  if (manifest.includes(put)) return manifest;
  if (!manifest.includes(found))
    throw new Error(
      'manifest.yml has no lines about licensing that this command knows. Add ' +
        '`licensing` under `app` by hand: docs/licensing.md.',
    );
  return manifest.replace(found, () => put);
}
