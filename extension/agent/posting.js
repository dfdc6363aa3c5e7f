// @ts-check
// Reads one document into a PageSnapshot: what Python needs to tell whether it is a job posting and what it says.
// Decides nothing, changes nothing, and stops at its limits.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.posting) return;
  const { normalise, SILENT } = agent.text;

  const MAX_JSON_LD = 600_000;
  const MAX_EMBEDDED = 400_000;
  const MAX_META = 80;
  const MAX_LINKS = 4_000;
  const MAX_ELEMENTS = 20_000;
  const MAX_CONTROLS = 4_000;
  const MAX_HINTS = 80;
  const MAX_MICRODATA = 40;
  const MAX_SITE = 12;
  /** The first images of a page, among which a logo may be that is not called so. */
  const MAX_IMAGES = 3;
  const COPYRIGHT = /(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?([^|•·\n]{2,80})/i;

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
  const STATES = ['__NEXT_DATA__', '__remixContext', '__appData', '__PRELOADED_STATE__', '__INITIAL_STATE__', '__NUXT__'];

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
    return hints.concat(readSite());
  }

  /** Whose page it is, as what stands around the text says: logo, copyright line, the domain of mail addresses. */
  function readSite() {
    /** @type {{name: string, text: string}[]} */
    const found = [];
    /** @param {string} name @param {string | null | undefined} raw */
    const add = (name, raw) => {
      const text = normalise(raw ?? '').slice(0, 120);
      if (text.length > 1 && found.length < MAX_SITE && !found.some((one) => one.text === text)) found.push({ name, text });
    };
    for (const image of document.querySelectorAll(
      'img[alt*="logo" i], img[class*="logo" i], img[src*="logo" i], [class*="logo" i] img, header img, a[href="/"] img')) {
      add('logo', image.getAttribute('alt'));
    }
    for (const image of Array.from(document.querySelectorAll('img[alt]')).slice(0, MAX_IMAGES)) add('image', image.getAttribute('alt'));
    for (const element of document.querySelectorAll('[class*="logo" i], [class*="brand" i], [class*="site-title" i]')) {
      if ((element.textContent ?? '').length < 80) add('logo', agent.text.textOf(element, 80));
    }
    for (const element of document.querySelectorAll('footer, [class*="footer" i], [id*="footer" i], [role="contentinfo"]')) {
      const line = COPYRIGHT.exec(normalise((element.textContent ?? '').slice(0, 6_000)));
      if (line) add('copyright', line[1]);
    }
    for (const link of Array.from(document.querySelectorAll('a[href^="mailto:" i]')).slice(0, MAX_SITE)) {
      add('mail-domain', /@([\w.-]+\.[a-z]{2,})/i.exec(link.getAttribute('href') ?? '')?.[1]);
    }
    return found;
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
    return countIn(document) || shadowRoots(document).reduce((sum, root) => sum + countIn(root), 0);
  }

  /** @param {Document | ShadowRoot} root */
  function countIn(root) {
    let count = 0;
    for (const field of Array.from(root.querySelectorAll('input, select, textarea')).slice(0, 500)) {
      const type = field.getAttribute('type') ?? '';
      if (!/^(hidden|submit|button|image|reset|search)$/i.test(type) && shown(field)) count += 1;
    }
    return count;
  }

  /** Forms of web components lie in open shadow trees alone. @param {Document | ShadowRoot} root @returns {ShadowRoot[]} */
  function shadowRoots(root) {
    /** @type {ShadowRoot[]} */
    const found = [];
    let looked = 0;
    /** @param {Document | ShadowRoot} at */
    const visit = (at) => {
      for (const element of at.querySelectorAll('*')) {
        if (++looked > MAX_ELEMENTS) return;
        if (!element.shadowRoot) continue;
        found.push(element.shadowRoot);
        visit(element.shadowRoot);
      }
    };
    visit(root);
    return found;
  }

  /**
   * Reads this document. Never throws on odd pages; large ones come back with `truncated`.
   * @returns {import('../shared/contracts').PageSnapshot}
   */
  function read() {
    const blocks = agent.postingText.read();
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
