// @ts-check
// Suggestions of a text box that says nothing of having any: they come up while one types, or a while after. The one that
// says just what was typed is pressed, as a person would: a form may keep nothing else.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.suggest) return;
  const { walk, text, moves, choice, appeared, combobox, witness } = agent;

  /** What is asked of a server comes up within so long of the typing. */
  const LATE_MS = 800;
  const LENGTHS = { least: 2, most: 100 };
  /** A box that keeps the browser's suggestions away may have its own. */
  const SILENCED = /^(?:off|no\w*|false|disabled?|new-\w+)$/i;
  /** What forms have lists of that are too long to show: such a box is tried once more, by one who stays in it. */
  const LISTED = /\b(?:city|town|locations?|place|schools?|universit\w*|colleges?|institut\w*|employers?|compan\w*|organi[sz]ations?|country|state|region|province|occupation|profession|skills?|languages?|major|wohnort|ort|stadt|land|hochschule|firma|arbeitgeber|ville|pays|école|entreprise|ciudad|país|empresa|cidade|città|stad|plaats)\b/i;
  const MAX_STAYS = 3;
  const MAX_OTHERS = 30;

  /** `was`: what was seen around the box before; `since`: when it was typed into; `moved`: something else changed with it; `took`: one was pressed; `others`: what was offered instead. @typedef {{raw: any, box: any, value: string, was: any, since: number, moved: boolean, took: boolean, others: string[], observer: MutationObserver}} Typed */

  /** Look before a box is typed into. @param {any} raw @param {string} value @returns {Typed} */
  function expect(raw, value) {
    const observer = new MutationObserver((records) => (typed.moved ||= records.some(({ target }) => target !== raw.anchor)));
    /** @type {Typed} */
    const typed = { raw, box: raw.anchor, value, was: appeared.before(raw), since: performance.now(), moved: false, took: false, others: [], observer };
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
  function take(typed) {
    const { box, was, value } = typed;
    if (value.length < LENGTHS.least || value.length > LENGTHS.most) return false;
    const rows = appeared.rows(was);
    const row = choice.named(rows, value, agent.lists.labelOf);
    typed.others = row ? [] : rows.map(agent.lists.labelOf).filter((/** @type {string} */ words) => choice.plain(words).includes(choice.plain(value))).slice(0, MAX_OTHERS);
    if (!row) return false;
    moves.withoutSubmit(() => combobox.press(row));
    witness.chose(box);
    typed.took = true;
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
    const open = asked.filter(({ box, raw, value, took }) => !took && box.value === value && LISTED.test(text.normalise(`${raw.name ?? ''} ${box.name} ${box.placeholder}`)));
    for (const typed of open.slice(0, MAX_STAYS)) taken = (await stay(typed)) || taken;
    return taken;
  }

  /** Type once more and stay in the box: some show what they suggest only to one who has not left. @param {Typed} typed @returns {Promise<boolean>} whether the very words were offered */
  function stay(typed) {
    const { box, raw, value } = typed;
    typed.was = appeared.before(raw);
    return moves.focused(box, async () => {
      for (const words of [value.slice(0, -1), value]) {
        moves.key(box, 'keydown', value.slice(-1));
        moves.typeInto(box, words);
        moves.key(box, 'keyup', value.slice(-1));
      }
      return (await moves.until(() => take(typed), LATE_MS)) === true;
    });
  }

  /** What a box suggested instead of the words that stand in it: its form may want one of these. @param {Typed[]} all @param {Element} box @returns {string[]} */
  const othersOf = (all, box) => all.find((typed) => typed.box === box && !typed.took)?.others ?? [];

  agent.suggest = Object.freeze({ expect, atOnce, late, othersOf });
})();
