// @ts-check
// Asks the companion. Everything private goes by POST, with the token, after the proof.

import { Problem } from './errors.js';

/** @typedef {import('../shared/contracts').PageSnapshot} PageSnapshot */

const TIMEOUT_MS = 30_000;
/** Largest body, in characters: the companion refuses more than 8 MB. */
const MAX_BODY = 7_500_000;
/** Statuses that mean: the pairing is not valid (any more). */
const NOT_PAIRED = new Set([401]);

export class Api {
  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.connection = connection;
  }

  /**
   * @param {string} path
   * @param {unknown} body
   * @param {'POST' | 'PUT' | 'PATCH'} [method]
   * @returns {Promise<any>}
   * @throws {Problem}
   */
  async ask(path, body, method = 'POST') {
    const link = await this.connection.link();
    return this.#send(`${link.base}${path}`, method, body, { Authorization: `Bearer ${link.token}` });
  }

  /**
   * @param {string} base
   * @param {import('../shared/contracts').PairRequest} request
   * @returns {Promise<import('../shared/contracts').PairReply>}
   */
  async pair(base, request) {
    return this.#send(`${base}/api/pair/`, 'POST', request, {});
  }

  /**
   * @param {PageSnapshot} snapshot
   * @returns {Promise<import('../shared/contracts').ScoreJobReply>}
   */
  async score(snapshot) {
    return this.ask('/api/jobmatcher/score-job/', { snapshot });
  }

  /**
   * @param {import('../shared/contracts').FormSnapshot} form
   * @param {number | null} postingId
   * @returns {Promise<import('../shared/contracts').FillPlan>}
   */
  async plan(form, postingId) {
    return this.ask('/api/autofill/plan/', { form, posting_id: postingId });
  }

  /**
   * @param {string} handle
   * @returns {Promise<import('../shared/contracts').FileReply>}
   */
  async file(handle) {
    return this.ask('/api/autofill/file/', { handle });
  }

  /** @param {import('../shared/contracts').FillReport} report */
  async report(report) {
    return this.ask('/api/autofill/report/', { report });
  }

  /** @returns {Promise<import('../shared/contracts').SetupReply>} */
  async setup() {
    return this.ask('/api/setup/', {});
  }

  /**
   * @param {string} url
   * @param {string} method
   * @param {unknown} body
   * @param {Record<string, string>} headers
   */
  async #send(url, method, body, headers) {
    const text = JSON.stringify(body);
    if (text.length > MAX_BODY) throw new Problem('too_large', 'This is too large for the companion: the limit is 8 MB.');
    let response;
    try {
      response = await fetch(url, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: text,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        credentials: 'omit',
        cache: 'no-store',
      });
    } catch (error) {
      this.connection.lost();
      const slow = error instanceof DOMException && error.name === 'TimeoutError';
      throw slow
        ? new Problem('slow', `The companion did not answer within ${TIMEOUT_MS / 1000} seconds. Try again.`)
        : new Problem('offline', 'The companion stopped answering. Start it with “companion start”.');
    }
    if (response.ok) return response.json();
    if (NOT_PAIRED.has(response.status)) this.connection.lost();
    throw await this.#refusal(response);
  }

  /** @param {Response} response */
  async #refusal(response) {
    try {
      const { error, message } = await response.json();
      return new Problem(String(error), String(message));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return new Problem('answer', `The companion answered with status ${response.status}. Run “companion doctor”.`);
    }
  }
}
