// @ts-check
// Scripted lists: opened, read and chosen from as a person does. The first offer is never taken for the right one.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.combobox) return;
  const { text, widgets, values, moves, choice } = agent;

  /** A list that stands in the page opens within this time. */
  const OPEN_MS = 700;
  /** A list that is asked of a server answers within this time. */
  const SEARCH_MS = 4000;
  /** An answer that has stood so long is the whole answer. */
  const ANSWERED_MS = 800;
  /** A list that was there at once filters itself within this time. */
  const FILTER_MS = 600;
  const MAX_OFFERED = 200;
  const TAKE_MS = 1200;
  const CLOSE_MS = 500;

  const OPTIONS =
    '[role="option"], [class*="select__option"], .select2-results__option, .select2-result-selectable, .ant-select-item-option, .choices__item--choice, [role="menu"] [role="menuitem"], .pac-item, [data-automation-id="promptOption"], [class*="dropdown-results"] > *, [class*="suggestion"] li, .ts-dropdown .option, .selectize-dropdown .option, .chosen-results .active-result, .nice-select .option, .bootstrap-select .dropdown-menu li a, .selectric-items li';
  const LISTS =
    '[role="listbox"]:not(.choices__list--single), [role="menu"], [class*="select__menu"], .select2-results, .ant-select-dropdown, .choices__list--dropdown, .ts-dropdown, .selectize-dropdown, .chosen-drop, .nice-select .list, .bootstrap-select .dropdown-menu, .selectric-items, .pac-container, [data-automation-widget="wd-popup"], [class*="dropdown-results"], [class*="suggestions"]';

  const CONTROLS_OF_DRESSED = '.choices__inner, .ts-control, .selectize-input, .chosen-single, .chosen-choices, .dropdown-toggle, .selectric';
  /** Where boxed lists are pressed, when not on their input. */
  const BOXED = '.el-select__wrapper, .p-dropdown-trigger, .p-select-dropdown, .mantine-MultiSelect-input, .v-field';

  /** @param {any} raw */
  const opener = (raw) => {
    const { anchor, box, widget } = raw;
    if (widget === 'select2') return box.querySelector('.select2-selection, .select2-choice, .select2-choices') ?? box;
    if (widget === 'ant-select') return box.querySelector('.ant-select-selector') ?? box;
    if (widget === 'react-select') return anchor.closest('[class*="-control"], [class*="__control"]') ?? anchor;
    if (widget === 'boxed-list') return box.querySelector(BOXED) ?? box;
    if (raw.anchor.tagName === 'SELECT') return box.querySelector(CONTROLS_OF_DRESSED) ?? box.querySelector(':scope > button, :scope > a, [aria-haspopup]') ?? box;
    return anchor;
  };

  /** Options a person sees now, of the list that belongs to the widget. @param {any} raw @param {Set<Element>} before lists that were there before it was opened */
  function offered(raw, before) {
    const list = menu(raw, before);
    if (!list) return [];
    // A list in a shadow tree shows options that stand outside of it.
    const slotted = [...list.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({ flatten: true }).filter((/** @type {Element} */ at) => at.matches(OPTIONS)));
    return [...list.querySelectorAll(OPTIONS), ...slotted].filter((at) => at.getClientRects().length > 0 && !at.querySelector(OPTIONS) && !flat(at));
  }

  /** Stand-ins for screen readers lie in a list without height. @param {Element} option */
  const flat = (option) => {
    const box = option.closest('[role="listbox"], ul')?.getBoundingClientRect();
    return box !== undefined && box.height < 2;
  };

  /** @param {any} raw @param {Set<Element>} before */
  function menu(raw, before) {
    const named = widgets.listOf(search(raw));
    // Ant Design's labelled list is a stand-in for screen readers; the one that is clicked is its neighbour.
    if (named && shown(named)) return named.closest('.ant-select-dropdown') ?? named;
    const around = raw.box?.parentElement ?? raw.anchor.parentElement;
    const inside = [...(around?.querySelectorAll(LISTS) ?? [])].filter((at) => shown(at) && (!before.has(at) || raw.box?.contains(at)));
    if (inside.length) return inside[0];
    const fresh = lists(raw).filter((at) => !before.has(at));
    return fresh.length === 1 || fresh.every((at) => fresh[0].contains(at)) ? (fresh[0] ?? null) : null;
  }

  /** @param {any} raw */
  function lists(raw) {
    const root = raw.anchor.getRootNode();
    const local = root instanceof ShadowRoot ? [...root.querySelectorAll(LISTS)] : [];
    return [...local, ...document.querySelectorAll(LISTS)].filter(shown);
  }

  /** @param {Element} element */
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().height > 1;

  /** The box to type into; it may appear only with the list. @param {any} raw */
  function search(raw) {
    if (raw.anchor.tagName === 'INPUT') return raw.anchor;
    if (raw.widget === 'select2') {
      return raw.box.querySelector('.select2-search__field, .select2-input') ?? document.querySelector('.select2-container--open .select2-search__field, .select2-drop-active .select2-input') ?? raw.anchor;
    }
    return raw.box?.querySelector('input:not([type="hidden"]):not([aria-hidden="true"])') ?? raw.anchor;
  }

  /** @param {any} raw @param {Set<Element>} before @returns {Promise<Element[]>} */
  async function open(raw, before) {
    const target = opener(raw);
    if (raw.anchor.getAttribute('aria-expanded') !== 'true' || !offered(raw, before).length) {
      if (raw.anchor.tagName === 'INPUT') moves.enter(raw.anchor);
      moves.withoutSubmit(() => moves.press(target));
    }
    let found = await moves.until(() => nonEmpty(offered(raw, before)), OPEN_MS);
    if (!found && raw.anchor.getAttribute('aria-expanded') !== 'true') {
      moves.key(search(raw), 'keydown', 'ArrowDown');
      found = await moves.until(() => nonEmpty(offered(raw, before)), OPEN_MS / 2);
    }
    return found ?? [];
  }

  /** @template T @param {T[]} list */
  const nonEmpty = (list) => (list.length ? list : null);

  /** @param {Element} option */
  const labelOf = (option) => text.normalise(option.getAttribute('aria-label') && !text.textOf(option) ? option.getAttribute('aria-label') : text.textOf(option, 300));

  /** @param {Element[]} options @param {string} wish */
  const pick = (options, wish) =>
    choice.named(options.filter((at) => at.getAttribute('aria-disabled') !== 'true'), wish, labelOf, (/** @type {Element} */ at) => at.getAttribute('data-value') ?? '');

  /** What to type so that the wish is offered: all of it, then its first part ("Berlin" of "Berlin, Germany"). @param {string} wish */
  const queries = (wish) => [...new Set([wish, wish.split(/[,(/–]| - /)[0].trim()])].filter(Boolean);

  /** @param {any} raw @param {string} wish @returns {Promise<string | null>} why it failed */
  async function choose(raw, wish) {
    const before = new Set(lists(raw));
    const typed = raw.anchor.value ?? '';
    let options = raw.widget === 'suggest' ? [] : await open(raw, before);
    let option = pick(options, wish);
    const box = search(raw);
    const local = options.length > 0;
    raw.offered = options.slice(0, MAX_OFFERED).map(labelOf).filter(Boolean);
    if (!option && box.tagName === 'INPUT' && !box.readOnly) {
      for (const query of queries(wish)) {
        if (document.activeElement !== box) moves.enter(box);
        moves.key(box, 'keydown', query.slice(-1));
        moves.typeInto(box, query);
        moves.key(box, 'keyup', query.slice(-1));
        if (raw.widget === 'workday-prompt') moves.key(box, 'keydown', 'Enter');
        option = local ? await moves.until(() => pick(offered(raw, before), wish), FILTER_MS) : await searched(raw, before, wish);
        if (option) break;
        if (!local) raw.offered = offered(raw, before).slice(0, MAX_OFFERED).map(labelOf).filter(Boolean);
      }
    }
    if (!option) {
      // A plain text box that offers nothing keeps what was typed.
      if (raw.widget === 'suggest' && !raw.offered.length) return suggestless(raw, wish);
      close(raw, box, typed);
      return raw.offered.length ? `its list has no "${wish}"` : 'its list did not open';
    }
    const target = option;
    target.scrollIntoView({ block: 'nearest' });
    moves.withoutSubmit(() => moves.press(target));
    let taken = await moves.until(() => holds(raw, wish), TAKE_MS / 4);
    if (!taken && target.isConnected) {
      // Lists that ignore a made-up pointer take the key, on the option that has the focus.
      /** @type {any} */ (target).focus?.({ preventScroll: true });
      moves.withoutSubmit(() => moves.key(target, 'keydown', 'Enter'));
      moves.key(target, 'keyup', 'Enter');
    }
    taken ||= await moves.until(() => holds(raw, wish), TAKE_MS);
    closeIfOpen(raw, box);
    await moves.until(() => !offered(raw, before).length, CLOSE_MS);
    return taken ? null : 'the choice did not stay';
  }

  /**
   * What was asked of a server: the option, or null once its answer has stood there for a while without it.
   * @param {any} raw @param {Set<Element>} before @param {string} wish @returns {Promise<Element | null>}
   */
  async function searched(raw, before, wish) {
    const first = offered(raw, before).map(labelOf).join('\n');
    let last = first;
    let since = performance.now();
    const answer = await moves.until(() => {
      const options = offered(raw, before);
      const found = pick(options, wish);
      if (found) return { found };
      const now = options.map(labelOf).join('\n');
      if (now !== last) [last, since] = [now, performance.now()];
      return now && now !== first && performance.now() - since > ANSWERED_MS ? { found: null } : null;
    }, SEARCH_MS);
    return answer?.found ?? null;
  }

  /** @param {any} raw @param {string} wish @returns {Promise<string | null>} */
  async function suggestless(raw, wish) {
    await moves.writeText(raw.anchor, wish);
    return null;
  }

  /** @param {any} raw @param {string} wish */
  function holds(raw, wish) {
    const now = values.current(raw);
    const list = Array.isArray(now) ? now : [now];
    return list.some((at) => at !== null && choice.plain(at) === choice.plain(wish)) || list.some((at) => typeof at === 'string' && choice.plain(at).startsWith(choice.plain(wish)));
  }

  /** @param {any} raw @param {any} box @param {string} typed what stood there before */
  function close(raw, box, typed) {
    if (box.tagName === 'INPUT' && box.value !== typed) moves.typeInto(box, typed);
    closeIfOpen(raw, box);
    if (box.tagName === 'INPUT') moves.leave(box);
  }

  /** @param {any} raw @param {any} box */
  function closeIfOpen(raw, box) {
    const at = raw.anchor.tagName === 'SELECT' ? opener(raw) : raw.anchor;
    const open = () => at.getAttribute('aria-expanded') === 'true';
    if (open()) moves.key(box, 'keydown', 'Escape');
    if (open() && /^(?:BUTTON|A)$/.test(at.tagName)) moves.withoutSubmit(() => moves.press(at));
    if (box.tagName === 'INPUT') moves.leave(box);
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function fill(raw, value) {
    if (raw.widget === 'datalist') {
      await moves.writeText(raw.anchor, String(value));
      return null;
    }
    for (const wish of choice.wishes(value)) {
      if (holds(raw, wish)) continue;
      const failure = await choose(raw, wish);
      if (failure) return failure;
    }
    return null;
  }

  const CLEARERS = '[aria-label*="clear" i], [class*="clear-indicator" i], [class*="clearIndicator"], .ant-select-clear, .select2-selection__clear';
  const CHIPS =
    '[class*="multi-value" i]:has([aria-label^="Remove"], [class*="multi-value__remove"]), .ant-select-selection-item, .MuiChip-root, [data-automation-id="selectedItem"], .select2-search-choice, .select2-selection__choice, .choices__list--multiple .choices__item, .ts-control > .item, .selectize-input > .item';
  const REMOVERS =
    '[aria-label^="Remove" i], [aria-label^="Delete" i], [class*="remove"], .MuiChip-deleteIcon, [data-automation-id="DELETE_charm"], .select2-search-choice-close';

  /** Take choices back as a person does, but for those to keep: each chip's button, the widget's own, else the list or the key. @param {any} raw @param {string[]} keep */
  async function clear(raw, keep) {
    const box = raw.box ?? raw.anchor;
    const kept = keep.map(choice.plain);
    for (const chip of raw.multiple ? [...box.querySelectorAll(CHIPS)].reverse() : []) {
      const button = chip.querySelector(REMOVERS);
      if (button && chip.isConnected && !kept.includes(choice.plain(text.textOf(chip, 300)))) moves.withoutSubmit(() => moves.press(button));
    }
    if (keep.length || (await empty(raw))) return;
    const button = box.querySelector(CLEARERS);
    if (button) moves.withoutSubmit(() => moves.press(button));
    if (await empty(raw)) return;
    if (raw.anchor.tagName === 'INPUT') {
      if (raw.anchor.value) await moves.writeText(raw.anchor, '');
      else await moves.focused(raw.anchor, () => moves.key(raw.anchor, 'keydown', 'Backspace'));
      if (await empty(raw)) return;
    }
    await unpick(raw);
  }

  /** A list may offer nothing as its first choice ("Select one"), or take a choice back when it is made again. @param {any} raw */
  async function unpick(raw) {
    const now = [values.current(raw)].flat().map(choice.plain);
    const options = await open(raw, new Set(lists(raw)));
    const none = options.find((at) => widgets.EMPTY_CHOICE.test(labelOf(at))) ?? (raw.multiple ? options.find((at) => now.includes(choice.plain(labelOf(at)))) : null);
    if (none) moves.withoutSubmit(() => moves.press(none));
    closeIfOpen(raw, search(raw));
    await moves.until(() => !offered(raw, new Set()).length, CLOSE_MS);
  }

  /** @param {any} raw */
  const empty = (raw) => moves.until(() => values.current(raw) === null, FILTER_MS / 2);

  agent.combobox = Object.freeze({ fill, clear, open, offered, labelOf, lists, closeIfOpen, search });
})();
