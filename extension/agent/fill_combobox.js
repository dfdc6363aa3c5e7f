// @ts-check
// Scripted lists: opened, read and chosen from as a person does. The first offer is never taken for the right one.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.combobox) return;
  const { text, widgets, values, moves, choice, appeared, witness } = agent;
  const { offered, lists, hangs, around, search, labelOf, isMarked } = agent.lists;

  /** A list that stands in the page opens within this time. */
  const OPEN_MS = 700;
  const FOCUS_MS = 80;
  /** A list that is asked of a server answers within this time. */
  const SEARCH_MS = 4000;
  /** An answer that has stood so long is the whole answer. */
  const ANSWERED_MS = 800;
  /** A list that shows nothing for so long is asked once more. */
  const SILENT_MS = 900;
  /** A list that was there at once filters itself within this time. */
  const FILTER_MS = 600;
  const MAX_OFFERED = 200;
  const TAKE_MS = 1200;
  const CLOSE_MS = 500;

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
    if (widget === 'drawn') return hit(box);
    if (raw.anchor.tagName === 'SELECT') return box.querySelector(CONTROLS_OF_DRESSED) ?? box.querySelector(':scope > button, :scope > a, [aria-haspopup]') ?? box;
    return anchor;
  };

  /** @param {any} raw @param {Set<Element>} before lists that were open before @param {boolean} [once] not by every way there is @returns {Promise<Element[]>} */
  async function open(raw, before, once = false) {
    raw.before ??= appeared.before(raw, true);
    const target = opener(raw);
    const look = () => nonEmpty(offered(raw, before));
    let found = look();
    if (!found && raw.anchor.tagName === 'INPUT') {
      moves.enter(raw.anchor);
      // A list that opens with the focus would close again with a press.
      found = await moves.until(look, FOCUS_MS);
    }
    if (!found) {
      moves.withoutSubmit(() => moves.press(target));
      found = await moves.until(look, OPEN_MS);
    }
    for (const act of found || once ? [] : otherWays(raw, target)) {
      if (raw.anchor.getAttribute('aria-expanded') !== 'true') act();
      found = await moves.until(look, OPEN_MS / 2);
      if (found) break;
    }
    return found ?? [];
  }

  /** What else opens a list: the key, the frame around the control, the arrow in it. @param {any} raw @param {Element} target what was pressed @returns {(() => void)[]} */
  function otherWays(raw, target) {
    const arrow = raw.box?.querySelector(ARROWS);
    const press = (/** @type {Element} */ at) => () => moves.withoutSubmit(() => innermost(at));
    return [() => moves.key(search(raw), 'keydown', 'ArrowDown'), ...[arrow, raw.box].filter((at) => at && at !== target && at !== raw.anchor).map(press)];
  }

  const ARROWS =
    ':is(button, [role="button"]):is([aria-haspopup], [aria-expanded], [aria-label*="open" i], [aria-label*="toggle" i], [class*="toggle" i], [class*="arrow" i]), [class*="arrow" i], [class*="caret" i], [class*="chevron" i], [class*="toggle" i], [class*="trigger" i], [part*="toggle"]';

  /** Where a pointer would land: the innermost element at the middle. @param {Element} element @returns {Element} */
  function hit(element) {
    const box = element.getBoundingClientRect();
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    // What the page has taken out meanwhile stands in no tree that knows of points.
    const found = element.isConnected ? root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) : null;
    return found && element.contains(found) ? found : element;
  }

  /** @param {Element} element */
  const innermost = (element) => moves.press(hit(element));

  /** @template T @param {T[]} list */
  const nonEmpty = (list) => (list.length ? list : null);

  /** @param {Element[]} options @param {string} wish */
  const pick = (options, wish) =>
    choice.named(options.filter((at) => at.getAttribute('aria-disabled') !== 'true'), wish, labelOf, (/** @type {Element} */ at) => at.getAttribute('data-value') ?? '');

  /** What to type so that the wish is offered: all of it, then its first part ("Berlin" of "Berlin, Germany"). @param {string} wish */
  const queries = (wish) => [...new Set([wish, wish.split(/[,(/–]| - /)[0].trim()])].filter(Boolean);

  /** @param {any} raw @param {string} wish @param {Set<Element>} before lists that were open before @returns {Promise<string | null>} why it failed */
  async function choose(raw, wish, before) {
    const typed = raw.anchor.value ?? '';
    const date = raw.anchor.tagName === 'INPUT' ? agent.dates.parts(agent.check.dayIn(wish) ?? (agent.check.isMonth(wish) ? wish : '')) : null;
    // What it suggests may bear no role, nor the mark of a library.
    if (raw.widget === 'suggest') raw.before ??= appeared.before(raw);
    let options = raw.widget === 'suggest' || (date && raw.widget === 'called') ? [] : await open(raw, before);
    // What opens no list for a day, or none that says so, has a calendar, or is typed into.
    if (date && (!options.length || appeared.rows(raw.before).includes(options[0]))) return agent.dates.boxed(raw.anchor, date, wish);
    let option = pick(options, wish);
    const box = search(raw);
    const local = options.length > 0;
    raw.offered = options.slice(0, MAX_OFFERED).map(labelOf).filter(Boolean);
    if (!option && box.tagName === 'INPUT' && !box.readOnly) {
      for (const query of queries(wish)) {
        if (document.activeElement !== box) moves.enter(box);
        type(box, query);
        if (raw.widget === 'workday-prompt') moves.key(box, 'keydown', 'Enter');
        option = local ? await moves.until(() => pick(offered(raw, before), wish), FILTER_MS) : await searched(raw, before, wish, query);
        if (option) break;
        if (!local) raw.offered = offered(raw, before).slice(0, MAX_OFFERED).map(labelOf).filter(Boolean);
      }
    }
    if (!option) {
      // A plain text box that offers nothing keeps what was typed.
      if (/^(?:suggest|called)$/.test(raw.widget) && !raw.offered.length && !raw.anchor.readOnly) return suggestless(raw, wish);
      if (raw.multiple && !raw.offered.length && (await entered(raw, box, wish))) return null;
      close(raw, box, typed);
      return raw.offered.length ? `its list has no "${wish}"` : 'its list did not open';
    }
    const target = option;
    if (raw.multiple && isMarked(target)) return null;
    const words = widgets.said(raw);
    const marked = isMarked(target);
    target.scrollIntoView({ block: 'nearest' });
    moves.withoutSubmit(() => innermost(target));
    const took = () => holds(raw, wish) || (raw.multiple && !marked && (isMarked(pick(offered(raw, before), wish) ?? target) || (widgets.said(raw) !== words && withdrawn(raw, wish, before))));
    let taken = await moves.until(took, TAKE_MS / 4);
    if (!taken && target.isConnected && target.getClientRects().length && widgets.said(raw) === words) {
      // Lists that ignore a made-up pointer take the key, on the option that has the focus.
      /** @type {any} */ (target).focus?.({ preventScroll: true });
      moves.withoutSubmit(() => moves.key(target, 'keydown', 'Enter'));
      moves.key(target, 'keyup', 'Enter');
    }
    if (!taken) confirm(target);
    taken ||= await moves.until(took, TAKE_MS);
    if (!taken) return 'the choice did not stay';
    (raw.given ??= new Set()).add(wish);
    witness.chose(raw.anchor);
    return null;
  }

  /** Whether a list, open or not, does not offer any more what it did: some leave out what is chosen. @param {any} raw @param {string} wish @param {Set<Element>} before */
  function withdrawn(raw, wish, before) {
    const options = nonEmpty(offered(raw, before)) ?? [...(widgets.listOf(search(raw))?.querySelectorAll('[role="option"]') ?? [])];
    return options.length > 0 && !pick(options, wish);
  }

  const CONFIRMS = /^(?:ok|okay|done|apply|select|choose|confirm|set|fertig|übernehmen|auswählen|valider|aceptar|conferma|gereed|klar)$/i;

  /** A list in a sheet of its own may want its choice confirmed. @param {Element} option */
  function confirm(option) {
    const sheet = agent.walk.closest(option, 'dialog, [role="dialog"], [role="alertdialog"]');
    const button = [...(sheet?.querySelectorAll('button, [role="button"]') ?? [])].find((at) => CONFIRMS.test(text.textOf(at, 40)));
    if (button) moves.withoutSubmit(() => moves.press(button));
  }

  /** @param {any} box @param {string} query */
  function type(box, query) {
    moves.key(box, 'keydown', query.slice(-1));
    moves.typeInto(box, query);
    moves.key(box, 'keyup', query.slice(-1));
  }

  /** Some show what was answered only with the next letter, or with the key that opens the list: a person types on. @param {any} box @param {string} query */
  function insist(box, query) {
    if (box.value !== query || query.length < 2) return;
    for (const words of [query.slice(0, -1), query]) type(box, words);
    if (box.getAttribute('aria-expanded') === 'false') moves.key(box, 'keydown', 'ArrowDown');
  }

  /**
   * What was asked of a server: the option, or null once its answer has stood there for a while without it.
   * @param {any} raw @param {Set<Element>} before @param {string} wish @param {string} query what was typed @returns {Promise<Element | null>}
   */
  async function searched(raw, before, wish, query) {
    const first = offered(raw, before).map(labelOf).join('\n');
    let last = first;
    let since = performance.now();
    const silent = { until: since + SILENT_MS };
    const answer = await moves.until(() => {
      const options = offered(raw, before);
      const found = pick(options, wish);
      if (found) return { found };
      const now = options.map(labelOf).join('\n');
      if (now !== last) [last, since] = [now, performance.now()];
      if (!now && performance.now() > silent.until) {
        silent.until += 2 * SILENT_MS;
        insist(search(raw), query);
      }
      return now && now !== first && performance.now() - since > ANSWERED_MS ? { found: null } : null;
    }, SEARCH_MS);
    return answer?.found ?? null;
  }

  /** Give a box that offers nothing an entry by the key: some take several words, and have a list for none. @param {any} raw @param {any} box @param {string} wish @returns {Promise<boolean>} whether it stands beside the box then */
  async function entered(raw, box, wish) {
    if (box.tagName !== 'INPUT' || box.readOnly) return false;
    moves.enter(box);
    type(box, wish);
    for (const kind of ['keydown', 'keyup']) moves.key(box, kind, 'Enter');
    return (await moves.until(() => box.value === '' && holds(raw, wish), TAKE_MS)) === true;
  }

  /** @param {any} raw @param {string} wish @returns {Promise<string | null>} */
  async function suggestless(raw, wish) {
    await moves.writeText(raw.anchor, wish);
    return null;
  }

  /** @param {any} raw @param {string} wish */
  function holds(raw, wish) {
    const want = choice.plain(wish);
    const now = [values.current(raw)].flat().filter((at) => typeof at === 'string').flatMap((at) => (raw.multiple ? [at, ...at.split(/\s*[,;]\s*/)] : [at]));
    return now.some((at) => choice.plain(at) === want || (!raw.multiple && choice.plain(at).startsWith(want)));
  }

  /** @param {any} raw @param {any} box @param {string} typed what stood there before */
  function close(raw, box, typed) {
    if (box.tagName === 'INPUT' && box.value !== typed) moves.typeInto(box, typed);
    closeIfOpen(raw, box);
    if (box.tagName === 'INPUT') moves.leave(box);
  }

  /** What has the focus, also in shadow trees. @returns {Element | null} */
  function active() {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }

  /** @param {any} raw @param {any} box @returns {null} */
  function closeIfOpen(raw, box) {
    const at = raw.anchor.tagName === 'SELECT' ? opener(raw) : raw.anchor;
    const open = () => at.getAttribute('aria-expanded') === 'true';
    if (open()) moves.key(box, 'keydown', 'Escape');
    if (open() && /^(?:BUTTON|A)$/.test(at.tagName)) moves.withoutSubmit(() => moves.press(at));
    if (box.tagName === 'INPUT') moves.leave(box);
    return null;
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function fill(raw, value) {
    if (raw.widget === 'datalist') {
      await moves.writeText(raw.anchor, String(value));
      return null;
    }
    if (Array.isArray(value)) raw.multiple = true;
    const before = values.key(values.current(raw));
    const open = new Set(lists(raw));
    for (const wish of choice.wishes(value)) {
      if (holds(raw, wish)) continue;
      const failure = await choose(raw, wish, open);
      if (!failure) continue;
      await shut(raw, open);
      // A list may have taken something else: nothing that was not asked for stays.
      const now = values.key(values.current(raw));
      if (before === '' && now !== '' && !choice.wishes(value).some((/** @type {string} */ one) => holds(raw, String(one)))) await agent.unpick.clear(raw, []);
      return failure;
    }
    if (raw.multiple) counted(raw, choice.wishes(value));
    await shut(raw, open);
    return null;
  }

  /** What the open list says of the wishes, kept for a frame that only counts them. @param {any} raw @param {string[]} wishes */
  function counted(raw, wishes) {
    if (wishes.every((wish) => holds(raw, wish))) return;
    const options = offered(raw, new Set());
    const left = (/** @type {string} */ wish) => raw.given?.has(wish) && withdrawn(raw, wish, new Set());
    if (wishes.every((wish) => left(wish) || options.some((/** @type {Element} */ at) => choice.plain(labelOf(at)) === choice.plain(wish) && isMarked(at)))) widgets.note(raw, wishes);
  }

  /** Close what was opened, as a person does who goes on: by the key, by the control, by a press beside it. @param {any} raw @param {Set<Element>} before lists that were open before @returns {Promise<null>} */
  async function shut(raw, before) {
    const was = raw.before;
    raw.before = null;
    const gone = () => !was || !appeared.rows(was).length;
    const left = () => !lists(raw).some((/** @type {Element} */ at) => (raw.box?.contains(at) ? hangs(raw, at) : !before.has(at))) && gone();
    if (left()) return closeIfOpen(raw, search(raw));
    // A list that is closed already may still be on its way out: in a sheet, the key would close that.
    const escape = (/** @type {Element} */ at) => (!moves.sheet(raw.anchor) || raw.anchor.getAttribute('aria-expanded') === 'true') && moves.key(at, 'keydown', 'Escape');
    // What the list stands in listens for the key; the list itself may take it as taking the choice back.
    const within = () => {
      const list = around(active());
      if (list?.parentElement && !before.has(list)) escape(list.parentElement);
    };
    within();
    if (await moves.until(left, CLOSE_MS / 2)) return null;
    within();
    closeIfOpen(raw, search(raw));
    if (await moves.until(left, CLOSE_MS / 2)) return null;
    moves.beside(raw.anchor);
    if ((await moves.until(left, CLOSE_MS / 2)) || raw.anchor.getAttribute('aria-expanded') === 'false') return null;
    escape(search(raw));
    escape(document.body);
    await moves.until(left, CLOSE_MS / 2);
    return null;
  }

  /** Close what lists stay open though they were left: by the key, in the control that says it is open. @param {any} raw of the field that they lie over */
  function clearWay(raw) {
    for (const at of document.querySelectorAll('[aria-expanded="true"]:is([role="combobox"], [aria-haspopup])')) {
      if (raw.members.includes(at) || raw.box?.contains(at)) continue;
      moves.enter(at);
      moves.key(at, 'keydown', 'Escape');
      moves.leave(at);
    }
  }

  /** Choose what a list offers that opens only once its box is tried: the value, else each of its parts. @param {any} raw @param {string} value @returns {Promise<boolean>} whether all was taken */
  async function chosen(raw, value) {
    const before = new Set(lists(raw));
    const options = await open(raw, before);
    const parts = value.split(/\s*[,;]\s*/).filter(Boolean);
    const wanted = pick(options, value) || parts.length < 2 || !parts.every((part) => pick(options, part)) ? value : parts;
    const took = options.length > 0 && (await fill(raw, wanted)) === null;
    if (!took) await shut(raw, before);
    return took;
  }

  agent.combobox = Object.freeze({ fill, chosen, open, shut, clearWay, hit, press: innermost });
})();
