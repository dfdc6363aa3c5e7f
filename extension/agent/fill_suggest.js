// @ts-check
// Suggestions of a text box that says nothing of having any: they come up while one types, or a while after. The one that
// says just what was typed is pressed, as a person would: a form may keep nothing else.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.suggest) return;
  const { walk, moves, choice, appeared, combobox, witness } = agent;

  /** What is asked of a server comes up within so long of the typing. */
  const LATE_MS = 800;
  const LENGTHS = { least: 2, most: 100 };
  /** A box that keeps the browser's suggestions away may have its own. */
  const SILENCED = /^(?:off|no\w*|false|disabled?|new-\w+)$/i;

  /** `was`: what was seen around the box before; `since`: when it was typed into; `moved`: something else changed with it. @typedef {{box: Element, value: string, was: any, since: number, moved: boolean, observer: MutationObserver}} Typed */

  /** Look before a box is typed into. @param {any} raw @param {string} value @returns {Typed} */
  function expect(raw, value) {
    const observer = new MutationObserver((records) => (typed.moved ||= records.some(({ target }) => target !== raw.anchor)));
    const typed = { box: raw.anchor, value, was: appeared.before(raw), since: performance.now(), moved: false, observer };
    observer.observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ['class', 'style', 'hidden', 'open'] });
    return typed;
  }

  /** Take what came up at once, before the box is left. @param {Typed} typed */
  async function atOnce(typed) {
    await walk.breathe();
    typed.observer.disconnect();
    if (typed.moved) take(typed);
  }

  /** @param {Typed} typed @returns {boolean} whether the very words were offered */
  function take({ box, was, value }) {
    if (value.length < LENGTHS.least || value.length > LENGTHS.most) return false;
    const row = choice.named(appeared.rows(was), value, agent.lists.labelOf);
    if (!row) return false;
    moves.withoutSubmit(() => combobox.press(row));
    witness.chose(box);
    return true;
  }

  /** Take what came up since. @param {Typed[]} all @returns {Promise<boolean>} whether anything did */
  async function late(all) {
    const there = all.filter(({ box }) => box.isConnected);
    const asked = there.filter(({ box }) => SILENCED.test(box.getAttribute('autocomplete') ?? ''));
    const rest = Math.max(0, ...asked.map(({ since }) => since + LATE_MS - performance.now()));
    if (rest > 0) await moves.until(() => false, rest);
    const words = document.body.innerText;
    const pace = walk.pacer();
    let taken = false;
    for (const typed of there.filter(({ value }) => words.includes(value))) {
      await pace();
      typed.was.frame.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      taken = take(typed) || taken;
    }
    return taken;
  }

  agent.suggest = Object.freeze({ expect, atOnce, late });
})();
