// @ts-check
// Reads the form fields of one document: every question a person sees, once.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.scan) return;
  const { text, walk, widgets, groups, sections, repeats, searches, texts, required, visibility, values } = agent;

  const MAX_FIELDS = 600;
  const MAX_OPTIONS = 1000;

  /** @typedef {import('../shared/contracts').FieldDescriptor} FieldDescriptor */
  /** @typedef {{raw: any, descriptor: FieldDescriptor}} Known */
  /** `owned`: headings inside the territory of one field; `named`: labels of the fields before. @typedef {{headings: Element[], owned: Set<Element>, named: Set<string>, searches: {holds: (control: Element) => boolean}}} Surroundings */

  /** @type {Map<string, Known>} */
  let known = new Map();
  /** @type {Map<Element, number>} */
  let lastCounts = new Map();
  /** @type {WeakMap<Element, string>} */
  const ids = new WeakMap();

  /** @returns {Promise<import('../shared/contracts').FormSnapshot>} */
  async function read() {
    const { fields, truncated } = await scan();
    await walk.breathe();
    return {
      v: 1,
      url: location.href,
      title: text.normalise(document.title).slice(0, 300),
      lang: document.documentElement.lang || null,
      ats_marks: agent.posting.marks(),
      fields,
      captcha: captcha(),
      truncated,
    };
  }

  async function scan() {
    const pace = walk.pacer();
    const found = await walk.collect(document, pace);
    const controls = found.entries.filter((/** @type {any} */ entry) => !entry.heading).map((/** @type {any} */ entry) => entry.element);
    let raws = await groups.assemble(controls, pace);
    const truncated = found.truncated || raws.length > MAX_FIELDS;
    raws = raws.slice(0, MAX_FIELDS);
    const counts = await countBelow(raws, pace);
    const headings = sectionsOf(found.entries, new Set(raws.map((/** @type {any} */ raw) => raw.anchor)));
    const owned = new Set();
    const named = new Set();
    for (const raw of raws) {
      await pace();
      raw.territory = texts.territory(raw, counts);
    }
    const sight = new visibility.Sight();
    const searching = new searches.Searches();
    const frame = walk.framePath();
    const next = new Map();
    const fields = [];
    const stayed = [];
    for (const raw of raws) {
      await pace();
      // A page that draws itself anew takes fields away while they are read.
      if (!raw.anchor.isConnected) continue;
      stayed.push(raw);
      const above = headings.get(raw.anchor) ?? [];
      const descriptor = describe(raw, counts, { headings: above, owned, named, searches: searching }, sight);
      // Beside a label of the field's own a heading is one over the fields that follow, too.
      const called = descriptor.texts?.label ? descriptor.label : '';
      for (const heading of above) if (raw.territory.contains(heading) && (!called || texts.clean(text.textOf(heading, 200)) === called)) owned.add(heading);
      descriptor.frame = frame;
      named.add(descriptor.label);
      descriptor.id = idOf(raw, descriptor, next);
      next.set(descriptor.id, { raw, descriptor });
      fields.push(descriptor);
    }
    sections.repeatSections(fields);
    repeats.number(stayed, fields);
    nameAdders(fields, next);
    known = next;
    lastCounts = counts;
    return { fields, truncated };
  }

  /** The button that adds an entry is called by the entry it adds: once added, it is another field. @param {FieldDescriptor[]} fields @param {Map<string, Known>} next */
  function nameAdders(fields, next) {
    for (const field of fields) {
      if (field.kind !== 'add') continue;
      const entry = /** @type {Known} */ (next.get(field.id));
      next.delete(field.id);
      ids.delete(entry.raw.anchor);
      const base = `add-${field.group?.replace('/', '-')}`;
      field.id = base;
      for (let number = 2; next.has(field.id); number++) field.id = `${base}~${number}`;
      next.set(field.id, entry);
    }
  }

  /** How many fields stand below each element. @param {any[]} raws @param {() => Promise<void> | null} pace */
  async function countBelow(raws, pace) {
    /** @type {Map<Element, number>} */
    const counts = new Map();
    for (const raw of raws) {
      await pace();
      if (raw.kind === 'add') continue;
      const seen = new Set();
      for (const member of raw.box ? [...raw.members, raw.box] : raw.members) {
        for (let at = walk.parentOf(member); at && !seen.has(at); at = walk.parentOf(at)) {
          seen.add(at);
          counts.set(at, (counts.get(at) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  /**
   * The heading above each field: nearest first. A legend counts inside its own fieldset only.
   * @param {any[]} entries @param {Set<Element>} anchors @returns {Map<Element, Element[]>}
   */
  function sectionsOf(entries, anchors) {
    const sections = new Map();
    /** @type {Element[]} */
    let headings = [];
    for (const { element, heading } of entries) {
      if (heading) {
        if (element.tagName !== 'LEGEND' || namesSection(element)) headings = [element, ...headings.slice(0, 5)];
      } else if (anchors.has(element)) {
        sections.set(element, headings.filter((at) => at.tagName !== 'LEGEND' || at.parentElement?.contains(element)));
      }
    }
    return sections;
  }

  /**
   * The nearest heading that names neither this field nor another one.
   * @param {any} raw @param {string} label @param {Surroundings} around
   */
  function sectionOf(raw, label, around) {
    for (const heading of around.headings) {
      if (around.owned.has(heading) && !raw.territory.contains(heading)) continue;
      const words = texts.clean(text.textOf(heading, 200));
      if (words && words !== label && !around.named.has(words)) return words;
    }
    return '';
  }

  /** A legend over several questions, not the name of one. @param {Element} legend */
  function namesSection(legend) {
    const set = legend.parentElement;
    if (!set || set.querySelector('input[type="radio"], input[type="checkbox"]')) return false;
    return set.querySelectorAll(texts.CONTROL).length > 1;
  }

  /**
   * @param {any} raw @param {Map<Element, number>} counts @param {Surroundings} around @param {any} sight
   * @returns {FieldDescriptor}
   */
  function describe(raw, counts, around, sight) {
    const { anchor } = raw;
    const said = texts.textsOf(raw, counts, '');
    const label = texts.labelOf(raw, said);
    raw.name = label;
    said.section = sectionOf(raw, label, around);
    const options = values.options(raw);
    const reason = values.hiddenReason(raw, sight) ?? honeypot(raw, label, said);
    const limit = anchor.maxLength > 0 && anchor.maxLength < 1_000_000 ? anchor.maxLength : null;
    const plain = anchor.tagName === 'INPUT' || anchor.tagName === 'TEXTAREA';
    const descriptor = {
      id: '',
      frame: 'top',
      selector: walk.selectorOf(anchor),
      kind: raw.kind,
      label: called(raw, label, said.section),
      texts: said,
      required: required.isRequired(raw, said),
      options: options.list.slice(0, MAX_OPTIONS),
      options_complete: options.complete && options.list.length <= MAX_OPTIONS,
      multiple: Boolean(raw.multiple ?? (raw.kind === 'file' && anchor.multiple)),
      value: values.current(raw),
      touched: values.touched(raw),
      parsed: values.parsed(raw) || values.unchosen(raw),
      visible: reason === null,
      hidden_reason: reason,
      editable: values.editable(raw),
      input_type: inputType(anchor),
      widget: raw.widget,
      max_length: limit,
      min: (plain && anchor.getAttribute('min')) || null,
      max: (plain && anchor.getAttribute('max')) || null,
      step: (plain && anchor.getAttribute('step')) || null,
      pattern: (plain && anchor.getAttribute('pattern')) || null,
      accept: anchor.getAttribute('accept') || null,
      group: null,
      form: formOf(anchor),
      searches: around.searches.holds(anchor),
      signature: '',
    };
    descriptor.signature = signature(descriptor);
    return /** @type {FieldDescriptor} */ (/** @type {unknown} */ (descriptor));
  }

  /** A field by its label; a nameless one, and a drop zone that only says what to do, by the heading above. @param {any} raw @param {string} label @param {string} section */
  const called = (raw, label, section) => (raw.kind === 'file' && /^(?:drop|drag)\b/i.test(label) && section) || label || section;

  /** @param {any} anchor @returns {string} */
  const inputType = (anchor) => (anchor.tagName === 'INPUT' ? anchor.type : anchor.localName);

  const TRAP_WORDS = /leave (?:this|it)?.{0,20}(?:blank|empty)|do not fill|don't fill|if you(?: a|')re (?:a )?human|honey ?pot|not for humans|nicht ausfüllen|laisser vide|dejar en blanco/i;
  const TRAP_NAMES = /^(?:hp[_-]|honey|_?gotcha$|bot[_-]?(?:field|check|trap))|honeypot|(?:^|[_-])hp$/i;

  /** A trap for programs that fill everything. @param {any} raw @param {string} label @param {any} said */
  function honeypot(raw, label, said) {
    const words = [label, said.description, said.placeholder, said.title, said.nearby].join(' ');
    if (TRAP_WORDS.test(words) || TRAP_NAMES.test(said.name) || TRAP_NAMES.test(said.html_id)) return 'it is a trap for programs';
    const { anchor } = raw;
    const out = anchor.getAttribute('tabindex') === '-1' && anchor.getAttribute('autocomplete') === 'off';
    return raw.kind === 'text' && out && !raw.box && anchor.getAttribute('aria-hidden') === 'true' ? 'it is a trap for programs' : null;
  }

  /** @param {Element} anchor */
  function formOf(anchor) {
    const form = searches.formAround(anchor);
    if (!form) return null;
    return walk.idOf(form) || walk.selectorOf(form);
  }

  const RANDOM_ID = /^(?:react-select-\d|:r|«r|_r_|mui-\d|headlessui-|radix-|downshift-|rc_select_|ember\d|[0-9a-f]{8}-[0-9a-f]{4}-)|[0-9a-f]{16}|\d{9}/i;

  /** @param {any} raw @param {FieldDescriptor} field @param {Map<string, Known>} used */
  function idOf(raw, field, used) {
    const said = /** @type {any} */ (field.texts);
    const before = ids.get(raw.anchor);
    if (before && !used.has(before)) return before;
    const html = said.html_id && !RANDOM_ID.test(said.html_id) ? said.html_id : '';
    const base = (html || said.name || slug(field.label) || field.kind).slice(0, 80);
    const taken = (/** @type {string} */ id) => used.has(id) || (known.get(id)?.raw.anchor.isConnected && known.get(id)?.raw.anchor !== raw.anchor);
    let id = base;
    for (let number = 2; taken(id); number++) id = `${base}~${number}`;
    ids.set(raw.anchor, id);
    return id;
  }

  /** @param {string} label */
  const slug = (label) => label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40).replace(/^-|-$/g, '');

  /** What a field looked like, as a short digest: not its value, nor what changes while a form is filled. @param {any} field */
  function signature(field) {
    const id = RANDOM_ID.test(field.texts.html_id) ? '' : field.texts.html_id;
    const parts = [field.kind, field.label, field.texts.name, id, field.input_type, field.texts.autocomplete, field.form ?? ''];
    return hash(parts.join('\u0000'));
  }

  /** FNV-1a over UTF-16 units, twice with different starts. @param {string} words */
  function hash(words) {
    let one = 0x811c9dc5;
    let two = 0x01000193;
    for (let at = 0; at < words.length; at++) {
      one = Math.imul(one ^ words.charCodeAt(at), 0x01000193);
      two = Math.imul(two ^ words.charCodeAt(at), 0x85ebca6b);
    }
    return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }

  const CHALLENGES = 'iframe[src*="recaptcha"], iframe[src*="hcaptcha"], iframe[src*="challenges.cloudflare.com"], iframe[src*="arkoselabs"], iframe[src*="funcaptcha"], iframe[src*="captcha"]';

  /** Where a widget puts its proof: it stays in view when it is solved. */
  const PROOFS = '[name="g-recaptcha-response"], [name="h-captcha-response"], [name="cf-turnstile-response"]';

  /** @returns {'none' | 'invisible' | 'visible'} */
  function captcha() {
    const frames = [...document.querySelectorAll(CHALLENGES)];
    const sight = new visibility.Sight();
    const shown = frames.some((frame) => {
      const box = frame.getBoundingClientRect();
      return box.width > 150 && box.height > 50 && !frame.closest('.grecaptcha-badge') && !/size=invisible/.test(frame.getAttribute('src') ?? '') && !sight.hidden(frame);
    });
    const proofs = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(PROOFS));
    if (shown && ![...proofs].some((proof) => proof.value !== '')) return 'visible';
    const mounted = frames.length || proofs.length || document.querySelector('.g-recaptcha, .h-captcha, .cf-turnstile');
    return mounted ? 'invisible' : 'none';
  }

  /** The frames in this document and whether a person sees them. @returns {{path: string, visible: boolean, reason: string}[]} */
  function frames() {
    const sight = new visibility.Sight();
    const own = walk.framePath();
    const found = [];
    for (const element of document.querySelectorAll('iframe, frame')) {
      const inner = /** @type {HTMLIFrameElement} */ (element).contentWindow;
      for (let index = 0; inner && index < window.length; index++) {
        if (window[index] !== inner) continue;
        const reason = sight.hidden(element);
        found.push({ path: `${own}/${index}`, visible: reason === null, reason: reason ?? '' });
      }
    }
    return found;
  }

  /** The field of the last scan with an id. @param {string} id @returns {Known | undefined} */
  const get = (id) => known.get(id);

  /** The digest of a field as it is now. @param {string} id */
  function signatureNow(id) {
    const found = known.get(id);
    if (!found) return '';
    const said = texts.textsOf(found.raw, lastCounts, found.descriptor.texts?.section ?? '');
    const now = { ...found.descriptor, texts: said, label: called(found.raw, texts.labelOf(found.raw, said), said.section), form: formOf(found.raw.anchor) };
    return signature({ ...now, input_type: inputType(found.raw.anchor) });
  }

  /** All fields of the last scan. @returns {Known[]} */
  const all = () => [...known.values()];

  agent.scan = Object.freeze({ read, scan, frames, get, all, signatureNow });
})();
