// @ts-check
// Small marks at the fields of this document: filled, to be checked, the person's own to answer. They lie in a layer of ours
// and let the pointer through; the page's own elements stay as they are.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.fill || !glue.style || glue.marks) return;
  const { el, icon, layer, raise, dress } = glue.style;

  /** @typedef {'filled' | 'check' | 'yours'} Kind */
  /** @typedef {{field_id: string, kind: Kind}} Mark */

  const MAX_MARKS = 600;
  const GAP_PX = 4;
  const SIGN_PX = 18;
  const SIGNS = /** @type {Record<Kind, {icon: string, words: string}>} */ ({
    filled: { icon: 'check', words: '' },
    check: { icon: 'alert', words: 'Check this' },
    yours: { icon: 'person', words: 'Yours to answer' },
  });

  /** @type {{host: HTMLElement, inner: HTMLElement} | null} */
  let made = null;
  /** @type {Map<string, {element: HTMLElement, raw: any}>} */
  let shown = new Map();
  /** @type {Mark[]} */
  let last = [];
  let drawing = 0;

  const watcher = new ResizeObserver(() => soon());

  /** @param {Mark[]} marks */
  function show(marks) {
    clear();
    last = marks.slice(0, MAX_MARKS);
    made ??= layer(glue.style.MARKS);
    const { host, inner } = /** @type {{host: HTMLElement, inner: HTMLElement}} */ (made);
    for (const { field_id, kind } of last) {
      const found = agent.scan.get(field_id);
      const sign = SIGNS[kind];
      if (!found?.raw.anchor.isConnected || !sign) continue;
      const element = el('span', { class: `mark ${kind}${sign.words ? ' worded' : ''}`, 'aria-hidden': 'true' }, icon(sign.icon), sign.words && el('span', {}, sign.words));
      inner.append(element);
      shown.set(field_id, { element, raw: found.raw });
    }
    if (shown.size === 0) return 0;
    dress(host, { position: 'absolute', left: '0', top: '0', width: '0', height: '0', 'pointer-events': 'none' });
    raise(host);
    place();
    watcher.observe(document.documentElement);
    if (document.body) watcher.observe(document.body);
    return shown.size;
  }

  const TOGETHER = new Set(['radio', 'checkbox_group', 'buttons', 'date_parts']);
  const GROUPS = new Set(['radio', 'checkbox_group', 'buttons', 'date_parts', 'file', 'checkbox']);

  /** Where a person sees the field, all parts of a group together; null while it is out of sight. @param {any} raw @returns {DOMRect | null} */
  function boxOf(raw) {
    const sight = new agent.visibility.Sight();
    const seen = agent.values.seen(raw, sight);
    const whole = raw.box && !sight.hidden(raw.box) && raw.box.contains(raw.anchor) ? [raw.box] : GROUPS.has(raw.kind) ? seen : seen.slice(0, 1);
    if (!whole.length) return null;
    const boxes = whole.map((/** @type {Element} */ at) => at.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((/** @type {DOMRect} */ box) => box.left)), Math.min(...boxes.map((/** @type {DOMRect} */ box) => box.top))];
    const [right, bottom] = [Math.max(...boxes.map((/** @type {DOMRect} */ box) => box.right)), Math.max(...boxes.map((/** @type {DOMRect} */ box) => box.bottom))];
    return new DOMRect(left, top, right - left, bottom - top);
  }

  /**
   * The words that ask for a field which is as wide as the page: a mark beside them is seen, one at the page's edge is not.
   * @param {any} raw @returns {DOMRect | null}
   */
  function askedAt({ anchor, kind }) {
    const group = TOGETHER.has(kind) ? anchor.closest('fieldset, [role="group"], [role="radiogroup"]') : null;
    const [named] = (group?.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const words = group ? (group.querySelector(':scope > legend') ?? (named && document.getElementById(named))) : anchor.labels?.[0];
    if (!words) return null;
    const range = document.createRange();
    range.selectNodeContents(words);
    const at = range.getBoundingClientRect();
    return at.width > SIGN_PX && at.height > 0 ? at : null;
  }

  /** All places are read before the first mark is moved. */
  function place() {
    const widest = document.documentElement.clientWidth;
    for (const { element } of shown.values()) element.classList.remove('narrow');
    const at = [...shown.values()].map(({ element, raw }) => ({ element, field: raw.anchor.isConnected ? boxOf(raw) : null, words: raw.anchor.isConnected ? askedAt(raw) : null, width: element.offsetWidth }));
    for (const { element, field, words, width } of at) {
      element.hidden = !field;
      if (!field) continue;
      const room = (/** @type {DOMRect} */ at) => at.right + GAP_PX + width <= widest;
      const box = !room(field) && words && room(words) ? words : field;
      const beside = room(box);
      // Where there is no room for words, the sign stands on the field's corner.
      element.classList.toggle('narrow', !beside);
      const left = beside ? box.right + GAP_PX : Math.max(0, Math.min(box.right, widest) - SIGN_PX - GAP_PX);
      const top = beside ? box.top + Math.min(box.height, 44) / 2 - 9 : box.top - 9;
      element.style.left = `${left + scrollX}px`;
      element.style.top = `${top + scrollY}px`;
    }
  }

  function soon() {
    if (!shown.size || drawing) return;
    drawing = requestAnimationFrame(() => {
      drawing = 0;
      place();
    });
  }

  /** What a person takes over is theirs: its mark goes. @param {Event} event */
  function taken(event) {
    if (!shown.size || !event.isTrusted) return;
    const target = event.composedPath()[0];
    for (const [id, { element, raw }] of shown) {
      if (!raw.members.some((/** @type {Node} */ member) => member === target) && !(raw.box && target instanceof Node && raw.box.contains(target))) continue;
      element.remove();
      shown.delete(id);
      last = last.filter((mark) => mark.field_id !== id);
    }
  }

  function clear() {
    watcher.disconnect();
    for (const { element } of shown.values()) element.remove();
    shown = new Map();
    if (made?.host.matches(':popover-open')) made.host.hidePopover();
    made?.host.remove();
    return 0;
  }

  for (const type of ['input', 'change']) addEventListener(type, taken, { capture: true, passive: true });
  addEventListener('scroll', soon, { capture: true, passive: true });
  addEventListener('resize', soon, { passive: true });

  glue.marks = Object.freeze({ show, clear, again: () => show(last) });
})();
