// @ts-check
// A list of any length: only the rows in view are on the page, and further pages are asked for as they come near.

import { el } from '../shared/dom.js';

/** Rows kept beyond each edge of the view. */
const AROUND = 6;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 30;

/**
 * @template T
 * @typedef {object} Source
 * @property {number} rowHeight in px
 * @property {string} label for a screen reader
 * @property {(item: T) => string} key
 * @property {(item: T, index: number) => HTMLElement} row
 * @property {() => Promise<void>} more asks for the next page
 * @property {(item: T, event: KeyboardEvent) => void} key_pressed on the row that has the focus
 */

/** @template T */
export class VirtualList {
  /** @type {T[]} */
  items = [];
  total = 0;
  complete = true;
  /** Index of the row the Tab key comes to. */
  current = 0;
  #loading = false;
  #queued = false;

  /** @param {Source<T>} source */
  constructor(source) {
    this.source = source;
    this.rows = el('ol', { class: 'virtual-rows', role: 'list', 'aria-label': source.label });
    this.element = el('div', { class: 'virtual', onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), onfocusin: (/** @type {FocusEvent} */ event) => this.#focused(event) }, this.rows);
    this.element.addEventListener('scroll', () => this.#later(), { passive: true });
    new ResizeObserver(() => this.#later()).observe(this.element);
  }

  /**
   * @param {T[]} items
   * @param {number} total
   * @param {boolean} complete no page follows
   */
  set(items, total, complete) {
    Object.assign(this, { items, total, complete });
    this.current = Math.max(0, Math.min(this.current, items.length - 1));
    this.draw();
  }

  /** How far is looked at or loaded: what to ask for again. */
  get reached() {
    return Math.ceil((this.element.scrollTop + this.element.clientHeight) / this.source.rowHeight) + AROUND;
  }

  #later() {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.draw();
    });
  }

  draw() {
    const { rowHeight } = this.source;
    const first = Math.max(0, Math.floor(this.element.scrollTop / rowHeight) - AROUND);
    const last = Math.min(this.items.length, this.reached);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest('.virtual-row') ?? null)?.dataset.key;
    this.rows.style.blockSize = `${this.items.length * rowHeight}px`;
    const before = new Map([...this.rows.children].map((child) => [/** @type {HTMLElement} */ (child).dataset.key ?? '', /** @type {HTMLElement} */ (child)]));
    const wanted = this.items.slice(first, last).map((item, offset) => this.#row(item, first + offset, before));
    this.rows.replaceChildren(...wanted);
    if (focused) /** @type {HTMLElement | undefined} */ (wanted.find((row) => row.dataset.key === focused))?.focus({ preventScroll: true });
    if (!this.complete && !this.#loading && last > this.items.length - AHEAD) void this.#more();
  }

  /**
   * @param {T} item
   * @param {number} index
   * @param {Map<string, HTMLElement>} before
   */
  #row(item, index, before) {
    const key = this.source.key(item);
    const content = JSON.stringify(item);
    let row = before.get(key);
    if (row?.dataset.content !== content) {
      row = this.source.row(item, index);
      row.dataset.key = key;
      row.dataset.content = content;
      row.classList.add('virtual-row');
    }
    row.style.insetBlockStart = `${index * this.source.rowHeight}px`;
    row.setAttribute('aria-posinset', String(index + 1));
    row.setAttribute('aria-setsize', String(this.total));
    row.tabIndex = index === this.current ? 0 : -1;
    return row;
  }

  async #more() {
    this.#loading = true;
    try {
      await this.source.more();
    } finally {
      this.#loading = false;
    }
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest('.virtual-row');
    const at = Number(row?.getAttribute('aria-posinset') ?? 0) - 1;
    if (at < 0 || at === this.current) return;
    this.current = at;
    for (const child of this.rows.children) /** @type {HTMLElement} */ (child).tabIndex = child === row ? 0 : -1;
  }

  /** @param {number} index */
  focus(index) {
    const { rowHeight } = this.source;
    const at = Math.max(0, Math.min(index, this.items.length - 1));
    const top = at * rowHeight;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    else if (top + rowHeight > this.element.scrollTop + this.element.clientHeight) this.element.scrollTop = top + rowHeight - this.element.clientHeight;
    this.current = at;
    this.draw();
    /** @type {HTMLElement | null} */ (this.rows.querySelector(`[aria-posinset="${at + 1}"]`))?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.source.rowHeight) - 1);
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.items.length, End: this.items.length };
    const item = this.items[this.current];
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!plain || !(event.target instanceof HTMLElement) || !event.target.classList.contains('virtual-row')) return;
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      this.focus(this.current + move);
    } else if (item) this.source.key_pressed(item, event);
  }
}
