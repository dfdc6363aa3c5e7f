// @ts-check
// Reads one document into a PageSnapshot: what Python needs to tell whether it is a job posting and what it says.
// Decides nothing, changes nothing, and stops at its limits.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.posting) return;
  const { normalise, SILENT, CONTROLS } = agent.text;

  const MAX_TEXT = 300_000;
  const MAX_BLOCKS = 3_000;
  const MAX_BLOCK_TEXT = 20_000;
  const MAX_ELEMENTS = 60_000;
  const MAX_MILLISECONDS = 400;
  const MAX_JSON_LD = 600_000;
  const MAX_EMBEDDED = 400_000;
  const MAX_META = 80;
  const MAX_LINKS = 4_000;
  const MAX_CONTROLS = 4_000;
  const MAX_HINTS = 80;
  const MAX_MICRODATA = 40;
  const MAX_DEPTH = 400;
  /** How many elements are walked between two looks at the clock. */
  const CLOCK_EVERY = 64;

  const LEFT_OUT_ROLES = new Set(['navigation', 'contentinfo', 'search', 'menu', 'menubar', 'alert', 'tooltip']);
  const LEFT_OUT_TAGS = new Set(['NAV', 'FOOTER', 'DIALOG', 'BUTTON', 'AUDIO', 'VIDEO', 'MATH']);
  const INLINE = new Set(['A', 'ABBR', 'B', 'BDI', 'CITE', 'CODE', 'DFN', 'EM', 'FONT', 'I', 'KBD', 'LABEL', 'MARK',
    'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'U', 'WBR']);
  const ASIDE_NAMES = new RegExp(
    '(^|[-_ ])(cookies?|consent|gdpr|onetrust|breadcrumbs?|newsletter|footer|navbar|nav|menu|social|share|sharing|' +
    'skip-?links?|sr-only|visually-hidden|screen-?reader|similar-?jobs?|related-?jobs?|recommended-?jobs?|' +
    'more-?jobs|job-?alerts?)([-_ ]|$)', 'i');
  const JOB_LINK = new RegExp(
    '/(?:jobs?|careers?|karriere|positions?|vacanc(?:y|ies)|openings?|opportunit(?:y|ies)|requisitions?|' +
    'stellen(?:angebote?|anzeigen?)?|offres?(?:-emploi)?|emplois?|ofertas?|empleos?|vagas?|vacatures?|praca|prace|' +
    'jobb|lavoro|viewjob|jobdetails?|o|p|rpd)/(?:[^?#]*/)?[^/?#]*(?:\\d{3,}|[0-9a-f]{8}-|-[a-z]+-)' +
    '|[?&](?:gh_jid|ashby_jid|jk|jobid|job_id|vacancyid|rid|job)=[\\w-]{3,}', 'i');
  const APPLY = new RegExp(
    '^(?:easy |quick |1-click |one-click )?(?:apply\\b|application$)|^(?:start|submit|begin) (?:your |my |an )?application|' +
    '^(?:i.m|i am) interested|^(?:jetzt |hier |online |direkt )*bewerben|^(?:zur )?(?:online-?)?bewerbung|^postule[rz]?\\b|' +
    '^candidate[rz]?\\b|^je postule|^d[ée]poser (?:ma|sa|une) candidature|^solicitar|^inscr[ií]b|^inscriu|^aplicar\\b|' +
    '^post[uú]lat|^enviar candidatura|^candidat[ai]\\b|^candidat[ai]r?-se|^sollicite|^ans[öo]k|^s[øo]k (?:her|stilling)|' +
    '^s[øo]g (?:stilling|job)|^ansøg|^hae |^aplikuj|^odpov[ěe]d[ěe]t|^m[áa]m z[áa]jem|^invia candidatura|^jelentkez', 'i');
  const HINT_NAMES = new RegExp(
    '(job|posting|position|vacancy|company|employer|organi[sz]ation)?[-_]?' +
    '(title|location|company|employer|organi[sz]ation|salary|compensation|pay|posted|closing|deadline|expir|' +
    'employment|commitment|workplace|worktype|jobtype|contract|remotetype|time|locations|postedon|address)', 'i');
  const VENDORS = [
    ['greenhouse', /(?:^|\.)greenhouse\.io$/, '#grnhse_app, #grnhse_iframe, [class^="job__"]'],
    ['lever', /(?:^|\.)lever\.co$/, '.posting-headline, .lever-job'],
    ['ashby', /(?:^|\.)ashbyhq\.com$/, '#ashby_embed, [class*="ashby-job-posting"]'],
    ['workday', /(?:^|\.)(?:myworkdayjobs|myworkdaysite|myworkdaycdn|workdaycdn)\.com$/,
      '[data-automation-id="jobPostingHeader"], [data-automation-id="jobPostingPage"]'],
    ['smartrecruiters', /(?:^|\.)smartrecruiters\.com$/, 'oneclick-ui, [itemprop="smartr"]'],
    ['workable', /(?:^|\.)workable\.com$/, '[data-ui="job-description"], #whr_embed_hook'],
    ['icims', /(?:^|\.)icims\.com$/, '#icims_content_iframe, .iCIMS_JobContent'],
    ['successfactors', /(?:^|\.)(?:successfactors|sapsf|jobs2web)\.(?:com|eu|cn)$/, '.jobDisplay .jobdescription'],
    ['taleo', /(?:^|\.)taleo\.net$/, '#requisitionDescriptionInterface'],
    ['oracle', /(?:^|\.)oraclecloud\d*\.com$/, 'recruiting-app, .job-details__section'],
    ['bamboohr', /(?:^|\.)bamboohr\.com$/, '#BambooHR, .BambooHR-ATS-board'],
    ['jobvite', /(?:^|\.)jobvite\.com$/, '.jv-job-detail, .jv-page-body'],
    ['recruitee', /(?:^|\.)(?:recruitee|recruiteecdn)\.com$/, ''],
    ['teamtailor', /(?:^|\.)(?:teamtailor|teamtailor-cdn)\.com$/, ''],
    ['personio', /(?:^|\.)(?:personio)\.(?:de|com)$/, ''],
    ['breezy', /(?:^|\.)(?:breezy\.hr|breezyhr\.com)$/, ''],
    ['rippling', /(?:^|\.)ats\.rippling\.com$/, ''],
  ];
  /** What a form's own widgets hold: answers of the person, no words of the posting. */
  const ANSWERS =
    '[role="combobox"], [role="listbox"], [role="option"], [role="textbox"], [role="searchbox"], [role="spinbutton"], [contenteditable]:not([contenteditable="false"]),' +
    '[class*="single-value" i], [class*="singleValue"], [class*="multi-value" i], [class*="multiValue"], .select2-container, .ant-select, .choices, .ts-wrapper,' +
    '.selectize-control, .chosen-container, .nice-select, .MuiSelect-select, .MuiChip-root, [data-automation-id="multiSelectContainer"], [data-automation-id="selectedItem"]';
  const STATES = ['__NEXT_DATA__', '__remixContext', '__appData', '__PRELOADED_STATE__', '__INITIAL_STATE__', '__NUXT__'];

  /** Whether CSS shows the element's box at all; opacity and covering are not asked: text is only read. */
  /** @param {CSSStyleDeclaration} style */
  const hiddenBy = (style) => style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse';

  /** @param {Element} element */
  function namedAside(element) {
    const names = `${element.id} ${element.getAttribute('class') ?? ''}`;
    if (names.length > 300 || !ASIDE_NAMES.test(names)) return false;
    return !element.querySelector('h1, main, article, [itemprop="description"]');
  }

  /** A form proper, not a page wrapped in one: many fields for little text. */
  /** @param {Element} element */
  function mostlyFields(element) {
    const fields = element.querySelectorAll('input:not([type=hidden]), select, textarea').length;
    if (fields < 3) return false;
    return (element.textContent ?? '').length < fields * 400 || !element.querySelector('h1');
  }

  /** @param {Element} element */
  function leftOut(element) {
    const tag = element.tagName;
    if (LEFT_OUT_TAGS.has(tag)) return true;
    const role = element.getAttribute('role');
    if (role && LEFT_OUT_ROLES.has(role)) return true;
    if (role === 'banner' || tag === 'HEADER') return !element.querySelector('h1, h2, [role=heading]') && !!element.querySelector('a[href], nav');
    if (element.getAttribute('aria-hidden') === 'true' || /** @type {HTMLElement} */ (element).hidden) return true;
    if (tag === 'FORM' && mostlyFields(element)) return true;
    if (element.matches(ANSWERS)) return true;
    return namedAside(element);
  }

  /** Collects text into blocks, one for each visual line or paragraph. */
  class Blocks {
    constructor() {
      /** @type {{kind: string, level: number, text: string, bold: boolean}[]} */
      this.list = [];
      this.length = 0;
      this.truncated = false;
      /** @type {string[]} */
      this.parts = [];
      this.plain = 0;
      this.strong = 0;
      this.kind = 'paragraph';
      this.level = 0;
    }

    /** @param {string} raw @param {boolean} bold */
    add(raw, bold) {
      this.parts.push(raw);
      const size = raw.trim().length;
      if (bold) this.strong += size;
      else this.plain += size;
    }

    flush() {
      if (!this.parts.length) return;
      let text = normalise(this.parts.join(''));
      const bold = this.strong > 0 && this.plain === 0;
      this.parts = [];
      this.plain = this.strong = 0;
      if (!text) return;
      if (text.length > MAX_BLOCK_TEXT) {
        text = text.slice(0, MAX_BLOCK_TEXT);
        this.truncated = true;
      }
      this.list.push({ kind: this.kind, level: this.level, text, bold });
      this.length += text.length;
    }

    get full() {
      return this.length >= MAX_TEXT || this.list.length >= MAX_BLOCKS;
    }
  }

  /** @param {Element} element @returns {[string, number] | null} */
  function blockKind(element) {
    const tag = element.tagName;
    if (/^H[1-6]$/.test(tag)) return ['heading', Number(tag[1])];
    if (element.getAttribute('role') === 'heading') {
      return ['heading', Math.min(6, Number(element.getAttribute('aria-level')) || 2)];
    }
    if (tag === 'LI' || element.getAttribute('role') === 'listitem') return ['item', 1];
    if (tag === 'DT' || tag === 'TH') return ['term', 0];
    if (tag === 'DD' || tag === 'TD') return ['cell', 0];
    return null;
  }

  /** @param {number} deadline */
  function readBlocks(deadline) {
    const blocks = new Blocks();
    let seen = 0;
    let stopped = false;
    /** @param {Node} node @param {{kind: string, level: number, bold: boolean, depth: number, lists: number}} at */
    const walk = (node, at) => {
      for (let child = node.firstChild; child && !stopped; child = child.nextSibling) visit(child, at);
    };
    /** @param {Node} child @param {{kind: string, level: number, bold: boolean, depth: number, lists: number}} at */
    const visit = (child, at) => {
      if (child.nodeType === Node.TEXT_NODE) {
        blocks.add(child.nodeValue ?? '', at.bold);
        return;
      }
      if (child.nodeType !== Node.ELEMENT_NODE) return;
      const element = /** @type {HTMLElement} */ (child);
      const tag = element.tagName.toUpperCase();
      if (tag === 'BR' || tag === 'HR') {
        blocks.flush();
        return;
      }
      if (SILENT.has(tag) || CONTROLS.has(tag)) return;
      seen += 1;
      if (seen > MAX_ELEMENTS || blocks.full || at.depth > MAX_DEPTH ||
          (seen % CLOCK_EVERY === 0 && performance.now() > deadline)) {
        stopped = blocks.truncated = true;
        return;
      }
      const style = getComputedStyle(element);
      if (hiddenBy(style) || leftOut(element)) return;
      const bold = Number(style.fontWeight) >= 600;
      const inner = { ...at, bold, depth: at.depth + 1 };
      const inline = style.display === 'contents' ? INLINE.has(tag) : style.display.startsWith('inline') || style.display === 'ruby';
      if (inline && !/^(LI|H[1-6])$/.test(tag)) {
        descend(element, inner);
        return;
      }
      const kind = blockKind(element);
      if (tag === 'UL' || tag === 'OL') inner.lists = at.lists + 1;
      if (kind) [inner.kind, inner.level] = kind[0] === 'item' ? ['item', Math.max(1, at.lists)] : kind;
      blocks.flush();
      blocks.kind = inner.kind;
      blocks.level = inner.level;
      descend(element, inner);
      blocks.flush();
      blocks.kind = at.kind;
      blocks.level = at.level;
    };
    /** @param {Element} element @param {{kind: string, level: number, bold: boolean, depth: number, lists: number}} at */
    const descend = (element, at) => {
      if (element instanceof HTMLSlotElement) {
        const given = element.assignedNodes();
        if (given.length) {
          for (const node of given) if (!stopped) visit(node, at);
          return;
        }
      }
      walk(element.shadowRoot ?? element, at);
    };
    if (document.body) walk(document.body, { kind: 'paragraph', level: 0, bold: false, depth: 0, lists: 0 });
    blocks.flush();
    return blocks;
  }

  function readJsonLd() {
    const found = [];
    let length = 0;
    for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
      const raw = script.textContent ?? '';
      length += raw.length;
      if (length > MAX_JSON_LD) break;
      if (raw.trim()) found.push(raw);
    }
    return found;
  }

  function readMeta() {
    /** @type {Record<string, string>} */
    const meta = {};
    let count = 0;
    for (const element of document.querySelectorAll('meta[name][content], meta[property][content]')) {
      if (count >= MAX_META) break;
      const name = (element.getAttribute('property') || element.getAttribute('name') || '').toLowerCase();
      if (!name || name in meta || name.length > 80) continue;
      meta[name] = (element.getAttribute('content') ?? '').slice(0, 1000);
      count += 1;
    }
    return meta;
  }

  /** @param {Element} element */
  function propertyValue(element) {
    const tag = element.tagName;
    if (tag === 'META') return element.getAttribute('content') ?? '';
    if (tag === 'TIME') return element.getAttribute('datetime') || normalise(element.textContent);
    if (tag === 'A' || tag === 'LINK') return normalise(element.textContent) || element.getAttribute('href') || '';
    if (element.getAttribute('content')) return element.getAttribute('content') ?? '';
    return normalise(element.textContent).slice(0, 400);
  }

  function readMicrodata() {
    const items = [];
    const roots = document.querySelectorAll('[itemscope][itemtype*="schema.org/JobPosting" i]');
    for (const root of roots) {
      if (items.length >= MAX_MICRODATA) break;
      items.push(readItem(root, 0));
    }
    return items;
  }

  /** @param {Element} root @param {number} depth @returns {Record<string, any>} */
  function readItem(root, depth) {
    /** @type {Record<string, any>} */
    const item = { '@type': (root.getAttribute('itemtype') ?? '').split('/').pop() ?? '' };
    for (const element of Array.from(root.querySelectorAll('[itemprop]')).slice(0, 200)) {
      if (element.parentElement?.closest('[itemscope]') !== root) continue;
      for (const name of (element.getAttribute('itemprop') ?? '').split(/\s+/)) {
        if (!name) continue;
        const value = element.hasAttribute('itemscope') && depth < 4 ? readItem(element, depth + 1)
          : name === 'description' ? element.innerHTML.slice(0, 100_000) : propertyValue(element);
        item[name] = name in item ? [].concat(item[name], value) : value;
      }
    }
    return item;
  }

  /** Short texts whose element is named after what it holds (class, id, data-automation-id …). */
  function readHints() {
    const hints = [];
    const seen = new Set();
    const marked = document.querySelectorAll(
      '[data-automation-id], [data-qa], [data-ui], [data-testid], [data-test], [itemprop], [class*="ocation"], [class*="itle"],' +
      '[class*="ompany"], [class*="mployer"], [class*="alary"], [class*="ompensation"], [class*="osted"], [class*="eadline"],' +
      '[class*="orkplace"], [class*="ommitment"], [class*="losing"], [id*="ocation"], [id*="itle"], [id*="ompany"]');
    let looked = 0;
    for (const element of marked) {
      if (hints.length >= MAX_HINTS || ++looked > MAX_CONTROLS) break;
      if (SILENT.has(element.tagName.toUpperCase()) || element.closest('nav, footer, form, script, style')) continue;
      const names = ['data-automation-id', 'data-qa', 'data-ui', 'data-testid', 'data-test', 'itemprop', 'id', 'class']
        .map((name) => element.getAttribute(name)).filter(Boolean).join(' ').slice(0, 200);
      if (!HINT_NAMES.test(names)) continue;
      const raw = element.textContent ?? '';
      if (raw.length > 600) continue;
      const text = normalise(agent.text.textOf(element, 200));
      if (!text || text.length > 160 || seen.has(names + text)) continue;
      seen.add(names + text);
      hints.push({ name: names, text });
    }
    return hints;
  }

  /** @param {Element} element */
  const shown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;

  function readControls() {
    const texts = new Set();
    let looked = 0;
    for (const element of document.querySelectorAll('a, button, [role=button], input[type=submit], input[type=button]')) {
      if (texts.size >= 8 || ++looked > MAX_CONTROLS) break;
      const raw = element instanceof HTMLInputElement ? element.value : element.textContent || element.getAttribute('aria-label');
      if (!raw || raw.length > 300) continue;
      const text = normalise(raw);
      if (text.length < 60 && APPLY.test(text) && shown(element)) texts.add(text);
    }
    return [...texts];
  }

  function countJobLinks() {
    const seen = new Set();
    let looked = 0;
    const here = location.href.split('#')[0];
    for (const link of document.links) {
      if (++looked > MAX_LINKS) break;
      const href = link.href.split('#')[0];
      if (href === here || seen.has(href) || !JOB_LINK.test(href) || /\/(?:apply|login|signin|share)\b/i.test(href)) continue;
      seen.add(href);
    }
    return seen.size;
  }

  function readMarks() {
    const hosts = new Set();
    let looked = 0;
    for (const element of document.querySelectorAll('script[src], iframe[src], link[href], form[action], a[href]')) {
      if (++looked > MAX_LINKS) break;
      const address = element.getAttribute('src') || element.getAttribute('href') || element.getAttribute('action') || '';
      const host = /^(?:https?:)?\/\/([\w.-]+)/i.exec(address);
      if (host) hosts.add(host[1].toLowerCase());
    }
    const marks = [];
    for (const [vendor, pattern, selector] of VENDORS) {
      const byHost = [...hosts].some((host) => /** @type {RegExp} */ (pattern).test(host));
      if (byHost || (selector && document.querySelector(/** @type {string} */ (selector)))) marks.push(vendor);
    }
    return marks;
  }

  function readEmbedded() {
    /** @type {Record<string, string>} */
    const found = {};
    let length = 0;
    for (const script of document.querySelectorAll('script:not([src])')) {
      const name = STATES.find((state) => script.id === state || (script.textContent ?? '').slice(0, 400).includes(state));
      if (!name || name in found) continue;
      const raw = script.textContent ?? '';
      length += raw.length;
      if (length > MAX_EMBEDDED) continue;
      found[name] = raw.slice(raw.indexOf('{'), raw.lastIndexOf('}') + 1);
    }
    return found;
  }

  function countFields() {
    let count = 0;
    for (const field of Array.from(document.querySelectorAll('input, select, textarea')).slice(0, 500)) {
      const type = field.getAttribute('type') ?? '';
      if (!/^(hidden|submit|button|image|reset|search)$/i.test(type) && shown(field)) count += 1;
    }
    return count;
  }

  /**
   * Reads this document. Never throws on odd pages; large ones come back with `truncated`.
   * @returns {import('../shared/contracts').PageSnapshot}
   */
  function read() {
    const blocks = readBlocks(performance.now() + MAX_MILLISECONDS);
    const canonical = document.querySelector('link[rel="canonical"]');
    return /** @type {any} */ ({
      url: location.href,
      canonical_url: canonical instanceof HTMLLinkElement ? canonical.href || null : null,
      title: normalise(document.title).slice(0, 500),
      lang: document.documentElement.lang || null,
      json_ld: readJsonLd(),
      microdata: readMicrodata(),
      meta: readMeta(),
      blocks: blocks.list,
      apply_controls: readControls(),
      job_links: countJobLinks(),
      form_fields: countFields(),
      ats_marks: readMarks(),
      embedded: readEmbedded(),
      hints: readHints(),
      truncated: blocks.truncated,
    });
  }

  agent.posting = Object.freeze({ read, marks: readMarks });
})();
