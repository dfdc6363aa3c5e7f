// @ts-check
// Which controls are one widget, of which family, and what it shows. Families are told by behaviour (roles) first and
// by the marks of well-known libraries second; every family ends as one raw field.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.widgets) return;
  const { walk, text, shown } = agent;

  /**
   * A field before it is described. `anchor`: the control that stands for it; `members`: every control it owns;
   * `box`: what a person sees of a scripted widget; `name`: what the field is called, once that is known;
   * `stand`: a select that nobody sees, and that has the label.
   * @typedef {{kind: string, widget: string | null, anchor: Element, members: Element[], box: Element | null, multiple?: boolean, name?: string, stand?: Element}} RawField
   */

  /** Hidden selects whose widget stands beside or around them: family -> [mark of the select, the widget from there]. */
  const DRESSED_SELECTS = [
    { widget: 'select2', select: '.select2-hidden-accessible, .select2-offscreen', box: '.select2-container' },
    { widget: 'chosen', select: 'select', box: '.chosen-container' },
    { widget: 'choices', select: '.choices__input', box: '.choices' },
    { widget: 'tom-select', select: '.tomselected, .ts-hidden-accessible', box: '.ts-wrapper' },
    { widget: 'selectize', select: '.selectized', box: '.selectize-control' },
    { widget: 'nice-select', select: 'select', box: '.nice-select' },
    { widget: 'bootstrap-select', select: 'select', box: '.bootstrap-select' },
    { widget: 'selectric', select: 'select', box: '.selectric-wrapper' },
    { widget: 'slim-select', select: 'select[data-id]', box: '.ss-main' },
    { widget: 'icims', select: 'select', box: '.icims-dropdown, [class*="icimsdropdown"]' },
    { widget: 'menu-button', select: 'select:not(:has(option + option))', box: ':has(> select):has(> button[aria-haspopup])' },
  ];

  /** Text boxes that suggest while typing, without saying so by a role. */
  const SUGGEST_MARKS =
    '.location-input, .pac-target-input, .tt-input, .ui-autocomplete-input, .awesomplete input, [data-typeahead], [class*="typeahead" i], [class*="autocomplete" i]';

  const FAMILY_MARKS = [
    ['react-select', '[id^="react-select-"], [class*="select__input"], [data-value] > input[role="combobox"]'],
    ['ant-select', '.ant-select-selection-search-input, .ant-select input'],
    ['mui-autocomplete', '.MuiAutocomplete-input'],
    ['mui-select', '.MuiSelect-select'],
    ['workday-prompt', '[data-automation-id="searchBox"], [data-automation-id="multiSelectContainer"] input'],
    ['boxed-list', ':is(.el-select, .p-dropdown, .p-select, .p-multiselect, .mantine-MultiSelect-wrapper, .mantine-TagsInput-wrapper, .v-select, .vs__dropdown-toggle) input'],
    ['headlessui', '[id^="headlessui-"]'],
    ['radix-select', 'button[role="combobox"]'],
    ['downshift', '[id^="downshift-"]'],
  ];

  /** What surrounds one scripted choice widget and nothing else, nearest first. */
  const BOX_MARKS =
    '.select-shell, .select__container, [class*="select__control"], .ant-select, .MuiAutocomplete-root, .MuiInputBase-root, [data-automation-id="multiSelectContainer"], .iti, .ts-wrapper, .selectize-control, .choices, .el-select, .p-dropdown, .p-select, .p-multiselect, .mantine-MultiSelect-wrapper, .mantine-TagsInput-wrapper, .v-select, .vs__dropdown-toggle';

  const EMPTY_CHOICE =
    /^(?:[-–—.\s]*|[-–—\s]*(?:please\s+)?(?:select|choose|pick|make a selection)\b.{0,40}|no selection|none selected|nothing selected|no \w+ selected|0 (?:\p{L}+ ){0,2}(?:selected|chosen|ausgewählt|sélectionnée?s?|seleccionad[oa]s?|selecionad[oa]s?|selezionat[oi]|geselecteerd|wybrano|valda|valgt)|nichts ausgewählt|keine auswahl|aucune? \w{0,12} ?sélectionnée?|(?:bitte\s+)?(?:aus)?wählen.{0,30}|select\.*|seleccion[ae].{0,30}|selecion[ae].{0,30}|selezion[ai].{0,30}|choisi(?:r|ssez).{0,30}|sélectionne[rz].{0,30}|kies.{0,20}|maak een keuze|wybierz.{0,20}|välj.{0,20}|vælg.{0,20}|velg.{0,20}|выберите.{0,30}|seçiniz|選択.{0,20}|请选择.{0,20}|선택.{0,20})$/iu;

  /** @param {Element} element @param {string} selector */
  const near = (element, selector) => {
    const around = element.closest(selector);
    if (around && around !== element) return around;
    for (const side of [element.nextElementSibling, element.previousElementSibling]) {
      if (side?.matches(selector)) return side;
    }
    return null;
  };

  /** @param {Element} select @returns {{widget: string, box: Element} | null} */
  function dressing(select) {
    for (const family of DRESSED_SELECTS) {
      if (!select.matches(family.select)) continue;
      const box = near(select, family.box);
      if (box) return { widget: family.widget, box };
    }
    const box = drawnFor(select);
    return box && { widget: 'drawn', box };
  }

  /** The control beside a select that nobody sees, by which one chooses in its stead. @param {Element} select @returns {Element | null} */
  function usedFor(select) {
    const around = select.parentElement;
    if (!around || isSeen(select) || select.closest('[role="combobox"], [aria-haspopup]') || around.querySelectorAll('select, textarea').length > 1) return null;
    const found = [...around.querySelectorAll('[aria-haspopup="listbox"], [role="combobox"]')].filter((at, _, all) => at.checkVisibility() && !all.some((other) => other !== at && at.contains(other)));
    return found.length === 1 ? found[0] : null;
  }

  /** @param {Element} select */
  const isSeen = (select) => select.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && select.getBoundingClientRect().height > 4;

  const MAX_DRAWN_FOR_PX = 120;
  const MIN_DRAWN_FOR_PX = 12;

  /** What a page shows in the place of a select that it hides: right beside it or around it, called a choice or with the select's options in it. @param {Element} select @returns {Element | null} */
  function drawnFor(select) {
    if (isSeen(select)) return null;
    return [select.nextElementSibling, select.previousElementSibling, select.parentElement].find((at) => at && standsFor(at, /** @type {HTMLSelectElement} */ (select))) ?? null;
  }

  /** @param {Element} box @param {HTMLSelectElement} select */
  function standsFor(box, select) {
    const { width, height } = box.getBoundingClientRect();
    if (!box.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || width < 40 || height < MIN_DRAWN_FOR_PX || height > MAX_DRAWN_FOR_PX) return false;
    if (box.matches('label, form, fieldset, select') || box.querySelector('label, [role="combobox"], [aria-haspopup]') || box.matches('[role="combobox"], [aria-haspopup]')) return false;
    if ([...box.querySelectorAll('input:not([type="hidden"]), select, textarea')].some((at) => at !== select && (at.tagName !== 'INPUT' || at.hasAttribute('name')))) return false;
    const names = [...box.classList, ...(box.firstElementChild?.classList ?? [])];
    if (names.some((name) => CALLED.test(name))) return true;
    const said = new Set([...box.querySelectorAll('*')].filter((at) => !at.childElementCount).map((at) => text.normalise(at.textContent)));
    return [...select.options].filter((option) => option.text.trim() && said.has(text.normalise(option.text))).length > 1;
  }

  /** @param {Element} element */
  const isTwin = (element) =>
    element.getAttribute('aria-hidden') === 'true' && element.getAttribute('tabindex') === '-1';

  /** Whether a control opens a list to choose from. @param {Element} element */
  function opensList(element) {
    const role = element.getAttribute('role');
    const popup = element.getAttribute('aria-haspopup');
    // An editor that suggests while one writes.
    if (/** @type {HTMLElement} */ (element).isContentEditable && role !== 'combobox') return false;
    // A box that opens a calendar or another sheet is typed into.
    if (role === 'combobox') return element.tagName !== 'INPUT' || !/^(?:grid|dialog)$/.test(popup ?? '') || element.getAttribute('aria-autocomplete') === 'list';
    if (element.tagName === 'INPUT') {
      // Workday's search-and-pick boxes bear no role: their container says what they are.
      if (element.getAttribute('type') !== 'hidden' && element.closest('[data-automation-id="multiSelectContainer"]')) return true;
      if (popup === 'listbox' || element.hasAttribute('aria-autocomplete') || ownList(element)) return true;
      if (element.getAttribute('aria-expanded') !== null && element.hasAttribute('aria-controls')) return true;
      return /** @type {HTMLInputElement} */ (element).type === 'text' && veiledSelect(element);
    }
    // A list that is closed itself, and focused to be opened.
    if (role === 'listbox' && element.hasAttribute('aria-expanded') && element.getAttribute('tabindex') === '0') return element.checkVisibility();
    if (popup === 'listbox') return true;
    if (element.tagName === 'BUTTON') return popup === 'dialog' ? SELECTS.test(hostName(element)) : asksToChoose(/** @type {HTMLButtonElement} */ (element));
    return drawnSelect(element);
  }

  /** Whether a box names a list that the page draws itself, in the manner of the browser's own. @param {Element} input */
  const ownList = (input) => walk.referenced(input, 'list').some((/** @type {Element} */ at) => at.matches('[role="listbox"]'));

  /** A button with a label of its own is the answer to a question; it chooses where it says so, or tells whether something is open. @param {HTMLButtonElement} button */
  const asksToChoose = (button) => !button.hasAttribute('role') && button.labels.length > 0 && !button.parentElement?.querySelector(':scope > input[type="file"]') && (button.hasAttribute('aria-expanded') || (text.textOf(button, 60) !== '' && EMPTY_CHOICE.test(text.textOf(button, 60))));

  const SELECTS = /select|dropdown|combobox/i;

  /** What the makers called the element around a shadow tree. @param {Element} element */
  function hostName(element) {
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host.localName : '';
  }

  /** A box without a role that is focused and pressed to choose. @param {Element} element */
  function drawnSelect(element) {
    if (element.getAttribute('tabindex') !== '0' || element.hasAttribute('role') || element.tagName === 'A') return false;
    if (!SELECTS.test(element.className) && !element.hasAttribute('aria-expanded')) return false;
    if (element.closest('nav, header, footer, [role="toolbar"], [role="menubar"]') || element.querySelector('button, a[href], textarea, select')) return false;
    const drawn = [...element.classList].some((name) => CALLED.test(name) && !DATED.test(name)) && element.querySelector(ORNAMENTS) !== null;
    return element.getBoundingClientRect().height < MAX_DRAWN_PX && (drawn || shown.frame(element) !== null);
  }

  const MAX_DRAWN_PX = 80;

  /** A text box that nobody sees or types into, in a frame that is called a choice. @param {Element} element */
  function veiledSelect(element) {
    if (element.closest('[aria-hidden="true"]') || !element.checkVisibility() || dated(/** @type {HTMLInputElement} */ (element))) return false;
    const input = /** @type {HTMLInputElement} */ (element);
    if (input.readOnly && getComputedStyle(input).cursor === 'pointer') return true;
    return (input.readOnly || getComputedStyle(input).opacity === '0') && (SELECTS.test(shown.frame(input)?.className ?? '') || (input.readOnly && calledSelect(input)));
  }

  const DATED = /date|calendar|month|birth|\bday|\byy|\bdd/i;
  /** @param {HTMLInputElement} input whether it asks for a date, which is chosen in a calendar */
  const dated = (input) => DATED.test(`${input.className} ${input.placeholder} ${input.id} ${input.name}`) || agent.groups.dateAsked(input) !== null;

  /** A class that calls the whole a choice: "select-view", "treeselect__control", "jdropdown"; not "selected", nor what only sets how text is marked. */
  const CALLED = /(?:^|[-_])\w*(?:select(?:or|box|r)?|dropdown|combo-?box)(?:$|[-_](?!none$|text$|all$|auto$))/i;
  const ORNAMENTS = 'svg, i, img, [class*="arrow" i], [class*="caret" i], [class*="chevron" i], [class*="icon" i], [class*="suffix" i], [class*="indicator" i], [class*="toggle" i]';

  /** A text box in a frame that is called a choice and drawn like one, though nothing says so. @param {HTMLInputElement} input */
  function calledChoice(input) {
    if (!/^(?:text|search)$/.test(input.type) || input.hasAttribute('role') || dated(input)) return false;
    const frame = shown.frame(input) ?? input.parentElement;
    if (!frame || !(frame.querySelector(ORNAMENTS) || getComputedStyle(input).opacity === '0')) return false;
    for (let at = input.parentElement; at; at = at.parentElement) {
      if ([...at.classList].some((name) => CALLED.test(name) && !DATED.test(name))) return true;
      if (!frame.contains(at.parentElement) && !(reached(input) && tight(at.parentElement, frame))) return false;
    }
    return false;
  }

  /** Whether one gets to a box by itself, and not only to what is drawn around it. @param {HTMLInputElement} input */
  const reached = (input) => input.tabIndex >= 0 && !input.closest('[tabindex="0"]:not(input), [role="combobox"]');

  /** Whether a box lies around a frame with nothing more to see in it. @param {Element | null} box @param {Element} frame */
  const tight = (box, frame) => box !== null && box.getBoundingClientRect().height <= frame.getBoundingClientRect().height + MAX_SLACK_PX && box.querySelectorAll('input:not([type="hidden"]), textarea, select').length === 1;
  const MAX_SLACK_PX = 4;

  const WAITING = '[role="listbox"], [role="menu"], :is(ul, ol, div):is([class*="dropdown-menu" i], [class*="options" i], [class*="listbox" i])';

  /** A list that waits closed beside a text box, where nothing else is entered. @param {HTMLInputElement} input @returns {Element | null} */
  function waiting(input) {
    if (!/^(?:text|search)$/.test(input.type) || input.hasAttribute('role') || !reached(input) || dated(input)) return null;
    let at = input.parentElement;
    for (let step = 0; at && step < MAX_CALLED && at.querySelectorAll('input:not([type="hidden"]), textarea, select, button').length === 1; step++, at = at.parentElement) {
      const found = [...at.querySelectorAll(WAITING)].find((list) => !list.contains(input) && !list.checkVisibility());
      if (found) return found;
    }
    return null;
  }

  /** Text boxes that turned out to open a list. @type {WeakSet<Element>} */
  const learned = new WeakSet();
  /** Take a text box for a choice from now on. @param {Element} input */
  const learn = (input) => learned.add(input);

  const MAX_CALLED = 5;

  /** Whether a box around a text box, with nothing else to enter in it, is called a choice, and none is called a calendar. @param {Element} input */
  function calledSelect(input) {
    /** @type {string[]} */
    const names = [];
    let at = input.parentElement;
    for (let step = 0; at && step < MAX_CALLED && at.querySelectorAll('input:not([type="hidden"]), textarea, select').length === 1; step++, at = at.parentElement) names.push(...at.classList);
    return names.some((name) => SELECTS.test(name)) && !names.some((name) => /date|calendar|month/i.test(name));
  }

  /** @param {Element} element */
  function family(element) {
    for (const [name, marks] of FAMILY_MARKS) if (element.matches(marks)) return name;
    return element.tagName === 'INPUT' ? 'combobox' : 'listbox-button';
  }

  /** The part of a react-select that holds its chips or its single value. @param {Element} input @returns {Element | null} */
  const valueContainer = (input) => (input.parentElement?.hasAttribute('data-value') ? input.parentElement.parentElement : null);

  /** What a person sees of a choice widget. @param {Element} element */
  function boxOf(element) {
    const marked = element.closest(BOX_MARKS);
    if (marked) {
      const outer = marked.matches('[class*="select__control"]') ? (marked.parentElement ?? marked) : marked;
      return outer;
    }
    // react-select without class names: container > control > value container > input container > input.
    const values = valueContainer(element);
    if (values) return values.parentElement?.parentElement ?? values;
    return shown.frame(element) ?? (element.tagName === 'INPUT' ? element.parentElement : element);
  }

  /** @param {Element} box */
  const isMultiple = (box) =>
    box.matches('.ant-select-multiple, .p-multiselect, .mantine-MultiSelect-wrapper, .mantine-TagsInput-wrapper, [class*="is-multi"], [data-automation-id="multiSelectContainer"]') ||
    box.querySelector('[class*="multi-value" i], [class*="multiValue"], [class*="is-multi"], .MuiChip-root, [aria-multiselectable="true"]') !== null;

  /** The choice widget a control belongs to, if it is one. @param {Element} element @returns {RawField | null} */
  function choice(element) {
    if (element.tagName === 'SELECT') {
      const multiple = /** @type {HTMLSelectElement} */ (element).multiple;
      const dress = dressing(element);
      const used = dress ? null : usedFor(element);
      const other = used && choice(used);
      if (other) return { ...other, members: [element, ...other.members], stand: element };
      const inside = dress ? [dress.box, ...dress.box.querySelectorAll('input,select,textarea,button,[role]')] : [];
      return {
        // An empty select behind a button with a menu: what it offers is not known before it is opened.
        kind: multiple ? 'multiselect' : dress?.widget === 'menu-button' ? 'combobox' : 'select',
        widget: dress?.widget ?? null,
        anchor: element,
        members: [element, ...inside],
        box: dress?.box ?? null,
        multiple,
      };
    }
    if (opensList(element)) {
      const inner = element.tagName === 'INPUT' ? null : (element.querySelector('input:not([type="hidden"])') ?? element.shadowRoot?.querySelector('input:not([type="hidden"])'));
      // A box to search in that comes only with the list does not stand for the question.
      const anchor = inner && !isTwin(inner) && inner.checkVisibility() ? inner : element;
      const box = boxOf(anchor) ?? anchor;
      return {
        kind: 'combobox',
        widget: family(anchor),
        anchor,
        members: [element, anchor, ...(inner ? [inner] : []), ...twins(anchor, box), ...closed(element)],
        box,
        multiple: isMultiple(box),
      };
    }
    if (element.tagName === 'INPUT') {
      const list = /** @type {HTMLInputElement} */ (element).list;
      if (list) return { kind: 'combobox', widget: 'datalist', anchor: element, members: [element], box: null };
      const type = /** @type {HTMLInputElement} */ (element).type;
      if ((type === 'text' || type === 'search') && (element.matches(SUGGEST_MARKS) || suggestsBeside(element))) {
        return { kind: 'combobox', widget: 'suggest', anchor: element, members: [element], box: null };
      }
      if (learned.has(element) || calledChoice(/** @type {HTMLInputElement} */ (element)) || waiting(/** @type {HTMLInputElement} */ (element))) {
        const box = boxOf(element) ?? element;
        return { kind: 'combobox', widget: 'called', anchor: element, members: [element, ...twins(element, box)], box, multiple: isMultiple(box) };
      }
    }
    return null;
  }

  /** What stands in the closed list of a box that is pressed: its options, and a box to search among them. @param {Element} element @returns {Element[]} */
  const closed = (element) => (element.tagName === 'INPUT' ? [] : [...element.querySelectorAll('input')].filter((at) => !at.checkVisibility()));

  /** A list for suggestions stands right behind the text box. @param {Element} input */
  function suggestsBeside(input) {
    const next = input.nextElementSibling;
    return next !== null && next.matches('[class*="dropdown-results"], [class*="suggestions"], [role="listbox"]');
  }

  /** Inputs that only carry a widget's value or validity. @param {Element} anchor @param {Element} box */
  function twins(anchor, box) {
    const around = box.parentElement ?? box;
    const inside = around.querySelectorAll('input, select');
    // A button that opens the list one may also type into, and controls that nobody can see or reach, are no fields of their own.
    const triggers = [...(anchor.tagName === 'INPUT' ? box : around).querySelectorAll(':is(button, [role="button"])[aria-haspopup="listbox"]')].filter((at) => at !== anchor && (anchor.tagName === 'INPUT' || at.parentElement === anchor.parentElement));
    const search = (/** @type {Element} */ at) => anchor.tagName !== 'INPUT' && at.getAttribute('tabindex') === '-1' && box.contains(at);
    const silent = (/** @type {Element} */ at) => isTwin(at) || search(at) || (box.contains(at) && (at.getAttribute('aria-hidden') === 'true' || (at.tagName === 'SELECT' && at.getAttribute('tabindex') === '-1')));
    if (inside.length > 8) return triggers;
    return [...triggers, ...[...inside].filter((at) => at !== anchor && silent(at))];
  }

  /** @param {Element | null} element */
  const shownText = (element) => text.textOf(element, 500);

  /**
   * What a choice widget shows as chosen; empty when nothing is.
   * @param {RawField} raw
   * @returns {string[]}
   */
  function chosen(raw) {
    // Some widgets are drawn anew with each choice.
    if (raw.box && !raw.box.isConnected) raw.box = dressing(raw.anchor)?.box ?? boxOf(raw.anchor);
    const box = raw.box ?? raw.anchor;
    const values = valueContainer(raw.anchor);
    if (values) {
      const shown = [...values.children].filter((at) => at !== raw.anchor.parentElement && !at.id.endsWith('-placeholder') && !at.matches('[class*="placeholder"]'));
      if (shown.some((at) => at.querySelector('[aria-label^="Remove"], [class*="multi-value__remove"]'))) raw.multiple = true;
      return shown.map(shownText).filter(Boolean);
    }
    const chips = box.querySelectorAll(
      '[class*="multi-value__label" i], [class*="multiValue"] > div:first-child, .ant-select-selection-overflow-item .ant-select-selection-item-content, .MuiChip-label, [data-automation-id="selectedItem"], .select2-search-choice, .select2-selection__choice__display, .choices__list--multiple .choices__item, .ts-control > .item, .selectize-input > .item, .chosen-choices .search-choice, .mantine-Pill-label, .p-multiselect-token-label, .vs__selected, .el-select__tags-text',
    );
    if (chips.length) {
      raw.multiple = raw.anchor.tagName === 'SELECT' ? /** @type {HTMLSelectElement} */ (raw.anchor).multiple : true;
      return [...chips].map(shownText).filter(Boolean);
    }
    if (raw.widget === 'menu-button' || raw.widget === 'icims') return named(shownText(box.querySelector('[aria-haspopup]')));
    const single = box.querySelector(
      '[class*="single-value" i], [class*="singleValue"], .ant-select-selection-item, .select2-selection__rendered, .select2-chosen, .choices__list--single .choices__item:not(.choices__placeholder), .chosen-single:not(.chosen-default), .nice-select .current, .filter-option-inner-inner, .selectric .label, .p-dropdown-label:not(.p-placeholder), .p-select-label:not(.p-placeholder), .el-select__selected-item.el-select__placeholder:not(.is-transparent), .ss-single, .v-select__selection-text',
    );
    if (single && !single.querySelector('.select2-selection__placeholder')) return named(shownText(single));
    if (raw.widget === 'drawn') return drawnChoices(raw);
    if (raw.anchor.tagName === 'SELECT') return [];
    return stood(raw) ?? inFrame(raw);
  }

  /** Those of a hidden select's options that are shown in its place. @param {RawField} raw @returns {string[]} */
  function drawnChoices(raw) {
    const box = /** @type {Element} */ (raw.box);
    const inputs = [...box.querySelectorAll('input')].filter((at) => at.checkVisibility()).map((at) => at.value);
    const options = new Set([.../** @type {HTMLSelectElement} */ (raw.anchor).options].map((option) => text.normalise(option.label || option.text)));
    // Several choices may stand there as one text.
    const said = [...inputs, ...shown.words(box, raw.name ?? '')].map(text.normalise).flatMap((words) => (options.has(words) ? [words] : words.split(/\s*[,;]\s*/)));
    return [...new Set(said.filter((words) => options.has(words)).flatMap(named))];
  }

  /** What a list said it took, by what the frame has shown since: a frame may only count ("2 selected"). @type {WeakMap<Element, {words: string, values: string[]}>} */
  const counted = new WeakMap();

  /** @param {RawField} raw @param {string[]} values chosen in its list, as the list itself says */
  const note = (raw, values) => counted.set(raw.anchor, { words: said(raw), values });

  /** All words of the frame, also those in a box that only shows them. @param {RawField} raw */
  function said(raw) {
    const box = raw.box ?? raw.anchor;
    const locked = [...box.querySelectorAll('input')].filter((at) => at.readOnly && at.checkVisibility()).map((at) => at.value);
    return [...shown.words(box), ...locked].filter(Boolean).join('\n');
  }

  /** @param {RawField} raw @returns {string[] | null} */
  function stood(raw) {
    const found = counted.get(raw.anchor);
    return found && found.words !== '' && found.words === said(raw) ? found.values : null;
  }

  /** @param {RawField} raw @returns {string[]} */
  function inFrame(raw) {
    if (raw.anchor.tagName === 'INPUT') {
      const parts = raw.box?.contains(raw.anchor) ? shown.words(raw.box, raw.name ?? '', true).flatMap(named) : [];
      // What is typed to search is no choice where choices stand beside it.
      return parts.length ? parts : named(text.normalise(/** @type {HTMLInputElement} */ (raw.anchor).value));
    }
    const own = shown.words(raw.anchor, raw.name ?? '').flatMap(named);
    const parts = raw.box && (raw.multiple || !own.length) ? shown.words(raw.box, raw.name ?? '').flatMap(named) : own;
    if (raw.anchor.hasAttribute('data-placeholder') || raw.anchor.querySelector('[data-placeholder]')) return [];
    return raw.multiple || parts.length < 2 || raw.anchor.querySelector('[class*="placeholder" i]') ? parts : named(shownText(raw.anchor));
  }

  /** @param {string} shown */
  const named = (shown) => (shown && !EMPTY_CHOICE.test(shown) ? [shown] : []);

  /** The list a choice widget opens, if it stands in the page. @param {Element} anchor @returns {Element | null} */
  function listOf(anchor) {
    for (const attribute of ['aria-controls', 'aria-owns', 'list']) {
      for (const found of walk.referenced(anchor, attribute)) {
        const list = found.matches('[role="listbox"], ul') ? found : found.querySelector('[role="listbox"]');
        return list ?? found;
      }
    }
    return null;
  }

  agent.widgets = Object.freeze({ choice, learn, opensList, chosen, said, note, listOf, isTwin, dressing, EMPTY_CHOICE });
})();
