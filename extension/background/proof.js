// @ts-check
// Before the token is sent, the server proves that it knows the pairing: a program that squats the port collects nothing.

const NONCE_BYTES = 32;

/** @param {ArrayBuffer | Uint8Array} bytes */
function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns {string} a fresh random nonce, hex */
export function newNonce() {
  return hex(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
}

/**
 * @param {string} token
 * @param {string} nonce
 * @returns {Promise<string>} HMAC-SHA256 as HelloReply.proof defines it
 */
export async function proofOf(token, nonce) {
  const text = new TextEncoder();
  const digest = hex(await crypto.subtle.digest('SHA-256', text.encode(token)));
  const key = await crypto.subtle.importKey('raw', text.encode(digest), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, text.encode(nonce)));
}
