// @ts-check
// Taking choices out of scripted lists again, as a person does.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.unpick) return;
  const { walk, text, widgets, values, moves, choice, combobox, witness } = agent;
  const { offered, lists, labelOf, isMarked } = agent.lists;

  const CHIP_MS = 200;
  const TAKE_MS = 300;
  const EMPTY_MS = 300;
  const CLOSE_MS = 500;
  const MAX_CHIPS = 40;
  const MAX_CLIMB = 4;

  const CLEARERS = '[aria-label*="clear" i], :is(button, [role="button"])[class*="clear" i], [class*="clear-indicator" i], [class*="clearIndicator"], .ant-select-clear, .select2-selection__clear';
  const CHIPS =
    '[class*="multi-value" i]:has([aria-label^="Remove"], [class*="multi-value__remove"]), .ant-select-selection-item, .MuiChip-root, [data-automation-id="selectedItem"], .select2-search-choice, .select2-selection__choice, .choices__list--multiple .choices__item, .ts-control > .item, .selectize-input > .item';
  const REMOVERS =
    '[aria-label^="Remove" i], [aria-label^="Delete" i], [class*="remove"], .MuiChip-deleteIcon, [data-automation-id="DELETE_charm"], .select2-search-choice-close';

  const REMOVES = /\b(?:remove|delete|deselect|unselect|clear|entferne|löschen|supprimer|retirer|quitar|eliminar|rimuovi|verwijder)/i;

  /**
   * Take choices back as a person does, but for those to keep: each chip's button, the widget's own, else the list or the key.
   * @param {any} raw @param {string[]} keep @returns {Promise<boolean | string>} false where its list is known to hold on to one, `SILENT` where nothing tells
   */
  async function clear(raw, keep) {
    const box = raw.box ?? raw.anchor;
    // What cannot be typed into shows what is chosen: emptied by force it would only hide it.
    const typable = raw.anchor.tagName === 'INPUT' && !raw.anchor.readOnly;
    const words = typable ? raw.anchor.value : '';
    const chips = raw.multiple && (await unchip(raw, keep.map(choice.plain)));
    // Each move gets the time to show; where none was made, none is waited for.
    if (keep.length || (await empty(raw, chips))) return true;
    const button = box.querySelector(CLEARERS);
    if (button) moves.withoutSubmit(() => moves.press(button));
    let done = await empty(raw, button !== null);
    const heard = done || !typable || words === '' || !witness.chosen(raw.anchor) || (await said(raw, words)) === MARKED;
    if (!done && typable) {
      if (raw.anchor.value) await moves.writeText(raw.anchor, '');
      else await moves.focused(raw.anchor, () => moves.key(raw.anchor, 'keydown', 'Backspace'));
      done = await empty(raw);
    }
    if (done) return heard ? !words || released(raw, words) : witness.SILENT;
    await unpick(raw);
    return true;
  }

  /** An emptied box may only hide what is chosen: its list tells, and takes it back by the key or by another press. @param {any} raw @param {string} words that stood in the box @returns {Promise<boolean | string>} whether the list does not have it marked; `SILENT` where it does not say of a choice */
  async function released(raw, words) {
    const first = await said(raw, words);
    if (first !== MARKED) return first === UNMARKED || !witness.chosen(raw.anchor) || witness.SILENT;
    // The key may close what the field stands in.
    if (!moves.sheet(raw.anchor)) {
      await moves.focused(raw.anchor, () => moves.key(raw.anchor, 'keydown', 'Escape'));
      if ((await said(raw, words)) !== MARKED) return true;
    }
    const before = new Set(lists(raw));
    const option = marked(await combobox.open(raw, before, true), words);
    if (option) moves.withoutSubmit(() => combobox.press(option));
    await combobox.shut(raw, before);
    // Where the press has chosen it once more, the box goes back to hiding it.
    if (raw.anchor.value !== '') await moves.writeText(raw.anchor, '');
    return (await said(raw, words)) !== MARKED;
  }

  const MARKED = 'marked';
  const UNMARKED = 'not marked';

  /** What the list of a box says of what stands in it, or stood there; null where it does not offer that. @param {any} raw @param {string} words */
  async function said(raw, words) {
    const before = new Set(lists(raw));
    const options = await combobox.open(raw, before, true);
    const found = marked(options, words);
    // The first of a list may be marked only because it comes first.
    const first = found !== null && found === options[0] && raw.anchor.getAttribute('aria-activedescendant') === found.id;
    const offers = options.some((/** @type {Element} */ at) => choice.plain(labelOf(at)) === choice.plain(words));
    await combobox.shut(raw, before);
    return found !== null && !first ? MARKED : offers ? UNMARKED : null;
  }

  /** @param {Element[]} options @param {string} words @returns {Element | null} */
  const marked = (options, words) => options.find((at) => isMarked(at) && choice.plain(labelOf(at)) === choice.plain(words)) ?? null;

  /** Press the button of each chip; the others may be drawn anew with it. @param {any} raw @param {string[]} kept @returns {Promise<boolean>} whether any was pressed */
  async function unchip(raw, kept) {
    /** @type {Set<Element>} */
    const pressed = new Set();
    for (let step = 0; step < MAX_CHIPS; step++) {
      const next = removers(raw).filter(({ button, words }) => !pressed.has(button) && !kept.includes(choice.plain(words))).pop();
      if (!next) break;
      pressed.add(next.button);
      moves.withoutSubmit(() => moves.press(next.button));
      await moves.until(() => !next.button.isConnected, CHIP_MS);
    }
    return pressed.size > 0;
  }

  /** Buttons that take one choice back, each with the choice: in chips, else named after it beside the frame. @param {any} raw @returns {{button: Element, words: string}[]} */
  function removers(raw) {
    const box = raw.box ?? raw.anchor;
    const inside = [...box.querySelectorAll(REMOVERS)].map((button) => ({ button, words: text.textOf(button.closest(CHIPS) ?? button.parentElement, 300) }));
    if (inside.length) return inside;
    const chips = [...box.querySelectorAll('button, [role="button"]')].filter(agent.shown.isChip).map((button) => ({ button, words: text.textOf(button, 300) }));
    if (chips.length) return chips;
    const now = [values.current(raw)].flat().filter((at) => typeof at === 'string');
    let at = walk.parentOf(box);
    for (let step = 0; at && step < MAX_CLIMB && !at.matches('form, body, fieldset'); step++, at = walk.parentOf(at)) {
      const named = [...at.querySelectorAll('[aria-label]:is(button, [role="button"])')].filter((button) => REMOVES.test(button.getAttribute('aria-label') ?? ''));
      const found = named.flatMap((button) => now.filter((words) => button.getAttribute('aria-label')?.includes(words)).map((words) => ({ button, words })));
      if (found.length) return found;
    }
    return [];
  }

  /** A list may offer nothing as its first choice ("Select one"), or take each choice back when it is made again. @param {any} raw */
  async function unpick(raw) {
    const before = new Set(lists(raw));
    const words = [values.current(raw)].flat().filter((at) => typeof at === 'string').flatMap((at) => [at, ...at.split(/\s*[,;]\s*/)]);
    const now = new Set(words.map(choice.plain));
    const options = await combobox.open(raw, before);
    const none = options.find((/** @type {Element} */ at) => widgets.EMPTY_CHOICE.test(labelOf(at)));
    if (none) moves.withoutSubmit(() => moves.press(none));
    for (const word of raw.multiple && !none ? now : []) {
      // A list may be drawn anew with each choice, and leave those out that are made.
      const option = offered(raw, before).find((/** @type {Element} */ at) => choice.plain(labelOf(at)) === word && isMarked(at));
      if (!option) continue;
      moves.withoutSubmit(() => combobox.press(option));
      await moves.until(() => !option.isConnected || !isMarked(option), TAKE_MS);
    }
    await combobox.shut(raw, before);
    await moves.until(() => !offered(raw, new Set()).length, CLOSE_MS);
  }

  /** @param {any} raw @param {boolean} [moved] whether something was done about it */
  const empty = (raw, moved = true) => moves.until(() => values.current(raw) === null, moved ? EMPTY_MS : 0);

  agent.unpick = Object.freeze({ clear, unchip });
})();
