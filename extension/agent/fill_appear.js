// @ts-check
// What came up when a control was opened, where neither a role nor the mark of a library tells: looked for as a person does, by
// what is seen at places around the control that was not seen there before.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.appeared) return;
  const { walk, text } = agent;

  /** Lists stand so far from the frame of their control: below it, or above. */
  const STEPS_PX = [6, 18, 40, 90];
  const INSET_PX = 24;
  const MAX_INSIDE = 4000;
  const MAX_ROWS = 1500;
  const MAX_LABEL = 200;
  /** What has the height of a line of text. */
  const ROW_PX = { least: 10, most: 130 };

  /** Never an option: pressing it would lead away, or is another field. */
  const OTHERS = 'input, select, textarea, a[href]:not([href^="#"], [href^="javascript:"]), [contenteditable="true"], [type="submit"]';

  const FIELDS = 'input:not([type="hidden"], [type="checkbox"], [type="radio"], [type="search"]), select, textarea';

  /** `seen`: what stood at the places before, with all around it. @typedef {{frame: Element, seen: Set<Element>}} Before */

  /** The innermost element at a point, also in open shadow trees. @param {number} x @param {number} y @returns {Element | null} */
  function at(x, y) {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  }

  /** What is seen around a frame, and in the middle of the window, where sheets open. @param {Element} frame @returns {Element[]} */
  function hits(frame) {
    const box = frame.getBoundingClientRect();
    const across = [box.left + Math.min(INSET_PX, box.width / 2), box.left + box.width / 2];
    const down = STEPS_PX.flatMap((step) => [box.bottom + step, box.top - step]);
    const points = [...down.flatMap((y) => across.map((x) => [x, y])), [innerWidth / 2, innerHeight / 2]];
    return [...new Set(points.map(([x, y]) => at(x, y)))].filter((hit) => hit !== null);
  }

  /** @param {Element} element @returns {Element[]} it and all around it, as it is drawn */
  function line(element) {
    const found = [];
    for (let up = /** @type {Element | null} */ (element); up; up = walk.drawnIn(up)) found.push(up);
    return found;
  }

  /** Look before a control is opened. @param {any} raw @param {boolean} [wide] also at what stands further off: a list may come up late @returns {Before} */
  function before(raw, wide = false) {
    const frame = raw.box ?? raw.anchor;
    frame.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return { frame, seen: new Set([...hits(frame), ...(wide ? neighbours(frame) : []), frame, raw.anchor].flatMap(line)) };
  }

  /** How far from the frame what stands there may be pushed to where a list is looked for. */
  const REACH_PX = 240;
  const MAX_NEIGHBOURS = 300;

  /** What stands near a frame, at whatever place, and under whatever list is on its way out: a frame that grows moves it to where a list would come up. @param {Element} frame @returns {Element[]} */
  function neighbours(frame) {
    const around = frame.getBoundingClientRect();
    const sight = new agent.visibility.Sight();
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
      if (found.length >= MAX_NEIGHBOURS) break;
      if (element.childElementCount) continue;
      const box = element.getBoundingClientRect();
      if (box.height && box.bottom > around.top - REACH_PX && box.top < around.bottom + REACH_PX && sight.hidden(element) === null) found.push(element);
    }
    return found;
  }

  /** @param {Element} element @returns {Element[]} it and all around it, as it is drawn */
  function line(element) {
    const found = [];
    for (let up = /** @type {Element | null} */ (element); up; up = walk.drawnIn(up)) found.push(up);
    return found;
  }

  /** What was not there before: the outermost elements of it. @param {Before} was @returns {Element[]} */
  function layers({ frame, seen }) {
    if (!frame.isConnected) return [];
    const fresh = hits(frame).filter((hit) => !seen.has(hit));
    const outer = fresh.flatMap((hit) => line(hit).filter((up) => !seen.has(up)).slice(-1));
    // Where a list pushes the page down, other fields come to stand there.
    return [...new Set(outer)].filter((layer) => layer.querySelectorAll(FIELDS).length < 2);
  }

  /** Elements below one, as they are drawn: in its shadow tree, in slots. @param {Element | ShadowRoot} top @returns {Element[]} */
  function below(top) {
    /** @type {Element[]} */
    const found = [];
    /** @param {Element | ShadowRoot} up */
    const visit = (up) => {
      const children = up instanceof HTMLSlotElement ? up.assignedElements({ flatten: true }) : [...up.children];
      for (const child of children) {
        if (found.length >= MAX_INSIDE) return;
        found.push(child);
        visit(child.shadowRoot ?? child);
      }
    };
    visit(top instanceof Element ? (top.shadowRoot ?? top) : top);
    return found;
  }

  /** The words of an element itself. @param {Element} element */
  const own = (element) => text.normalise([...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.nodeValue).join(''));

  /** @param {Element} element */
  function isRow(element) {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height >= ROW_PX.least && box.height <= ROW_PX.most && !element.closest(OTHERS) && element.checkVisibility({ visibilityProperty: true });
  }

  /** Where the words of a row end: the largest box that says nothing else. @param {Element} leaf @param {Set<Element>} inside */
  function rowOf(leaf, inside) {
    const words = text.textOf(leaf, MAX_LABEL);
    let row = leaf;
    for (let up = walk.parentOf(row); up && inside.has(up) && text.textOf(up, MAX_LABEL + 1) === words && up.getBoundingClientRect().height <= ROW_PX.most; up = walk.parentOf(up)) row = up;
    return row;
  }

  /** What rows of one list have in common. @param {Element} row */
  const likeness = (row) => `${row.localName} ${walk.parentOf(row)?.localName}`;

  /**
   * The rows that came up since, as a person would choose among them: lines of text that look alike, or one that asks to be pressed.
   * @param {Before} was @returns {Element[]}
   */
  function rows(was) {
    const inside = new Set(layers(was).flatMap((layer) => [layer, ...below(layer)]));
    const leaves = [...inside].filter((element) => own(element) !== '' && !text.isIcon(element) && text.textOf(element, MAX_LABEL + 1).length <= MAX_LABEL && isRow(element)).slice(0, MAX_ROWS);
    const found = [...new Set(leaves.map((leaf) => rowOf(leaf, inside)))];
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of found) counts.set(likeness(row), (counts.get(likeness(row)) ?? 0) + 1);
    return found.filter((row) => (counts.get(likeness(row)) ?? 0) > 1 || getComputedStyle(row).cursor === 'pointer');
  }

  agent.appeared = Object.freeze({ before, layers, rows, below });
})();
