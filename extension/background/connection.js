// @ts-check
// Finds the companion on this machine, makes it prove that it is ours, and keeps a socket for its events while there is
// something to watch. Three things it never confuses: nobody answers, somebody else answers, ours answers but knows us not.

import { Problem } from './errors.js';
import { newNonce, proofOf } from './proof.js';

/** @typedef {import('../shared/state').CompanionPhase} CompanionPhase */
/** @typedef {import('../shared/contracts').HelloReply} HelloReply */
/** @typedef {import('../shared/contracts').ServerMessage} ServerMessage */
/** @typedef {{base: string, port: number, token: string, device: string}} Link */
/** @typedef {{phase: 'offline' | 'stranger', port: number} | {phase: 'hello', port: number, hello: HelloReply, nonce: string}} Answer */

const PROTOCOL = 1;
const HELLO_TIMEOUT_MS = 4000;
/** A proof counts while the socket that followed it is open, else this long. */
const PROOF_LIFE_MS = 3000;
const PING_MS = 20_000;
/** From one page to the next there is nothing to watch for a moment: what was proven and opened serves the next one too. */
const LINGER_MS = 10_000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/** @type {Record<Exclude<CompanionPhase, 'ready' | 'checking' | 'error'>, string>} */
const SAID = {
  offline: 'The companion is not running. Start it with “companion start”.',
  stranger: 'Another program answers on the companion’s port.',
  version: 'The extension and the companion are of different versions. Update the older one.',
  unpaired: 'This browser is not paired with the companion. Run “companion pair” and enter the code.',
};

export class Connection {
  /** @type {{link: Link, at: number} | null} */
  #proven = null;
  /** @type {Promise<Link> | null} */
  #finding = null;
  /** @type {WebSocket | null} */
  #socket = null;
  #welcomed = false;
  #wanted = false;
  #retry = FIRST_RETRY_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving = undefined;

  /**
   * @param {object} parts
   * @param {number[]} parts.ports in the order to try
   * @param {string} parts.client name and version, as ClientHello.client
   * @param {import('./store.js').Store} parts.store
   * @param {(phase: CompanionPhase, hello: HelloReply | null, port: number | null, message: string | null) => Promise<void>} parts.onPhase
   * @param {() => Promise<void>} parts.onOpen the event stream is open
   * @param {(event: import('../shared/contracts').Event) => Promise<void>} parts.onEvent
   */
  constructor({ ports, client, store, onPhase, onOpen, onEvent }) {
    this.ports = ports;
    this.client = client;
    this.store = store;
    this.onPhase = onPhase;
    this.onOpen = onOpen;
    this.onEvent = onEvent;
  }

  /**
   * @returns {Promise<Link>} the companion, proven to be ours
   * @throws {Problem} code offline, stranger, version or unpaired
   */
  async link() {
    const fresh = this.#proven && (this.#welcomed || Date.now() - this.#proven.at < PROOF_LIFE_MS);
    if (fresh && this.#proven) return this.#proven.link;
    this.#finding ??= this.#find().finally(() => {
      this.#finding = null;
    });
    return this.#finding;
  }

  /** Something failed on the way: prove again before the next word. */
  lost() {
    this.#proven = null;
  }

  /**
   * Where the companion is, whether it knows us or not: pairing needs no more.
   * @returns {Promise<{base: string, port: number}>}
   * @throws {Problem}
   */
  async anyone() {
    const answers = await this.#ask(null);
    const ours = answers.find((answer) => answer.phase === 'hello');
    if (!ours || ours.phase !== 'hello') throw this.#problem(answers);
    if (ours.hello.protocol !== PROTOCOL) throw new Problem('version', SAID.version);
    return { base: `http://127.0.0.1:${ours.port}`, port: ours.port };
  }

  /** Keep a socket for events from now on, or let it go soon. @param {boolean} wanted */
  watch(wanted) {
    this.#wanted = wanted;
    clearTimeout(this.#leaving);
    if (wanted) this.#open();
    else this.#leaving = setTimeout(() => this.close(), LINGER_MS);
  }

  close() {
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
    this.#welcomed = false;
  }

  /** @returns {Promise<Link>} */
  async #find() {
    const pairing = await this.store.pairing();
    const answers = await this.#ask(pairing);
    const greeted = answers.flatMap((answer) => (answer.phase === 'hello' ? [answer] : []));
    if (greeted.length === 0) return this.#fail(this.#problem(answers), null, answers);
    if (!pairing) return this.#fail(new Problem('unpaired', SAID.unpaired), greeted[0].hello, greeted);
    for (const { hello, nonce, port } of greeted) {
      if (hello.protocol !== PROTOCOL) continue;
      if (hello.proof && hello.proof === (await proofOf(pairing.token, nonce))) {
        const link = { base: `http://127.0.0.1:${port}`, port, token: pairing.token, device: pairing.device };
        this.#proven = { link, at: Date.now() };
        if (pairing.port !== port) await this.store.setPairing({ ...pairing, port });
        await this.onPhase('ready', hello, port, null);
        return link;
      }
    }
    const { hello } = greeted[0];
    if (greeted.every((one) => one.hello.protocol !== PROTOCOL)) return this.#fail(new Problem('version', SAID.version), hello, greeted);
    if (greeted.some((one) => one.hello.proof)) return this.#fail(new Problem('stranger', SAID.stranger), hello, greeted);
    return this.#fail(new Problem('unpaired', SAID.unpaired), hello, greeted);
  }

  /**
   * @param {Problem} problem
   * @param {HelloReply | null} hello
   * @param {{port: number}[]} answers
   * @returns {Promise<never>}
   */
  async #fail(problem, hello, answers) {
    this.#proven = null;
    await this.onPhase(/** @type {CompanionPhase} */ (problem.code), hello, answers[0]?.port ?? null, problem.message);
    throw problem;
  }

  /** @param {Answer[]} answers */
  #problem(answers) {
    const code = answers.some((answer) => answer.phase === 'stranger') ? 'stranger' : 'offline';
    return new Problem(code, SAID[code]);
  }

  /**
   * The port that answered last alone, then all others at once.
   * @param {import('../shared/state').Pairing | null} pairing
   * @returns {Promise<Answer[]>}
   */
  async #ask(pairing) {
    const known = pairing?.port;
    const first = known && this.ports.includes(known) ? known : this.ports[0];
    const answer = await this.#greet(first, pairing);
    if (answer.phase === 'hello' && (!pairing || answer.hello.proof)) return [answer];
    const others = this.ports.filter((port) => port !== first);
    const rest = await Promise.all(others.map((port) => this.#greet(port, pairing)));
    return [answer, ...rest].sort((a, b) => Number(a.phase === 'offline') - Number(b.phase === 'offline'));
  }

  /**
   * @param {number} port
   * @param {import('../shared/state').Pairing | null} pairing
   * @returns {Promise<Answer>}
   */
  async #greet(port, pairing) {
    const nonce = newNonce();
    let response;
    try {
      response = await fetch(`http://127.0.0.1:${port}/api/hello/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ nonce, device: pairing?.device ?? null }),
        signal: AbortSignal.timeout(HELLO_TIMEOUT_MS),
        credentials: 'omit',
        cache: 'no-store',
      });
    } catch (error) {
      // Nobody listens, or somebody does and says nothing in time: who it is stays unknown, and nothing was sent to it.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      return { phase: 'offline', port };
    }
    try {
      const hello = await response.json();
      if (response.ok && hello?.app === 'job-companion') return { phase: 'hello', port, hello, nonce };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    return { phase: 'stranger', port };
  }

  async #open() {
    if (this.#socket || !this.#wanted) return;
    let link;
    try {
      link = await this.link();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'offline') this.#later();
      return;
    }
    if (this.#socket || !this.#wanted) return;
    const socket = new WebSocket(`ws://127.0.0.1:${link.port}/api/events/`);
    this.#socket = socket;
    socket.onopen = async () => {
      const after = await this.store.seq();
      socket.send(JSON.stringify({ type: 'hello', v: PROTOCOL, client: this.client, token: link.token, after }));
      this.#ping(socket);
    };
    socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
    socket.onclose = () => this.#closed(socket);
  }

  /** Only application messages keep Chrome from stopping the worker. @param {WebSocket} socket */
  #ping(socket) {
    setTimeout(() => {
      if (this.#socket !== socket || socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify({ type: 'ping' }));
      this.#ping(socket);
    }, PING_MS);
  }

  /** @param {ServerMessage} message */
  async #hear(message) {
    if (message.type === 'welcome') {
      this.#welcomed = true;
      this.#retry = FIRST_RETRY_MS;
      if ((await this.store.seq()) === null) await this.store.setSeq(message.seq);
      await this.onOpen();
    } else if (message.type === 'event') {
      await this.onEvent(message.event);
      await this.store.setSeq(message.event.seq);
    } else if (message.type === 'error') {
      console.warn('the companion closes the event stream:', message.code, message.message);
    }
  }

  /** @param {WebSocket} socket */
  #closed(socket) {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#welcomed = false;
    this.lost();
    this.#later();
  }

  #later() {
    clearTimeout(this.#timer);
    const wait = this.#retry * (0.75 + Math.random() / 2);
    this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY_MS);
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
