// @ts-check
// When to look at the page: once as soon as its document is there, again when a single-page site goes elsewhere or its content
// has settled after a change. What was seen goes to the worker; no decision is made here and no secret is ever here.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.posting || glue.look) return;

  /** A change counts once the page was quiet for so long. */
  const QUIET_MS = 400;
  /** A page that is never quiet is looked at all the same. */
  const LONGEST_WAIT_MS = 2500;
  /** Looks at one address at most: pages that tick for ever are left alone. */
  const MAX_LOOKS = 6;
  /** A frame smaller than this shows no posting and no form. */
  const MIN_FRAME_PX = 200;

  const top = window === window.top;
  let looks = 0;
  let lastAddress = location.href;
  /** @type {unknown} */
  let lastSeen = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let waitingSince = 0;

  const epoch = () => performance.timeOrigin + performance.now();

  /** @returns {number} epoch milliseconds at which the document was complete */
  function domReady() {
    const [entry] = performance.getEntriesByType('navigation');
    const at = /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.domContentLoadedEventStart || performance.now();
    return performance.timeOrigin + at;
  }

  /**
   * Whether two snapshots say the same. The first look has none to compare with, and it is the one a person waits for.
   * @param {any} one
   * @param {any} other
   * @returns {boolean}
   */
  function same(one, other) {
    if (one === other) return true;
    if (!one || !other || typeof one !== 'object' || typeof other !== 'object') return false;
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
  }

  function tooSmall() {
    return !top && (innerWidth < MIN_FRAME_PX || innerHeight < MIN_FRAME_PX);
  }

  /** @param {boolean} [force] also when nothing changed */
  function look(force = false) {
    clearTimeout(timer);
    timer = undefined;
    if (!chrome.runtime?.id) return stop();
    if (tooSmall()) return undefined;
    looks += 1;
    glue.portal?.seen();
    const read_start = epoch();
    const snapshot = agent.posting.read();
    if (!force && same(snapshot, lastSeen)) return undefined;
    lastSeen = snapshot;
    const message = { type: 'page.seen', snapshot, dom_ready: domReady(), read_start, read_end: epoch() };
    chrome.runtime.sendMessage(message).catch((error) => {
      // The extension was updated or switched off while this page was open: its old scripts fall silent.
      if (chrome.runtime?.id) throw error;
      stop();
    });
    return undefined;
  }

  function soon() {
    if (looks >= Math.max(MAX_LOOKS, glue.portal?.looks() ?? 0)) return;
    const now = performance.now();
    if (timer === undefined) waitingSince = now;
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(0, Math.min(QUIET_MS, waitingSince + LONGEST_WAIT_MS - now)));
  }

  function wentElsewhere() {
    if (location.href === lastAddress) return;
    lastAddress = location.href;
    looks = 0;
    soon();
  }

  /** A frame has no size before its page gave it one, which may come after its document is there, or when a form opens. */
  function grew() {
    if (looks === 0 && !tooSmall()) look();
  }

  const observer = new MutationObserver(soon);

  function stop() {
    observer.disconnect();
    clearTimeout(timer);
  }

  function start() {
    look();
    observer.observe(document.documentElement, { childList: true, subtree: true });
    /** @type {any} */ (globalThis).navigation?.addEventListener('navigatesuccess', wentElsewhere);
    addEventListener('popstate', wentElsewhere);
    if (!top) addEventListener('resize', grew);
    addEventListener('pageshow', (event) => {
      if (event.persisted) look(true);
    });
  }

  glue.look = Object.freeze({ now: () => look(true) });
  if (document.documentElement && (top || document.body)) start();
})();
