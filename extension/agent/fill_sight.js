// @ts-check
// Whether a person sees a field, in the browser's own judgement, right before it is filled.
//
// An IntersectionObserver with `trackVisibility` knows of every cover, transparency, clip and transform, of frames around this
// one too, and asks one frame of the page's time for many fields. It is strict: a label that floats over its own input makes
// the input "not visible". So its yes is taken at once; its no is looked into.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.sight) return;
  const { walk, values, visibility } = agent;

  /** A page that draws answers within a frame or two, on a machine that is busy later; one that does not is not in view. */
  const LOOK_MS = 5000;
  /** The least delay that the browser allows with `trackVisibility`. */
  const DELAY_MS = 100;
  const BLOCKS = ['center', 'end', 'start'];
  const MAX_WRAPPER_STEPS = 4;
  /** A wrapper larger than this many of its field is no part of the field. */
  const MAX_WRAPPER_AREA = 8;

  /**
   * Which of these elements the browser vouches for, and which are in the window at all; null when it does not draw.
   * @param {Element[]} elements @returns {Promise<{seen: Set<Element>, near: Set<Element>} | null>}
   */
  function vouch(elements) {
    if (document.visibilityState === 'hidden' || !elements.length) return Promise.resolve(null);
    return new Promise((resolve) => {
      const end = setTimeout(() => finish(null), LOOK_MS);
      const observer = new IntersectionObserver((entries) => {
        const near = entries.filter((entry) => entry.isIntersecting && entry.intersectionRect.width * entry.intersectionRect.height > 0);
        const seen = near.filter((entry) => /** @type {any} */ (entry).isVisible);
        finish({ seen: new Set(seen.map((entry) => entry.target)), near: new Set(near.map((entry) => entry.target)) });
      }, /** @type {any} */ ({ trackVisibility: true, delay: DELAY_MS }));
      /** @param {{seen: Set<Element>, near: Set<Element>} | null} found */
      const finish = (found) => {
        clearTimeout(end);
        observer.disconnect();
        resolve(found);
      };
      for (const element of elements) observer.observe(element);
    });
  }

  /** What a person sees of a field, and the boxes around it that hold nothing else. @param {any} raw @returns {{own: Element[], around: Element[]}} */
  function surfaces(raw) {
    const own = values.seen(raw, new visibility.Sight());
    /** @type {Element[]} */
    const around = [];
    const first = own[0];
    if (!first) return { own, around };
    const box = first.getBoundingClientRect();
    let walked = first;
    let at = walk.parentOf(first);
    for (let step = 0; at && step < MAX_WRAPPER_STEPS; step++, at = walk.parentOf(at)) {
      const outer = at.getBoundingClientRect();
      if (!plainly(walked) || at === document.body) break;
      walked = at;
      if (outer.width * outer.height > MAX_WRAPPER_AREA * box.width * box.height || others(at, raw)) break;
      around.push(at);
    }
    return { own, around };
  }

  /** Drawn without an effect that a box around it would not know of. @param {Element} element */
  function plainly(element) {
    const style = getComputedStyle(element);
    const none = [style.filter, style.transform, style.clipPath, style.maskImage, style.scale, style.rotate, style.translate].every((value) => value === 'none');
    return none && Number(style.opacity) === 1 && style.mixBlendMode === 'normal';
  }

  /** @param {Element} element @param {any} raw */
  const others = (element, raw) => [...element.querySelectorAll(agent.texts.CONTROL)].some((at) => !raw.members.includes(at) && !raw.box?.contains(at));

  /** `vouched`: the browser says a person sees it. `hidden`: why a person cannot. @typedef {{vouched: boolean, hidden: string | null}} View */
  const COVERED = 'something covers it';
  const UNCLEAR = 'its frame is not in view';

  /**
   * Look at many fields.
   * @param {any[]} raws @returns {Promise<Map<any, View>>}
   */
  async function survey(raws) {
    if (inHiddenFrame()) return new Map(raws.map((raw) => [raw, { vouched: false, hidden: UNCLEAR }]));
    /** @type {Map<any, {own: Element[], around: Element[]}>} */
    const pending = new Map();
    const found = new Map();
    const pace = walk.pacer();
    for (const raw of raws) {
      await pace();
      pending.set(raw, surfaces(raw));
    }
    /** @type {Map<any, boolean>} */
    const suspects = new Map();
    // A frame that leaves nothing to see is not to be told from inside, but the browser knows what of it is in the window,
    // and vouches for what is in it, whoever's frame it is.
    const whole = window === window.top ? [] : [document.documentElement];
    let inView = !whole.length || !raws.length;
    for (const [raw, { own }] of pending) {
      for (const block of own.length ? BLOCKS : []) {
        if (found.has(raw) || suspects.get(raw)) break;
        own[0].scrollIntoView({ block: /** @type {any} */ (block), inline: 'nearest', behavior: 'instant' });
        const open = [...pending].filter(([at]) => !found.has(at) && !suspects.get(at));
        const verdict = await vouch([...whole, ...open.flatMap(([, parts]) => [...parts.own, ...parts.around])]);
        inView ||= !verdict || verdict.near.size > 0;
        if (!verdict) break;
        for (const [at, parts] of open) {
          if (parts.own.some((part) => verdict.seen.has(part))) found.set(at, { vouched: true, hidden: null });
          else if (parts.around.some((part) => verdict.seen.has(part))) suspects.set(at, true);
        }
      }
      if (!found.has(raw) && !suspects.has(raw)) suspects.set(raw, false);
    }
    const veils = await veiled([...suspects.keys()].filter((raw) => raw.anchor.isConnected));
    for (const [raw, vouched] of suspects) {
      const hidden = veils.has(raw) ? COVERED : inView ? null : UNCLEAR;
      found.set(raw, { vouched: vouched && !hidden, hidden });
    }
    return found;
  }

  /**
   * Whether something opaque that takes the pointer lies over a field wherever it is scrolled to.
   * @param {any} raw @param {boolean} [solid] everything takes the pointer now
   */
  function covered(raw, solid = false) {
    const [target, ...related] = values.seen(raw, new visibility.Sight());
    if (!target) return false;
    for (const block of ['nearest', 'center', 'start', 'end']) {
      target.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
      if (!new visibility.Sight(solid).cover(target, [...related, ...raw.members])) return false;
    }
    return true;
  }

  /** Whether a frame of this site around us is one that a person does not see. */
  function inHiddenFrame() {
    for (let at = /** @type {Window} */ (window); at !== at.parent; at = at.parent) {
      const element = at.frameElement;
      if (!element) return false;
      const { reason, opacity } = new visibility.Sight().inherited(element);
      if (reason || opacity < visibility.MIN_OPACITY) return true;
    }
    return false;
  }

  /** Those that something covers, also where it lets the pointer through. @param {any[]} raws @returns {Promise<Set<any>>} */
  async function veiled(raws) {
    const found = new Set();
    if (!raws.length) return found;
    // Restyles the whole page, so once for all of them, and each in a task of its own.
    const back = visibility.makeSolid();
    try {
      await walk.breathe();
      const pace = walk.pacer();
      for (const raw of raws) {
        await pace();
        if (covered(raw, true)) found.add(raw);
      }
      const open = raws.filter((raw) => !found.has(raw));
      const stubborn = open.length ? await untouchable(pace) : [];
      for (const raw of stubborn.length ? open : []) if (values.seen(raw, new visibility.Sight()).some((/** @type {Element} */ at) => under(at, stubborn))) found.add(raw);
    } finally {
      await walk.breathe();
      back();
    }
    return found;
  }

  /** What paints, and lets the pointer through even now. @param {() => Promise<void> | null} pace @returns {Promise<Element[]>} */
  async function untouchable(pace) {
    const sight = new visibility.Sight();
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
      await pace();
      if (getComputedStyle(element).pointerEvents === 'none' && sight.paints(element)) found.push(element);
    }
    return found;
  }

  /** @param {Element} element @param {Element[]} covers */
  function under(element, covers) {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return covers.some((cover) => {
      const over = cover.getBoundingClientRect();
      return !cover.contains(element) && !element.contains(cover) && over.left <= x && over.right >= x && over.top <= y && over.bottom >= y;
    });
  }

  agent.sight = Object.freeze({ COVERED, survey, covered });
})();
