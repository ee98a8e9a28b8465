/**
 * Texts signed with HMAC-SHA256: `v1.CLAIMS.SIGNATURE`. The one form there is; anything else is
 * null, without a reason.
 */
import { claimsText, readClaims, VERSION, type Claims } from '../src/guides/claims';
import { base64Url, fromBase64Url } from './base64url';

/** Longest text that is looked at; a real one has about 100 characters. */
const LONGEST = 300;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export async function sign(claims: Claims, key: CryptoKey): Promise<string> {
  const signed = `${VERSION}.${base64Url(bytesOf(claimsText(claims)))}`;
  return `${signed}.${base64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytesOf(signed))))}`;
}

/** Claims that one of the keys signed. Whether they are still good is not looked at here. */
export async function openSigned(text: string, keys: readonly CryptoKey[]): Promise<Claims | null> {
  if (text.length > LONGEST) return null;
  const [version, claims, signature, ...more] = text.split('.');
  if (version !== VERSION || claims === undefined || signature === undefined || more.length > 0)
    return null;
  const [said, proof] = [fromBase64Url(claims), fromBase64Url(signature)];
  if (said === null || proof === null) return null;
  // `verify` compares in constant time (Web Cryptography, HMAC), and each key is tried whatever the others say.
  const answers = await Promise.all(
    keys.map((key) => crypto.subtle.verify('HMAC', key, proof, bytesOf(`${version}.${claims}`))),
  );
  // A byte order mark is a character like any other here, so that it is none of ours.
  return answers.includes(true)
    ? readClaims(new TextDecoder('utf-8', { ignoreBOM: true }).decode(said))
    : null;
}
