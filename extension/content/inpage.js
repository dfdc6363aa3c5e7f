// @ts-check
// A discreet button at the application form and the small panel it opens, both in a closed shadow root above the page. The
// worker says when to offer it; what it shows are counts and the form's own questions, never the profile.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (window !== window.top || !glue.trust || !glue.marks || !glue.draw || glue.inpage) return;
  const { el, icon, layer, raise, dress } = glue.style;

  /** @typedef {import('../shared/state').PageFill} PageFill */

  const MARGIN_PX = 12;
  const CALLS = /** @type {const} */ ({ preview: 'page.preview', fill: 'page.fill', undo: 'page.undo', panel: 'page.panel', never: 'page.never' });

  /** @type {{host: HTMLElement, root: ShadowRoot, inner: HTMLElement, trust: any} | null} */
  let made = null;
  /** What the person sees: the button, the panel, nothing while a fill is on. @typedef {'none' | 'pill' | 'panel' | 'busy'} Look */
  /** @type {Look} */
  let look = 'none';
  /** @type {PageFill | null} */
  let state = null;
  let message = '';
  let marked = true;
  /** What was filled is being put back, which takes a while where lists are opened for it. */
  let putting = false;
  let placing = 0;

  function build() {
    const { host, root, inner } = layer(glue.style.PANEL);
    for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'keyup', 'focusin']) inner.addEventListener(type, (/** @type {Event} */ event) => event.stopPropagation());
    inner.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.isTrusted && event.key === 'Escape' && look === 'panel') close();
    });
    return { host, root, inner, trust: glue.trust.watch(host, root) };
  }

  /** @param {Look} next */
  function show(next) {
    look = next;
    // While fields are filled nothing of ours is in the page: the browser vouches for none of them below an upper layer.
    if (next === 'none' || next === 'busy') {
      made?.trust.end();
      made?.host.remove();
      return;
    }
    made ??= build();
    const { inner, host, trust } = made;
    const surface = next === 'panel' ? panel() : pill();
    inner.replaceChildren(surface);
    dress(host, { position: 'fixed' });
    raise(host);
    place();
    trust.show(surface);
  }

  function pill() {
    const words = state?.phase === 'done' ? glue.draw.short(state) : 'Fill this form';
    return el('button', { type: 'button', class: 'pill', 'data-test': 'inpage-button', 'aria-label': `Job Companion: ${words}`, onclick: open }, icon('pen'), words);
  }

  function panel() {
    return glue.draw.panel(state, message, { marked, putting }, { close, fill, undo, toggle, go, more: guarded('panel'), never });
  }

  /** The form with the most fields, or the largest frame where the page itself has none. */
  function anchor() {
    const forms = [...document.forms].map((form) => ({ element: form, weight: form.querySelectorAll('input:not([type="hidden"]), select, textarea').length }));
    const [form] = forms.filter(({ weight }) => weight > 1).sort((a, b) => b.weight - a.weight);
    if (form) return form.element;
    const frames = [...document.querySelectorAll('iframe')].map((element) => ({ element, weight: element.offsetWidth * element.offsetHeight }));
    const [frame] = frames.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
    return frame?.element ?? null;
  }

  /** At the upper right of the form, as far as that is in the window. */
  function place() {
    if (!made || look === 'none' || look === 'busy') return;
    const { host, inner, trust } = made;
    const [width, height] = [inner.offsetWidth, inner.offsetHeight];
    const [widest, lowest] = [document.documentElement.clientWidth - width - MARGIN_PX, innerHeight - height - MARGIN_PX];
    const box = anchor()?.getBoundingClientRect();
    const beside = box && box.right + MARGIN_PX <= widest;
    const at = {
      left: Math.max(0, Math.round(beside ? box.right + MARGIN_PX : widest)),
      top: Math.max(0, Math.round(beside ? Math.min(Math.max(box.top, MARGIN_PX), lowest) : lowest)),
    };
    host.style.setProperty('left', `${at.left}px`, 'important');
    host.style.setProperty('top', `${at.top}px`, 'important');
    trust.put(at);
  }

  function soon() {
    if (look === 'none' || placing) return;
    placing = requestAnimationFrame(() => {
      placing = 0;
      place();
    });
  }

  /** @param {keyof typeof CALLS} call @param {Record<string, unknown>} [ask] */
  async function send(call, ask = {}) {
    try {
      const reply = await chrome.runtime.sendMessage({ ...ask, type: CALLS[call] });
      if (!reply?.ok) throw new Error(reply?.error?.message ?? 'The extension did not answer. Reload the page.');
      message = '';
      if (reply.value) state = reply.value;
      return true;
    } catch (error) {
      message = chrome.runtime?.id && error instanceof Error ? error.message : 'The extension was updated. Reload the page.';
      return false;
    }
  }

  const UNCLEAR = 'The page moved or covered this just now. Click once more, or use the button in the toolbar.';

  /** @param {Event} event whether the person did it; if not, why nothing happens is said */
  function own(event) {
    if (made?.trust.genuine(event)) return true;
    if (event.isTrusted && look === 'panel') {
      message = UNCLEAR;
      show('panel');
    }
    return false;
  }

  /** @param {keyof typeof CALLS} call @returns {(event: Event) => Promise<void>} */
  const guarded = (call) => async (event) => {
    if (own(event) && !(await send(call))) show('panel');
  };

  /** @param {Event} event */
  async function open(event) {
    const seen = await made?.trust.soon(event);
    const waits = look === 'pill';
    if (!event.isTrusted || !waits) return;
    message = seen ? '' : UNCLEAR;
    show('panel');
    focus('h2');
    if (seen) await send('preview');
    if (look === 'panel') redraw();
  }

  function close() {
    message = '';
    show('pill');
    focus('.pill');
  }

  /** @param {Event} event */
  async function fill(event) {
    if (!own(event)) return;
    show('busy');
    await send('fill');
    marked = true;
    show('panel');
    focus('h2');
  }

  /** @param {Event} event */
  async function undo(event) {
    if (!own(event)) return;
    putting = true;
    redraw();
    await send('undo');
    putting = false;
    redraw();
  }

  function toggle() {
    marked = !marked;
    if (marked) glue.marks.again();
    else glue.marks.clear();
    redraw();
  }

  /** @param {string} frame @param {string} fieldId */
  async function go(frame, fieldId) {
    const reply = await chrome.runtime.sendMessage({ type: 'page.go', frame, field_id: fieldId });
    if (!reply?.ok || !reply.value) message = 'This field is no longer in the page.';
    show('pill');
  }

  /** @param {Event} event */
  async function never(event) {
    if (!own(event)) return;
    await send('never');
    show('none');
  }

  /** The panel anew, the focus where it was. */
  function redraw() {
    const before = made?.root.activeElement?.getAttribute('data-test');
    show('panel');
    focus(before ? `[data-test="${before}"]` : 'h2');
  }

  /** @param {string} selector */
  function focus(selector) {
    const element = made?.inner.querySelector(selector);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  }

  /** The worker knows whether this is a form to fill. @param {{on: boolean}} ask */
  function offer({ on }) {
    if (!on) show('none');
    else if (look === 'none') show('pill');
    else soon();
    return null;
  }

  /** A fill that was started elsewhere: step aside, and afterwards say how it went. @param {boolean} busy */
  function filling(busy) {
    if (look !== 'none') show(busy ? 'busy' : 'pill');
  }

  addEventListener('scroll', soon, { capture: true, passive: true });
  addEventListener('resize', soon, { passive: true });

  glue.inpage = Object.freeze({ offer, filling });
})();
