// @ts-check
// Controls that are one question: radios, checkboxes, yes/no buttons, date parts.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.groups) return;
  const { walk, text } = agent;

  const NO_QUESTION = new Set(['hidden', 'submit', 'button', 'reset', 'image']);
  const CAPTCHA = /^(?:g-recaptcha-response|h-captcha-response|cf-turnstile-response)/;
  const MAX_BUTTONS = 6;
  /** Checkboxes with longer labels than this are statements of their own, not options of one question. */
  const MAX_OPTION_LENGTH = 80;

  const YES_NO =
    /^(?:yes|no|ja|nein|oui|non|s[ií]|nee|tak|nie|sim|não|nao|да|нет|evet|hayır|はい|いいえ|是|否|예|아니요|true|false|n\/a|not sure|unsure)$/iu;

  const KIND_BY_TYPE = {
    email: 'email', tel: 'tel', url: 'url', number: 'number', search: 'search', password: 'password', file: 'file',
    date: 'date', 'datetime-local': 'date', week: 'date', month: 'month', time: 'time', text: 'text',
  };

  /**
   * All raw fields of a list of controls in their order.
   * @param {Element[]} controls @param {() => Promise<void> | null} pace
   * @returns {Promise<any[]>}
   */
  async function assemble(controls, pace) {
    controls = controls.filter((control) => !echoes(control));
    /** @type {Set<Element>} */
    const taken = new Set();
    const fields = [];
    const context = { controls, taken, radios: byKey(controls, 'radio'), checkboxes: byKey(controls, 'checkbox') };
    // Choice widgets first: they own inputs that would look like fields of their own.
    const choices = new Map();
    const selects = controls.filter((control) => control.tagName === 'SELECT');
    for (const control of [...selects, ...controls]) {
      await pace();
      if (taken.has(control) || skipped(control)) continue;
      const raw = isPlainButton(control) ? null : agent.widgets.choice(control);
      if (!raw) continue;
      choices.set(control, raw);
      for (const member of raw.members) taken.add(member);
    }
    for (const control of controls) {
      await pace();
      if (choices.has(control)) fields.push(choices.get(control));
      else if (!taken.has(control) && !skipped(control)) {
        const raw = single(control, context);
        if (!raw) continue;
        fields.push(raw);
        for (const member of raw.members) taken.add(member);
      }
    }
    return fields;
  }

  /** A native radio or checkbox that only carries to the form what a drawn one beside it holds. @param {Element} control */
  function echoes(control) {
    if (control.closest('[aria-hidden="true"]') && dressed(control)) return true;
    if (control.tagName !== 'INPUT') return false;
    const { type } = /** @type {HTMLInputElement} */ (control);
    if (type === 'date' && !control.checkVisibility()) return (control.parentElement?.querySelectorAll('input[type="number"]').length ?? 0) > 1;
    if (type !== 'radio' && type !== 'checkbox') return false;
    const drawn = `:is([role="${type}"], [role="switch"])`;
    if (!control.checkVisibility({ visibilityProperty: true })) {
      const beside = [control.previousElementSibling, control.nextElementSibling].some((at) => at?.matches(`${drawn}[aria-checked]`) && !at.querySelector('input'));
      return beside || control.closest(drawn) !== null;
    }
    return agent.widgets.isTwin(control) && control.parentElement?.querySelector(`:scope > ${drawn}`) != null;
  }

  /** Whether a select that is hidden from everybody stands beside the control that is used in its stead. @param {Element} control */
  function dressed(control) {
    if (control.tagName !== 'SELECT' || agent.widgets.dressing(control)) return false;
    let at = control.closest('[aria-hidden="true"]')?.parentElement ?? null;
    for (let step = 0; at && step < 2; step++, at = at.parentElement) if (at.querySelector('[aria-haspopup="listbox"], [role="combobox"]')) return true;
    return false;
  }

  /** @param {Element} control */
  function skipped(control) {
    if (control.tagName === 'INPUT' && NO_QUESTION.has(/** @type {HTMLInputElement} */ (control).type)) return true;
    if (control.closest('.iti') && /** @type {HTMLInputElement} */ (control).type !== 'tel') return true;
    if (control.matches('.iti__search-input, .ql-clipboard, .select2-search__field, .select2-input')) return true;
    // An editor's own tools: colours, headings, links.
    const tools = control.closest(TOOLBARS);
    if (tools?.querySelector('[contenteditable="true"], form') === null && !namedBeside(control, tools)) return true;
    if (toolOf(control) || calendarTool(control)) return true;
    if (agent.values.isSpare(control)) return true;
    return CAPTCHA.test(control.getAttribute('name') ?? control.id);
  }

  /** Whether a control that is not shown turns the pages of the closed calendar of a box. @param {Element} control */
  const calendarTool = (control) => control.tagName === 'SELECT' && !control.checkVisibility() && control.closest(CALENDARS)?.querySelector('input[type="text"]') != null;
  const CALENDARS = '[class*="datepicker" i]:has(input), [class*="date-picker" i]:has(input)';

  const MAX_TOOL_STEPS = 3;

  /** Whether a box that is not shown belongs to the editor beside it: the address of a link, a formula. @param {Element} control */
  function toolOf(control) {
    if (control.tagName !== 'INPUT' || /** @type {HTMLInputElement} */ (control).type === 'file' || control.checkVisibility({ visibilityProperty: true })) return false;
    let at = control.parentElement;
    for (let step = 0; at && step < MAX_TOOL_STEPS && !/^(?:FORM|FIELDSET|BODY)$/.test(at.tagName); step++, at = at.parentElement) if (at.querySelector('[contenteditable="true"]')) return true;
    return false;
  }

  /** Whether a label of the page's own names a control: a row of choices with the box to add more may call itself a toolbar. @param {Element} control @param {Element} tools */
  const namedBeside = (control, tools) => control.getAttribute('role') === 'combobox' && [.../** @type {HTMLInputElement} */ (control).labels ?? []].some((label) => !tools.contains(label));

  const TOOLBARS = '[role="toolbar"], [class$="-toolbar"], [class*="-toolbar "], [class="toolbar"]';

  /** @param {Element} control */
  const isButton = (control) => control.tagName === 'BUTTON' || control.getAttribute('role') === 'button';
  /** @param {Element} control */
  const isPlainButton = (control) => isButton(control) && !agent.widgets.opensList(control);

  /** @param {Element} control @param {string} kind */
  const isOption = (control, kind) =>
    control.tagName === 'INPUT' ? /** @type {HTMLInputElement} */ (control).type === kind : walk.roleOf(control) === kind;

  const SETS = '[role="radiogroup"], fieldset';
  /** Radios without a name belong together by what stands around them. */
  const UNSAID_SETS = ':is([class*="radio-group" i], [class*="radiogroup" i]):not(label, [class*="item" i])';

  const MAX_SET_STEPS = 5;

  /** What stands in each box that holds a control: its controls, but for buttons. @param {Element[]} controls @returns {Map<Element, Element[]>} */
  function standing(controls) {
    const found = new Map();
    for (const control of controls.filter((at) => at.tagName !== 'BUTTON')) {
      for (let at = walk.parentOf(control); at; at = walk.parentOf(at)) found.set(at, [...(found.get(at) ?? []).slice(-MAX_STANDING), control]);
    }
    return found;
  }
  const MAX_STANDING = 40;

  /**
   * What holds options without a name or a set: radios with the next that come together, checkboxes with nothing else, no form.
   * @param {Element} control @param {Element} stands @param {string} kind @param {Map<Element, Element[]>} below @returns {Element | null}
   */
  function unsaidSet(control, stands, kind, below) {
    let box = walk.parentOf(stands);
    for (let step = 0; box && step < MAX_SET_STEPS && !/^(?:FORM|BODY)$/.test(box.tagName); step++, box = walk.parentOf(box)) {
      const all = below.get(box) ?? [];
      if (!all.every((at) => isOption(at, kind))) break;
      if (all.length > 1) return box;
    }
    return kind === 'radio' ? walk.parentOf(walk.parentOf(stands) ?? stands) : control;
  }

  /** Radios or checkboxes that belong together. @param {Element[]} controls @param {string} kind @returns {Map<Element, Element[]>} */
  function byKey(controls, kind) {
    /** @type {Map<string, Element[]>} */
    const groups = new Map();
    /** @type {Map<Element, Element[]> | undefined} */
    let below;
    /** @type {Map<Element, number>} */
    const ids = new Map();
    const number = (/** @type {Element | null} */ at) => {
      if (!at) return 0;
      if (!ids.has(at)) ids.set(at, ids.size + 1);
      return ids.get(at);
    };
    for (const control of controls) {
      if (!isOption(control, kind)) continue;
      // What is drawn as a radio may bear its value as its name.
      const drawn = control.tagName !== 'INPUT' && walk.around(control, '[role="radiogroup"]') !== null;
      const name = drawn ? null : control.getAttribute('name');
      const form = /** @type {HTMLInputElement} */ (control).form ?? null;
      const set = walk.around(control, kind === 'radio' ? (name || drawn ? SETS : `${SETS}, ${UNSAID_SETS}`) : 'fieldset, [role="group"]');
      const stands = agent.texts.hosted(control);
      const root = stands.getRootNode();
      const tree = root instanceof ShadowRoot ? root.host : null;
      const key = name ? `name ${number(form)} ${number(tree)} ${name}` : `set ${number(set ?? unsaidSet(control, stands, kind, (below ??= standing(controls))))}`;
      groups.set(key, [...(groups.get(key) ?? []), control]);
    }
    return new Map([...groups.values()].map(onceEach).flatMap((members) => members.map((member) => [member, members])));
  }

  /** Options of the page's own kind without what stands for them twice: the native one inside is the option, one beside them all that nobody sees only carries their value. @param {Element[]} members */
  function onceEach(members) {
    const own = (/** @type {Element} */ at) => at.localName.includes('-');
    const left = members.filter((at) => !own(at) || !members.some((other) => other !== at && walk.holds(at, other)));
    return left.some(own) ? left.filter((at) => own(at) || at.checkVisibility({ opacityProperty: true })) : left;
  }

  /** @param {Element} control @param {any} context @returns {any} */
  function single(control, context) {
    const native = control.tagName === 'INPUT' ? null : drawnFor(control);
    if (native) return context.taken.has(native) ? null : { ...single(native, context), box: control };
    if (isOption(control, 'radio')) {
      const members = context.radios.get(control) ?? [control];
      return { kind: 'radio', widget: members[0].tagName === 'INPUT' ? null : 'aria-radio', anchor: control, members, box: null };
    }
    if (isOption(control, 'checkbox') || walk.roleOf(control) === 'switch') return checkboxes(control, context);
    if (isPlainButton(control)) return buttons(control, context) ?? calendarButton(control) ?? agent.repeats.adder(control);
    if (control.getAttribute('tabindex') === '0' && !control.hasAttribute('role')) return calendarButton(control) ?? plain(control);
    if (control.getAttribute('role') === 'listbox') return openList(control);
    if (control.getAttribute('role') === 'spinbutton') return dateParts(control, context) ?? plain(control);
    return numberedParts(control, context) ?? plain(control);
  }

  /** Lists inside these show what was chosen, or belong to the box one types into. */
  const OWN_LISTS = '[data-automation-id="multiSelectContainer"], .choices, .ant-select, .select2-container, .ts-wrapper, .selectize-control, [role="combobox"]';

  /** A list that stands open in the page for good: its options are chosen among as radios or checkboxes are. @param {Element} control */
  function openList(control) {
    const options = [...control.querySelectorAll('[role="option"]')];
    const { position } = getComputedStyle(control);
    if (options.length < 2 || position === 'absolute' || position === 'fixed' || control.closest(OWN_LISTS)) return null;
    const id = CSS.escape(walk.idOf(control));
    const root = /** @type {Document | ShadowRoot} */ (control.getRootNode());
    if (id && root.querySelector(`[aria-controls~="${id}"], [aria-owns~="${id}"], input[list="${id}"]`)) return null;
    const multiple = control.getAttribute('aria-multiselectable') === 'true';
    return { kind: multiple ? 'checkbox_group' : 'radio', widget: 'listbox', anchor: control, members: options, box: control, multiple };
  }

  /** The native control that a drawn radio or checkbox stands for, inside it or beside it. @param {Element} control @returns {Element | null} */
  function drawnFor(control) {
    const role = control.getAttribute('role');
    if (role !== 'radio' && role !== 'checkbox' && role !== 'switch') return null;
    const kind = role === 'radio' ? 'radio' : 'checkbox';
    const near = control.querySelector(`input[type="${kind}"]`) ?? control.shadowRoot?.querySelector(`input[type="${kind}"]`) ?? control.parentElement?.querySelector(`:scope > input[type="${kind}"]`);
    return near && !echoes(near) ? near : null;
  }

  /** @param {Element} control */
  function plain(control) {
    const made = (/** @type {string} */ kind, /** @type {string | null} */ widget = null) => ({
      kind, widget, anchor: control, members: [control], box: null,
    });
    if (control.tagName === 'TEXTAREA') return made('textarea');
    if (control.tagName === 'INPUT') {
      const type = /** @type {HTMLInputElement} */ (control).type;
      const kind = KIND_BY_TYPE[/** @type {keyof typeof KIND_BY_TYPE} */ (type)] ?? 'other';
      if (kind === 'text') {
        const asked = dateAsked(control);
        if (asked) return made(asked, 'text-date');
      }
      const country = kind === 'tel' && control.closest('.iti') ? 'intl-tel-input' : null;
      return made(kind, country);
    }
    if (/** @type {HTMLElement} */ (control).isContentEditable) return made('richtext', editor(control));
    return null;
  }

  const DATE_FORMAT = /^(?:(?:dd?|mm?|jj|tt|gg|yy(?:yy)?|jjjj|aaaa)[/.\-\s]{1,3}){1,2}(?:dd?|mm?|yy(?:yy)?|jjjj|aaaa|jj|tt)$/i;
  const DATE_MARKS =
    '.flatpickr-input, .react-datepicker__input-container input, .hasDatepicker, [data-provide="datepicker"], .MuiPickersInputBase-input, [class*="datepicker" i], [class*="date-picker" i] input, [class*="datepicker" i] input, [class$="-picker"] input, [class*="-picker-input"] input';
  const DATE_WORDS = /^(?:please )?(?:select|pick|choose|enter)?(?: an?| the| your)? ?(?:\w+ )?date$|^datum(?: wählen| auswählen)?$|^请选择日期$/i;

  /** Whether a text box asks for a date, by the format it shows or the calendar it opens. @param {Element} control @returns {'date' | 'month' | null} */
  function dateAsked(control) {
    const format = text.normalise(control.getAttribute('placeholder'));
    if (DATE_FORMAT.test(format) && /[mM]/.test(format)) return /d|t/i.test(format.replace(/jjjj/i, '')) || /jj[^j]/i.test(format) ? 'date' : 'month';
    if (DATE_WORDS.test(format) || control.matches(DATE_MARKS) || closedDate(/** @type {HTMLInputElement} */ (control))) return 'date';
    return opensCalendar(control) ? 'date' : null;
  }

  const DATED = /date-?picker|calendar/i;
  const DATE_NAMES = /\bdates?\b|birth|\bdatum\b|geburts|naissance|\bfecha\b|nacimiento|\bnascita\b/i;

  /** A box that is called by a date and not typed into: it is filled from a calendar. @param {HTMLInputElement} control */
  const closedDate = (control) => control.readOnly && DATE_NAMES.test([...(control.labels ?? [])].map((at) => text.textOf(at, 80)).concat(control.getAttribute('aria-label') ?? '', control.placeholder).join(' '));

  /** A button with a calendar behind it, that says to pick a date or the day that was picked. @param {Element} control */
  function calendarButton(control) {
    const opens = walk.closest(control, '[aria-haspopup]')?.getAttribute('aria-haspopup') ?? '';
    // What is drawn as a box says by its makers' word that it asks for a date.
    const drawn = !isButton(control) && control.tagName !== 'INPUT';
    if (!/^(?:dialog|grid)$/.test(opens) || (drawn ? !DATED.test(control.className) : !control.hasAttribute('aria-haspopup'))) return null;
    const words = text.textOf(control, 60);
    if (!DATE_WORDS.test(words) && agent.values.dayOn(control) === null) return null;
    return { kind: 'date', widget: 'calendar-button', anchor: control, members: [control], box: null };
  }

  /** A text box that opens a calendar says so by what it opens; lists to choose from are taken before. @param {Element} control */
  const opensCalendar = (control) => control.getAttribute('aria-haspopup') === 'grid' || (control.getAttribute('aria-haspopup') === 'dialog' && walk.closest(control, '[class*="date" i], [class*="calendar" i], [id*="date" i]') !== null);

  /** @param {Element} control */
  function editor(control) {
    if (control.classList.contains('ql-editor')) return 'quill';
    if (control.classList.contains('ProseMirror')) return 'prosemirror';
    return 'contenteditable';
  }

  /** @param {Element} control @param {any} context */
  function checkboxes(control, context) {
    const one = { kind: 'checkbox', widget: control.tagName === 'INPUT' ? null : 'aria-checkbox', anchor: control, members: [control], box: null };
    const named = (context.checkboxes.get(control) ?? [control]).filter((/** @type {Element} */ at) => !context.taken.has(at));
    const together = named.length > 1 ? named : besides(control, context);
    if (together.length < 2) return one;
    const lengths = together.map((/** @type {Element} */ at) => agent.texts.optionLabel(at).length);
    const mean = lengths.reduce((/** @type {number} */ sum, /** @type {number} */ length) => sum + length, 0) / lengths.length;
    if (mean > MAX_OPTION_LENGTH) return one;
    return { kind: 'checkbox_group', widget: one.widget, anchor: control, members: together, box: null, multiple: true };
  }

  /** Checkboxes of one fieldset or group that holds nothing else. @param {Element} control @param {any} context */
  function besides(control, context) {
    const set = walk.closest(control, 'fieldset, [role="group"]');
    if (!set || !agent.texts.groupName(set)) return [control];
    const inside = [...set.querySelectorAll('input:not([type="hidden"]), select, textarea, [role="checkbox"]')];
    return inside.every((at) => isOption(at, 'checkbox') && !context.taken.has(at)) ? inside : [control];
  }

  /** Two or more buttons that answer one question. @param {Element} control @param {any} context */
  function buttons(control, context) {
    const row = control.parentElement;
    if (!row) return null;
    const peers = [...row.children].map((at) => (isButton(at) ? at : at.childElementCount === 1 && isButton(at.children[0]) ? at.children[0] : null));
    const set = /** @type {Element[]} */ (peers.filter(Boolean));
    const holder = set.length > 1 ? row : row.parentElement;
    const options = set.length > 1 ? set : [...(holder?.children ?? [])].flatMap((at) => [...at.querySelectorAll(':scope > button')]);
    if (!holder || options.length < 2 || options.length > MAX_BUTTONS || !options.includes(control)) return inSet(control);
    const labels = options.map((at) => text.textOf(at, 60));
    const pressed = options.every((at) => at.hasAttribute('aria-pressed'));
    const answers = labels.every((label) => YES_NO.test(label)) && new Set(labels).size === labels.length;
    if (!answers && !(pressed && labels.every(Boolean))) return null;
    if (!answers && holder.closest('[role="toolbar"], nav')) return null;
    const around = [...holder.querySelectorAll('input[type="checkbox"], input[type="hidden"]')];
    const twin = around.find((at) => /** @type {HTMLInputElement} */ (at).type === 'checkbox' && !context.taken.has(at));
    return { kind: 'buttons', widget: 'button-pair', anchor: options[0], members: twin ? [...options, twin] : options, box: holder, options };
  }

  /** Buttons that say whether they are pressed, each in wrappings of its own, in a named set with nothing else to enter. @param {Element} control */
  function inSet(control) {
    const set = control.hasAttribute('aria-pressed') ? walk.closest(control, 'fieldset, [role="group"], [role="radiogroup"]') : null;
    if (!set || !agent.texts.groupName(set) || set.querySelector('input:not([type="hidden"]), select, textarea')) return null;
    const options = [...set.querySelectorAll('button, [role="button"]')];
    const told = options.every((at) => at.hasAttribute('aria-pressed') && text.textOf(at, 60) !== '');
    if (!told || options.length < 2 || options.length > MAX_BUTTONS || set.closest('[role="toolbar"], nav')) return null;
    return { kind: 'buttons', widget: 'button-pair', anchor: options[0], members: options, box: set, options };
  }

  /** Spin boxes for month, day and year of one date. @param {Element} control @param {any} context */
  function dateParts(control, context) {
    const box = walk.closest(control, '[data-automation-id="dateInputWrapper"], [role="group"], fieldset');
    if (!box) return null;
    const parts = [...box.querySelectorAll('[role="spinbutton"]')].filter((at) => !context.taken.has(at));
    const named = parts.filter((at) => partOf(at));
    if (parts.length < 1 || parts.length > 5 || named.length !== parts.length) return null;
    return { kind: 'date_parts', widget: 'spin-date', anchor: parts[0], members: parts, box };
  }

  const MAX_PART_STEPS = 3;

  /** Unnamed boxes for the parts of one date that stand side by side. @param {Element} control @param {any} context */
  function numberedParts(control, context) {
    const input = /** @type {HTMLInputElement} */ (control);
    if (control.tagName !== 'INPUT' || input.labels?.length || !/^(?:number|text|tel)$/.test(input.type) || !partOf(control)) return null;
    let box = control.parentElement;
    for (let step = 0; box && step < MAX_PART_STEPS; step++, box = box.parentElement) {
      const parts = [...box.querySelectorAll('input:not([type="hidden"]):not([hidden]), select, textarea')];
      if (parts.length < 2) continue;
      const named = parts.map(partOf);
      const whole = parts.length <= 3 && !named.includes(null) && named.includes('year') && new Set(named).size === parts.length;
      return whole && parts.every((at) => at.tagName === 'INPUT' && !context.taken.has(at)) ? { kind: 'date_parts', widget: 'number-date', anchor: control, members: parts, box } : null;
    }
    return null;
  }

  const PART_WORDS = [
    ['month', /\b(?:month|monat|mois|mes|mese|maand|mm)\b/i],
    ['day', /\b(?:day|tag|jour|d[ií]a|giorno|dag|dd)\b/i],
    ['year', /\b(?:year|jahr|ann[ée]e|a[ñn]o|anno|jaar|yyyy)\b/i],
  ];

  /** Which part of a date a control holds. @param {Element} control @returns {string | null} */
  function partOf(control) {
    const words = [control.getAttribute('aria-label'), control.getAttribute('data-automation-id'), control.getAttribute('placeholder'), control.getAttribute('name'), control.id]
      .filter(Boolean).join(' ').replace(/([a-z])([A-Z])/g, '$1 $2');
    for (const [part, pattern] of PART_WORDS) if (/** @type {RegExp} */ (pattern).test(words)) return /** @type {string} */ (part);
    return null;
  }

  agent.groups = Object.freeze({ assemble, dateAsked, partOf, isOption });
})();
