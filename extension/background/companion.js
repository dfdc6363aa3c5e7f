// @ts-check
// The companion as the surfaces see it: whether it is there, whose it is, what it lacks. Kept in session storage.

import { Problem } from './errors.js';

/** @typedef {import('../shared/state').CompanionState} CompanionState */
/** @typedef {import('../shared/state').CompanionPhase} CompanionPhase */
/** @typedef {import('../shared/contracts').HelloReply} HelloReply */

/** Problems that the connection has told as a phase already. */
const LEARNT = new Set(['offline', 'stranger', 'version', 'unpaired']);
/** @type {CompanionState} */
const UNKNOWN = { phase: 'checking', port: null, version: null, protocol: null, has_profile: false, name: null, resume_name: null, drafts: false, message: null };

export class Companion {
  /** It answers after a time in which it did not. */
  #cameBack = false;

  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./api.js').Api} parts.api
   * @param {import('./connection.js').Connection} parts.connection
   * @param {() => Promise<void>} parts.onReady the companion (or its profile) is another one than before
   */
  constructor({ store, api, connection, onReady }) {
    this.store = store;
    this.api = api;
    this.connection = connection;
    this.onReady = onReady;
  }

  /**
   * Called by the connection whenever it learns how things are. That the companion is there is told only once its setup is
   * known too: `check` does that.
   * @param {CompanionPhase} phase
   * @param {HelloReply | null} hello
   * @param {number | null} port
   * @param {string | null} message
   */
  async phase(phase, hello, port, message) {
    const before = (await this.store.companion()) ?? UNKNOWN;
    const cameBack = phase === 'ready' && before.phase !== 'ready';
    if (cameBack) this.#cameBack = true;
    const next = { ...before, phase: cameBack ? before.phase : phase, port, version: hello?.version ?? null, protocol: hello?.protocol ?? null, message };
    if (JSON.stringify(before) !== JSON.stringify(next)) await this.store.setCompanion(next);
  }

  /** The event stream is open: if the companion was away, everything is asked anew. */
  async welcomed() {
    if (this.#cameBack) await this.check();
  }

  /** @returns {Promise<CompanionState>} after asking */
  async check() {
    try {
      this.connection.lost();
      await this.#take(await this.api.setup());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.#failed(error);
    }
    return (await this.store.companion()) ?? UNKNOWN;
  }

  /** @param {import('../shared/contracts').SetupReply} setup */
  async #take(setup) {
    const before = (await this.store.companion()) ?? UNKNOWN;
    const { has_profile, name, resume_name, drafts } = setup;
    await this.store.setCompanion({ ...before, phase: 'ready', message: null, has_profile, name: name ?? null, resume_name: resume_name ?? null, drafts });
    const another = this.#cameBack || before.has_profile !== has_profile;
    this.#cameBack = false;
    if (another) await this.onReady();
  }

  /**
   * @param {string} code as the companion shows it
   * @param {string} name what the user calls this browser
   * @returns {Promise<CompanionState>}
   * @throws {Problem}
   */
  async pair(code, name) {
    const { base, port } = await this.connection.anyone();
    const { device, token } = await this.api.pair(base, { code, name });
    await this.store.setPairing({ device, token, port });
    return this.check();
  }

  /** @returns {Promise<CompanionState>} */
  async forget() {
    this.connection.close();
    await this.store.setPairing(null);
    return this.check();
  }

  /**
   * The profile was saved or a resume read: scores are of yesterday.
   * @template T
   * @param {T} reply
   * @returns {Promise<T>}
   */
  async changed(reply) {
    await this.check();
    await this.onReady();
    return reply;
  }

  /** @param {Problem} problem */
  async #failed(problem) {
    const known = (await this.store.companion()) ?? UNKNOWN;
    if (LEARNT.has(problem.code)) return;
    const phase = problem.code === 'not_paired' ? 'unpaired' : 'error';
    await this.store.setCompanion({ ...known, phase, message: problem.message });
  }
}
