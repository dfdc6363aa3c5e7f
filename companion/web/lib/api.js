// @ts-check
// Asks the companion that served this page. The cookie says who we are; nothing else is sent anywhere.

/** An answer that is no success, with a sentence for a person. */
export class ApiError extends Error {
  /**
   * @param {number} status HTTP status; 0 when there was no answer
   * @param {string} code
   * @param {string} message
   */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The user who signed in here; written by the login page. */
export const USER = Number(localStorage.getItem('user') ?? 1);

/** What that user is called where several use this companion, else nothing; written there too. */
export const NAME = localStorage.getItem('name') ?? '';

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body] without `user`: that is added; a file is sent as it is
 * @returns {Promise<any>}
 */
async function call(method, path, body) {
  /** @type {RequestInit} */
  const options = { method };
  if (method !== 'GET') {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = body instanceof Blob ? body : JSON.stringify({ user: USER, ...body });
  }
  let reply;
  try {
    reply = await fetch(path, options);
  } catch {
    throw new ApiError(0, 'unreachable', 'the companion does not answer: start it with `companion start`');
  }
  const content = await reply.json();
  if (!reply.ok) throw new ApiError(reply.status, content.error, content.message);
  return content;
}

/**
 * @param {string} path
 * @param {Record<string, string | number | boolean | null | undefined>} [query] empty values are left out
 */
export function get(path, query = {}) {
  /** @type {[string, string | number | boolean | null | undefined][]} */
  const all = Object.entries({ user: USER, ...query });
  const given = all.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return call('GET', `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`);
}

/**
 * @param {string} path
 * @param {object} [body]
 */
export const post = (path, body) => call('POST', path, body);

/**
 * @param {string} path
 * @param {object} [body]
 */
export const patch = (path, body) => call('PATCH', path, body);

/** @param {string} path */
export const remove = (path) => call('DELETE', path);
