// @ts-check
// Whether a click or key press on our parts of the page is the person's own: made by the browser, on a surface that stood in
// clear view, where we put it, for a while. A page can cover, move, clip or fade whatever is in it.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.visibility || glue.trust) return;

  /** Longer than it takes to click on what was there a moment ago. */
  const CLEAR_MS = 500;
  /** The least delay that the browser allows with `trackVisibility`. */
  const DELAY_MS = 100;
  const MAX_DRIFT_PX = 1;
  /** A surface that was clicked as soon as it came is waited for so long until it has stood clear. */
  const SOON_MS = 1500;

  /** @param {HTMLElement} host @param {ShadowRoot} root */
  function watch(host, root) {
    /** Since when the whole surface is in clear view; null while it is not. @type {number | null} */
    let clear = null;
    let placed = 0;
    let at = { left: 0, top: 0 };
    /** @type {Element | null} */
    let surface = null;
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries[entries.length - 1];
        const whole = /** @type {any} */ (last).isVisible && last.intersectionRatio > 0.98;
        clear = whole ? (clear ?? performance.now()) : null;
      },
      /** @type {any} */ ({ trackVisibility: true, delay: DELAY_MS, threshold: [0.5, 0.99, 1] }),
    );

    /** @param {Element} element the surface that is shown from now on */
    function show(element) {
      observer.disconnect();
      clear = null;
      surface = element;
      observer.observe(element);
    }

    /** @param {{left: number, top: number}} now where we put the host */
    function put(now) {
      if (now.left !== at.left || now.top !== at.top) placed = performance.now();
      at = now;
    }

    /** @param {Event} event @returns {boolean} */
    const genuine = (event) => event.isTrusted && stands() && aimed(event);

    /**
     * As `genuine`, but a click on what has only just come counts once that has stood in clear view for long enough: for what does no more than open.
     * @param {Event} event @returns {Promise<boolean>}
     */
    async function soon(event) {
      if (!event.isTrusted || !aimed(event)) return false;
      const clicked = surface;
      await agent.moves.until(() => surface !== clicked || stands(), SOON_MS);
      return surface === clicked && stands();
    }

    /** Whether the surface has stood where we put it, whole and in clear view, for long enough. */
    function stands() {
      if (!surface || document.visibilityState !== 'visible' || !host.matches(':popover-open')) return false;
      const now = performance.now();
      if (clear === null || now - clear < CLEAR_MS || now - placed < CLEAR_MS) return false;
      const box = host.getBoundingClientRect();
      if (Math.abs(box.left - at.left) > MAX_DRIFT_PX || Math.abs(box.top - at.top) > MAX_DRIFT_PX) return false;
      const sight = new agent.visibility.Sight();
      return sight.hidden(host) === null && sight.inherited(host).opacity >= 1;
    }

    /** Keys are aimed by the focus. @param {Event} event */
    const aimed = (event) => !(event instanceof MouseEvent) || event.detail === 0 || hit(event);

    /** The pointer is on our surface and on nothing else. @param {MouseEvent} event */
    function hit(event) {
      const { clientX: x, clientY: y } = event;
      return document.elementFromPoint(x, y) === host && Boolean(surface?.contains(root.elementFromPoint(x, y)));
    }

    return { show, put, genuine, soon, end: () => observer.disconnect() };
  }

  glue.trust = Object.freeze({ watch });
})();
