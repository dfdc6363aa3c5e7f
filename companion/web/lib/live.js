// @ts-check
// The event stream: one socket a page, taken up again after the last number seen, so that no event is missed.

/** @typedef {import('../shared/contracts').Event} Event */
/** @typedef {'connecting' | 'on' | 'off' | 'signed-out'} State */

const PING_MS = 20_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const CLOSE_NOT_PAIRED = 4401;

export class Live {
  /** @type {number | null} */
  seq = null;
  /** @type {State} */
  state = 'connecting';
  #wait = FIRST_WAIT_MS;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {number | undefined} */
  #again;
  /** @type {Set<(event: Event) => void>} */
  #listeners = new Set();
  /** @type {Set<(state: State) => void>} */
  #watchers = new Set();

  constructor() {
    // A machine that was asleep or off the air comes back: no need to wait for the timer.
    addEventListener('online', () => this.#now());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#now());
    setInterval(() => this.#socket?.readyState === WebSocket.OPEN && this.#socket.send('{"type":"ping"}'), PING_MS);
  }

  /** @param {(event: Event) => void} listener */
  hear(listener) {
    this.#listeners.add(listener);
  }

  /** @param {(state: State) => void} watcher */
  watch(watcher) {
    this.#watchers.add(watcher);
    watcher(this.state);
  }

  connect() {
    const socket = new WebSocket(`ws://${location.host}/api/events/`);
    this.#socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'hello', client: 'dashboard', after: this.seq })));
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(data)));
    socket.addEventListener('close', ({ code }) => this.#closed(code));
  }

  /** @param {any} message a ServerMessage */
  #take(message) {
    if (message.type === 'welcome') {
      this.seq ??= message.seq;
      this.#wait = FIRST_WAIT_MS;
      this.#say('on');
    }
    if (message.type !== 'event') return;
    this.seq = message.event.seq;
    for (const listener of this.#listeners) listener(message.event);
  }

  /** @param {number} code */
  #closed(code) {
    this.#socket = null;
    if (code === CLOSE_NOT_PAIRED) return this.#say('signed-out');
    this.#say('off');
    // Many pages must not come back in the same instant.
    this.#again = setTimeout(() => this.connect(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #now() {
    if (this.state !== 'off' || this.#socket) return;
    clearTimeout(this.#again);
    this.#wait = FIRST_WAIT_MS;
    this.connect();
  }

  /** @param {State} state */
  #say(state) {
    if (state === this.state) return;
    this.state = state;
    for (const watcher of this.#watchers) watcher(state);
  }
}
