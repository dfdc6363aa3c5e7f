// @ts-check
// What a person can see. A field that fails here is never filled: pages hide inputs to collect what was not asked for.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.visibility) return;
  const { clip } = agent;

  /** Smaller than this on either side (CSS pixels) nobody can use it. */
  const MIN_SIDE_PX = 4;
  /** Product of the opacities of an element and all around it. Disabled-looking fields go down to about 0.4. */
  const MIN_OPACITY = 0.3;
  /** A background with at least this alpha hides what lies below it. */
  const OPAQUE_ALPHA = 0.5;
  const MIN_FONT_PX = 3;
  /** Ink that differs less from its ground in every colour cannot be read. */
  const MIN_CONTRAST = 24;
  const MAX_BLUR_PX = 3;
  /** A drawn edge wider than this is a cover. */
  const MAX_LINE_PX = 8;
  /** A share of the field this large must be left by the clips around it. */
  const MIN_UNCLIPPED = 0.2;

  // A form's controls shadow its properties by their names: `form.id` may be an input. These getters cannot be shadowed.
  const parentElement = /** @type {any} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement')).get;
  const assignedSlot = /** @type {any} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'assignedSlot')).get;
  const { getRootNode } = Node.prototype;

  const PAINTED = new Set(['IMG', 'VIDEO', 'CANVAS', 'IFRAME', 'OBJECT', 'EMBED']);

  /**
   * The parent in the tree as it is drawn: slots and shadow hosts included.
   * @param {Element} element
   * @returns {Element | null}
   */
  function flatParent(element) {
    const parent = assignedSlot.call(element) ?? parentElement.call(element);
    if (parent) return parent;
    const root = getRootNode.call(element);
    return root instanceof ShadowRoot ? root.host : null;
  }

  /** @param {string} color @returns {[number, number, number, number]} */
  function rgba(color) {
    const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [];
    if (color === 'transparent' || numbers.length < 3) return [0, 0, 0, 0];
    const unit = color.startsWith('color(') ? 255 : 1;
    return [numbers[0] * unit, numbers[1] * unit, numbers[2] * unit, numbers[3] ?? 1];
  }

  /** @param {CSSStyleDeclaration} style */
  function opacityOf(style) {
    const filter = /opacity\(([\d.]+)(%?)\)/.exec(style.filter);
    const filtered = filter ? Number(filter[1]) / (filter[2] ? 100 : 1) : 1;
    return Number(style.opacity) * filtered;
  }

  /** Drawn through something whose outcome only the picture tells. @param {CSSStyleDeclaration} style */
  function blurredOrMasked(style) {
    if (style.maskImage !== 'none' && !fades(style)) return 'it is masked';
    return Number(/blur\(([\d.]+)px/.exec(style.filter)?.[1] ?? 0) > MAX_BLUR_PX ? 'it is blurred' : null;
  }

  const FADE = /^linear-gradient\((?:to \w+|[\d.]+deg), (?:rgba\(0, 0, 0, 0\)(?: 0(?:px|%))?, rgb\(0, 0, 0\) ([\d.]+)px|rgb\(0, 0, 0\) calc\(100% - ([\d.]+)px\), rgba\(0, 0, 0, 0\)(?: 100%)?)\)$/;
  const MAX_FADE_PX = 40;

  /** A mask that only fades the end of a long text out. @param {CSSStyleDeclaration} style */
  function fades(style) {
    const found = FADE.exec(style.maskImage);
    return found !== null && Number(found[1] ?? found[2]) <= Math.min(MAX_FADE_PX, parseFloat(style.width) / 2);
  }

  /** Whether what is left of a box is too little to use. @param {number} left @param {number} right @param {number} top @param {number} bottom @param {DOMRect} box */
  function tooLittle(left, right, top, bottom, box) {
    const small = right - left < Math.min(MIN_SIDE_PX, box.width) || bottom - top < Math.min(MIN_SIDE_PX, box.height);
    return small || (right - left) * (bottom - top) < box.width * box.height * MIN_UNCLIPPED;
  }

  /** @typedef {{opacity: number, reason: string | null}} Inherited */

  /**
   * Visibility of elements at one moment; computed styles are kept, so make a new one when the page may have changed.
   */
  class Sight {
    /** @param {boolean} [solid] everything takes the pointer now: what a point does not find is not drawn there */
    constructor(solid = false) {
      this.solid = solid;
      /** @type {Map<Element, Inherited>} */
      this.around = new Map();
      /** @type {Map<Element, CSSStyleDeclaration>} */
      this.styles = new Map();
    }

    /** @param {Element} element */
    style(element) {
      let style = this.styles.get(element);
      if (!style) this.styles.set(element, (style = getComputedStyle(element)));
      return style;
    }

    /**
     * What hides an element, in words for a person; null when it can be seen (if need be after scrolling).
     * @param {Element} element
     * @returns {string | null}
     */
    hidden(element) {
      if (!element.isConnected) return 'it is no longer in the page';
      if (!element.checkVisibility({ visibilityProperty: true })) return 'it is not displayed';
      const box = element.getBoundingClientRect();
      if (box.width < MIN_SIDE_PX || box.height < MIN_SIDE_PX) return 'it has no size';
      const inherited = this.inherited(element);
      if (inherited.reason) return inherited.reason;
      if (inherited.opacity < MIN_OPACITY) return 'it is transparent';
      return this.outside(element, box) ?? this.clipped(element, box);
    }

    /** What an element inherits from all around it. @param {Element} element @returns {Inherited} */
    inherited(element) {
      const known = this.around.get(element);
      if (known) return known;
      const parent = flatParent(element);
      const outer = parent ? this.inherited(parent) : { opacity: 1, reason: null };
      const style = this.style(element);
      let reason = outer.reason;
      if (element.getAttribute('aria-hidden') === 'true') reason ??= 'it is hidden from assistive technology';
      if (/** @type {HTMLElement} */ (element).inert) reason ??= 'it is inert';
      const left = clip.left(style, () => element.getBoundingClientRect());
      if (left && (left.right - left.left < MIN_SIDE_PX || left.bottom - left.top < MIN_SIDE_PX)) reason ??= 'it is clipped away';
      reason ??= blurredOrMasked(style);
      const found = { opacity: outer.opacity * opacityOf(style), reason };
      this.around.set(element, found);
      return found;
    }

    /** Beyond the edges that scrolling reaches. @param {Element} element @param {DOMRect} box @returns {string | null} */
    outside(element, box) {
      const scroller = this.scroller(element);
      if (scroller) return this.outside(scroller, scroller.getBoundingClientRect());
      const page = document.scrollingElement ?? document.documentElement;
      const fixed = this.isFixed(element);
      const left = box.left + (fixed ? 0 : page.scrollLeft);
      const top = box.top + (fixed ? 0 : page.scrollTop);
      const width = fixed || this.stands('overflowX') ? innerWidth : Math.max(page.scrollWidth, innerWidth);
      const height = fixed || this.stands('overflowY') ? innerHeight : Math.max(page.scrollHeight, innerHeight);
      const rightToLeft = !fixed && this.style(document.documentElement).direction === 'rtl';
      const offLeft = !rightToLeft && left + box.width <= 1;
      if (offLeft || top + box.height <= 1 || left >= width || top >= height) return 'it is off the screen';
      return null;
    }

    /** The nearest box around an element that scrolls by itself. @param {Element} element */
    scroller(element) {
      for (let at = flatParent(element); at && at !== document.body && at !== document.documentElement; at = flatParent(at)) {
        const { overflowX, overflowY } = this.style(at);
        if (/auto|scroll/.test(overflowX + overflowY) && (at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth)) return at;
      }
      return null;
    }

    /** Whether the window itself does not scroll; the body's overflow is the window's where the root has none. @param {'overflowX' | 'overflowY'} axis */
    stands(axis) {
      const root = this.style(document.documentElement)[axis];
      const overflow = root === 'visible' && document.body ? this.style(document.body)[axis] : root;
      return overflow === 'hidden' || overflow === 'clip';
    }

    /** @param {Element} element */
    isFixed(element) {
      for (let at = /** @type {Element | null} */ (element); at; at = flatParent(at)) {
        if (this.style(at).position === 'fixed') return true;
      }
      return false;
    }

    /** Cut off by a box around it that does not scroll. @param {Element} element @param {DOMRect} box */
    clipped(element, box) {
      let { left, right, top, bottom } = box;
      let position = this.style(element).position;
      for (let at = /** @type {Element | null} */ (element); at && at !== document.documentElement; at = flatParent(at)) {
        const style = this.style(at);
        // A clip cuts all that is inside, wherever it is positioned.
        const leaves = clip.left(style, () => /** @type {Element} */ (at).getBoundingClientRect());
        if (leaves) {
          [left, right] = [Math.max(left, leaves.left), Math.min(right, leaves.right)];
          [top, bottom] = [Math.max(top, leaves.top), Math.min(bottom, leaves.bottom)];
          if (tooLittle(left, right, top, bottom, box)) return 'it is clipped away';
        }
        if (at === element || position === 'fixed') continue;
        const holds = position !== 'absolute' || style.position !== 'static';
        if (!holds) continue;
        position = style.position;
        if (at === document.body || style.display === 'inline' || style.display === 'contents') continue;
        const painted = /paint|strict|content/.test(style.contain);
        const across = painted || style.overflowX !== 'visible';
        const down = painted || style.overflowY !== 'visible';
        if (!across && !down) continue;
        const outer = at.getBoundingClientRect();
        const scrolls = (/** @type {string} */ overflow) => overflow === 'auto' || overflow === 'scroll';
        if (across && scrolls(style.overflowX)) [left, right] = [outer.left, outer.right];
        else if (across) [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
        if (down && scrolls(style.overflowY)) [top, bottom] = [outer.top, outer.bottom];
        else if (down) [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
        if (tooLittle(left, right, top, bottom, box)) return 'it is cut off';
      }
      return null;
    }

    /**
     * Whether a person could read what is put into a text control.
     * @param {Element} element
     * @returns {string | null}
     */
    unreadable(element) {
      const style = this.style(element);
      if (parseFloat(style.fontSize) < MIN_FONT_PX) return 'its text is too small to see';
      const ink = rgba(style.getPropertyValue('-webkit-text-fill-color') || style.color);
      if (ink[3] < 0.1) return 'its text is transparent';
      const ground = this.ground(element);
      if (ground && ink.slice(0, 3).every((part, index) => Math.abs(part - ground[index]) < MIN_CONTRAST)) {
        return 'its text has the colour of the background';
      }
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - Math.abs(parseFloat(style.textIndent));
      return element.clientWidth > 0 && room < MIN_SIDE_PX ? 'its text is pushed out of sight' : null;
    }

    /** The colour behind an element; null when an image or a mix decides. @param {Element} element */
    ground(element) {
      for (let at = /** @type {Element | null} */ (element); at; at = flatParent(at)) {
        const style = this.style(at);
        if (style.backgroundImage !== 'none') return null;
        const color = rgba(style.backgroundColor);
        if (color[3] > 0.9) return color;
        if (color[3] > 0.1) return null;
      }
      return [255, 255, 255, 1];
    }

    /**
     * What lies over an element at the points looked at; only points inside the window can be asked about, so
     * scroll to it first. `related`: elements that may lie over it (its label, its own widget).
     * @param {Element} element
     * @param {Element[]} related
     * @returns {Element | null} the cover when all points are covered
     */
    cover(element, related = []) {
      const box = element.getBoundingClientRect();
      const points = [0.5, 0.15, 0.85].map((share) => [box.left + box.width * share, box.top + box.height / 2]);
      let cover = null;
      let asked = 0;
      for (const [x, y] of points) {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        asked++;
        const above = this.above(element, related, x, y);
        if (!above) return null;
        cover = above;
      }
      return asked ? cover : null;
    }

    /** The first opaque thing over an element at a point. @param {Element} element @param {Element[]} related @param {number} x @param {number} y */
    above(element, related, x, y) {
      const own = [element, ...related];
      const stack = stackAt(element, x, y);
      // What is around an element is drawn below it, or the element would not be further down.
      const below = stack.findIndex((candidate) => own.some((part) => part.contains(candidate)));
      for (const candidate of below < 0 ? stack : stack.slice(0, below)) {
        if (below < 0 && own.some((part) => candidate.contains(part) || hosts(candidate, part))) return this.solid ? candidate : null;
        if (this.over(candidate, own) ? this.drawsOver(candidate) : this.paints(candidate)) return candidate;
      }
      return null;
    }

    /** Whether what was found over an element is only what a rule draws before or after a box around it: the box itself lies below. @param {Element} candidate @param {Element[]} own */
    over(candidate, own) {
      return own.some((part) => {
        if (!hosts(candidate, part)) return false;
        for (let at = /** @type {Element | null} */ (part); at && at !== candidate; at = flatParent(at)) if (Number(this.style(at).zIndex) < 0) return false;
        return true;
      });
    }

    /** @param {Element} element */
    drawsOver(element) {
      return this.inherited(element).opacity >= OPAQUE_ALPHA && ['::before', '::after'].some((part) => filled(getComputedStyle(element, part)));
    }

    /** @param {Element} element */
    paints(element) {
      if (this.inherited(element).opacity < OPAQUE_ALPHA) return false;
      if (PAINTED.has(element.tagName)) return true;
      return opaque(this.style(element)) || ['::before', '::after'].some((part) => opaque(getComputedStyle(element, part), true));
    }
  }

  /** @param {CSSStyleDeclaration} style @param {boolean} [drawn] what a rule draws before or after an element */
  function opaque(style, drawn = false) {
    if (drawn && (style.content === 'none' || style.content === 'normal' || Number(style.opacity) < OPAQUE_ALPHA)) return false;
    return rgba(style.backgroundColor)[3] >= OPAQUE_ALPHA || /url\(|gradient\(/.test(style.backgroundImage);
  }

  /** Whether what a rule draws fills its box: by its ground, its lines, its inner shadow or what it does to what lies behind. @param {CSSStyleDeclaration} style */
  function filled(style) {
    if (opaque(style, true)) return true;
    if (style.content === 'none' || style.content === 'normal' || Number(style.opacity) < OPAQUE_ALPHA) return false;
    const thick = [style.borderTopWidth, style.borderBottomWidth, ...(/inset/.test(style.boxShadow) ? (style.boxShadow.match(/[\d.]+(?=px)/g) ?? []) : [])];
    return style.backdropFilter !== 'none' || thick.some((width) => parseFloat(width) > MAX_LINE_PX);
  }

  /** @param {Element} outer @param {Element} inner */
  function hosts(outer, inner) {
    for (let at = /** @type {Element | null} */ (inner); at; at = flatParent(at)) if (at === outer) return true;
    return false;
  }

  /** All elements at a point, top first, those of open shadow trees too. @param {Element} element @param {number} x @param {number} y */
  function stackAt(element, x, y) {
    const root = element.getRootNode();
    const local = root instanceof ShadowRoot ? root.elementsFromPoint(x, y) : [];
    return [...local, ...document.elementsFromPoint(x, y).filter((at) => !local.includes(at))];
  }

  /**
   * From now on elements that let the pointer through are found at a point as well: a cover with
   * `pointer-events: none` hides a field all the same.
   * @returns {() => void} ends it
   */
  function makeSolid() {
    const sheet = new CSSStyleSheet();
    // What is important wins in a layer over what is not in one.
    sheet.replaceSync('@layer { *, *::before, *::after { pointer-events: auto !important; } }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }

  agent.visibility = Object.freeze({ MIN_OPACITY, Sight, flatParent, makeSolid });
})();
