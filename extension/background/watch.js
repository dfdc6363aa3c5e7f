// @ts-check
// When to hold a socket to the companion: while a surface of ours is open or a tab shows a posting. Otherwise Chrome may stop
// the worker, and the last event's number tells where to go on.

/** Events after which scores on open pages are out of date. */
const RESCORE = new Set(['profile.changed', 'profile.updated', 'scores.rescored']);
/** Events after which a posting may stand differently. */
const MOVES = new Set(['application.created', 'status.changed', 'attempt.changed']);
const ALARM = 'companion';
/** Chrome's least. */
const ALARM_MINUTES = 0.5;
/** Name of the port by which a surface says that it is open. */
const SURFACE = 'surface';

export class Watch {
  #surfaces = 0;

  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./connection.js').Connection} parts.connection
   * @param {import('./tabs.js').Tabs} parts.tabs
   * @param {import('./companion.js').Companion} parts.companion
   */
  constructor({ store, connection, tabs, companion }) {
    this.store = store;
    this.connection = connection;
    this.tabs = tabs;
    this.companion = companion;
  }

  /** @param {chrome.runtime.Port} port */
  surface(port) {
    if (port.name !== SURFACE || port.sender?.origin !== location.origin) return port.disconnect();
    this.#surfaces += 1;
    port.onDisconnect.addListener(() => {
      this.#surfaces -= 1;
      this.consider();
    });
    this.consider();
  }

  /** Look at what there is to watch, and hold or drop the socket. */
  async consider() {
    const postings = (await this.store.tabs()).some((tab) => tab.phase === 'posting');
    const wanted = this.#surfaces > 0 || postings;
    this.connection.watch(wanted);
    if (wanted) await chrome.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
    else await chrome.alarms.clear(ALARM);
  }

  /** Chrome woke us: the socket may have died with the worker. */
  async alarm() {
    await this.consider();
  }

  /** @param {import('../shared/contracts').Event} event */
  async heard(event) {
    if (MOVES.has(event.type)) await this.store.setMoved(event.seq);
    if (event.type === 'model.changed') await this.companion.check();
    if (!RESCORE.has(event.type)) return;
    await this.companion.check();
    await this.tabs.lookAtAll();
  }
}
