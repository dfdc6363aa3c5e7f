// @ts-check
// Reads the list of applications on a candidate portal into plain rows, in the portal's own words. Decides nothing, changes
// nothing, follows nothing, and stops at its limits. Of four readings the first that finds an application is taken: the
// portals' documented automation ids; tables by their headings; entries with a line that is labelled as their status;
// entries with one element that is named after a status, or one step of several that is the current one.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.portal) return;
  const { normalise, textOf } = agent.text;

  const MAX_ROWS = 200;
  const MAX_CELL = 300;
  const MAX_TREES = 200;
  const MAX_ELEMENTS = 20_000;
  /** Levels between a status and the entry it stands in. */
  const MAX_LEVELS = 8;

  /** Hosts of candidate portals, and the paths below which they list applications. */
  const PORTALS = [
    ['workday', /(?:^|\.)(?:myworkdayjobs|myworkdaysite)\.com$/, /\/userHome\b/i],
    ['greenhouse', /^my\.greenhouse\.io$/, /^\/applications\b/i],
    ['smartrecruiters', /^(?:my\.smartrecruiters\.com|(?:www\.)?smartr\.me)$/, /./],
    ['icims', /\.icims\.com$/, /\/(?:jobs\/(?:dashboard|candidate)|dashboard|profile|connect)\b/i],
    ['successfactors', /(?:^|\.)(?:successfactors|sapsf)\.(?:com|eu|cn)$/, /(?:jobsApplied|myApplications|jobApplications|career\b)/i],
    ['taleo', /(?:^|\.)taleo\.net$/, /(?:mysubmissions|mypage|candidateacquisition|profile)/i],
    ['oracle', /(?:^|\.)oraclecloud\d*\.com$/, /\/(?:my-profile|candidate-self-service|applications)\b/i],
    ['ashby', /(?:^|\.)ashbyhq\.com$/, /(?:\/candidate|\/application-status|\/b\/)/i],
  ];
  /**
   * Paths of portals that employers put their own domain in front of, and files that such a page loads from itself; else it
   * bears the marks of that vendor and of no other (agent.posting).
   */
  const OWN_DOMAIN = [
    ['workday', /\/userHome\b/i, ''],
    ['icims', /\/jobs\/(?:dashboard|candidate)\b/i, ''],
    ['successfactors', /\/(?:portal)?career\b.*(?:jobsApplied|myApplications|jobApplications)/i, ''],
    ['taleo', /\/careersection\/[^?#]*(?:mysubmissions|mypage|profile)/i, 'script[src*="/careersection/"], link[href*="/careersection/"]'],
    ['oracle', /\/hcmUI\/CandidateExperience\/[^?#]*\/(?:my-profile|candidate-self-service|applications)\b/i, 'script[src*="/hcmUI/"], link[href*="/hcmUI/"]'],
  ];
  const ROWS = {
    workday: { row: '[data-automation-id="taskListRow"], [data-automation-id="applicationRow"]', title: '[data-automation-id="applicationTitle"]', status: '[data-automation-id="applicationStatus"]' },
  };
  /** Portals that show of an application only which of two lists it stands in: where their entries lead. */
  const LISTED = { greenhouse: 'a[href^="/applications/"], a[href*="my.greenhouse.io/applications/"]' };
  const NUMBER = '(?:id|number|no\\.?|nr\\.?|#|code|nummer|numéro|número)';
  const COLUMNS = {
    title: /^(?:job|job title|title|position|position title|role|requisition title|posting|stelle|stellenbezeichnung|stellentitel|position(?:sbezeichnung)?|poste|intitulé(?: du poste)?|titre(?: du poste)?|puesto|título(?: del puesto)?|vacante|cargo|vaga|posizione|titolo|vacature|functie|stanowisko|tjänst|stilling)$/i,
    status: /^(?:my |application |submission |candidate |current )?(?:status|state|stage)$|^(?:bewerbungsstatus|status der bewerbung|statut|statut de (?:la |votre )?candidature|estado|estado de (?:la |su )?(?:candidatura|solicitud|postulación)|status da candidatura|stato|stato (?:della )?candidatura|sollicitatiestatus|status ansökan)$/i,
    requisition: new RegExp(`^(?:(?:job |requisition |req\\.? ?|posting |reference |ref\\.? ?|anforderungs-?|stellen-?|ausschreibungs-?)?${NUMBER}|job req|requisition|req\\.?|reference|referenz(?:nummer)?|référence|referencia|riferimento|kennziffer)$`, 'i'),
    submitted: /^(?:date submitted|submitted(?: on)?|date applied|applied(?: on)?|submission date|application date|date|datum|beworben am|eingereicht am|bewerbungsdatum|date de (?:candidature|soumission)|fecha(?: de (?:envío|solicitud|postulación))?|data)$/i,
    company: /^(?:company|employer|organi[sz]ation|unternehmen|entreprise|empresa|azienda|bedrijf)$/i,
  };
  /** What a line or a definition list calls an application's status. The job's own status is none. */
  const STATUS_LABEL = /^(?:(?:my |application |submission |candidate |current )?(?:status|stage)|bewerbungsstatus|status (?:der|ihrer) bewerbung|statut(?: de (?:la |votre )?candidature)?|estado(?: de (?:la |su )?(?:candidatura|solicitud|postulación))?|status da candidatura|stato(?: (?:della )?candidatura)?)\s*:?$/i;
  const STATUS_LINE = /^(?:my |application |submission |candidate |current )?(?:status|stage|statut|estado|stato|bewerbungsstatus)\s*[:：]\s*(\S.*)$/i;
  const NUMBER_LINE = new RegExp(`(?:\\b(?:job|requisition|req|posting|reference|ref|stellen|anforderungs|offre|vacante)[ .-]*${NUMBER}?|\\b(?:id|kennziffer|referenz))\\s*[:#]?\\s*([A-Z]{0,6}[-_]?\\d[\\w-]{1,20})`, 'i');
  const STATUS_MARK = '[class*="status" i], [data-test*="status" i], [data-testid*="status" i], [data-automation-id*="status" i], [id*="status" i]';
  const STEP_NOW = '[aria-current="step"], [aria-current="true"][class*="step" i]';
  const TITLE_MARK = 'h1 a, h2 a, h3 a, h4 a, h2, h3, h4, [class*="title" i] a, [class*="title" i], a[href]';
  const COMPANY_MARK = '[class*="company" i], [class*="employer" i], [data-testid*="company" i]';
  const ENTRY = 'li, article, tr, [role="listitem"], [role="row"]';
  const CONTROL = 'button, a, [role="button"], [role="menu"], [role="tab"], nav, header, footer';
  const SUBMITTED = /\b(?:\d{1,2}[./-]\d{1,2}[./-]20\d\d|20\d\d-\d\d-\d\d|[A-Z][a-zäéû]{2,8}\.? \d{1,2},? 20\d\d|\d{1,2}\.? [A-Z][a-zäéû]{2,8}\.? 20\d\d)\b/;
  const REQUISITION = /\b(?:[A-Z]{1,4}[-_]?\d{3,10}|\d{4,12})\b/;
  const WHOLE_REQUISITION = /^(?:[A-Za-z]{1,6}[-_]?)?\d[\w-]{1,20}$/;
  const GROUP = /\b(active|inactive|draft|archived|past|closed)\b/i;

  /** The vendor whose portal this page is, by its address, else by signs of the page. @returns {string | null} */
  function portal() {
    const { hostname, pathname, hash, search } = location;
    for (const [ats, host, path] of PORTALS) {
      if (/** @type {RegExp} */ (host).test(hostname)) return /** @type {RegExp} */ (path).test(pathname + search + hash) ? String(ats) : null;
    }
    const there = OWN_DOMAIN.find(([, path]) => /** @type {RegExp} */ (path).test(pathname + search + hash));
    return there && bearsMarks(String(there[0]), String(there[2])) ? String(there[0]) : null;
  }

  /** Looked for only below a path of its portals. @param {string} ats @param {string} files */
  function bearsMarks(ats, files) {
    if (location.protocol !== 'https:') return false;
    const marks = agent.posting.marks();
    return marks.every((/** @type {string} */ one) => one === ats) && (marks.length > 0 || (files !== '' && document.querySelector(files) !== null));
  }

  /** @param {Element | null | undefined} element */
  const words = (element) => textOf(element, MAX_CELL);

  /** The document and the open shadow trees in it. @returns {(Document | ShadowRoot)[]} */
  function trees() {
    /** @type {(Document | ShadowRoot)[]} */
    const found = [document];
    for (let at = 0; at < found.length && found.length < MAX_TREES; at += 1) {
      for (const element of [...found[at].querySelectorAll('*')].slice(0, MAX_ELEMENTS)) if (element.shadowRoot) found.push(element.shadowRoot);
    }
    return found;
  }

  /** All texts of an entry, apart from each other: what stands in boxes of its own may be glued together in its source. @param {Element} row */
  function apart(row) {
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let length = 0; length < 2000 && texts.nextNode(); ) {
      const text = normalise(texts.currentNode.nodeValue);
      if (text) found.push(text);
      length += text.length;
    }
    return found.join(' ');
  }

  /** @param {Element} row */
  function linkOf(row) {
    const anchor = /** @type {HTMLAnchorElement | null} */ (row.querySelector('a[href]'));
    return anchor && /^https?:/.test(anchor.href) ? anchor.href.slice(0, 2000) : null;
  }

  /** The word of the nearest heading or selected tab that says which list a row stands in. @param {Element} row */
  function groupOf(row) {
    for (let child = row, at = row.parentElement, depth = 0; at && depth < MAX_LEVELS; child = at, at = at.parentElement, depth += 1) {
      const before = [...at.children].slice(0, [...at.children].indexOf(child)).reverse();
      const heading = before.find((one) => /^H[1-5]$/.test(one.tagName) || one.querySelector('h2, h3, h4'));
      const found = GROUP.exec(at.getAttribute('aria-label') ?? '') ?? GROUP.exec(words(heading));
      if (found) return found[1].toLowerCase();
    }
    return GROUP.exec(words(document.querySelector('[role="tab"][aria-selected="true"]')))?.[1].toLowerCase() ?? null;
  }

  /** @param {Element} row @param {Partial<Record<string, string | null>>} told */
  function plain(row, told) {
    const all = apart(row);
    return {
      title: told.title ?? '',
      company: told.company || null,
      requisition: told.requisition || NUMBER_LINE.exec(all)?.[1] || REQUISITION.exec(all.replace(SUBMITTED, ' '))?.[0] || null,
      url: linkOf(row),
      status: told.status ?? '',
      submitted: told.submitted || SUBMITTED.exec(all)?.[0] || null,
      group: groupOf(row),
    };
  }

  /** @param {string} ats @param {Document | ShadowRoot} root */
  function known(ats, root) {
    const recipe = /** @type {any} */ (ROWS)[ats];
    if (!recipe) return [];
    return [...root.querySelectorAll(recipe.row)].slice(0, MAX_ROWS).map((row) => {
      const number = [...row.querySelectorAll('td, th')].map(words).find((cell) => WHOLE_REQUISITION.test(cell));
      return plain(row, { title: words(row.querySelector(recipe.title)), status: words(row.querySelector(recipe.status)), requisition: number });
    });
  }

  /** @param {string} _ @param {Document | ShadowRoot} root */
  function tables(_, root) {
    const rows = [];
    for (const table of [...root.querySelectorAll('table, [role="table"], [role="grid"]')].slice(0, 40)) {
      /** @param {string} selector */
      const own = (selector) => [...table.querySelectorAll(selector)].filter((one) => one.parentElement?.closest('table, [role="table"], [role="grid"]') === table);
      const heads = own('th:not([scope="row"]), [role="columnheader"]').map(words);
      /** @type {Record<string, number>} */
      const at = {};
      for (const [name, pattern] of Object.entries(COLUMNS)) at[name] = heads.findIndex((head) => pattern.test(head));
      if (at.title < 0 || at.status < 0) continue;
      for (const row of own('tr, [role="row"]').slice(0, MAX_ROWS)) {
        const cells = [...row.querySelectorAll('td, th[scope="row"], [role="cell"], [role="gridcell"], [role="rowheader"]')].filter((cell) => cell.closest('tr, [role="row"]') === row).map(words);
        if (cells.length < heads.length) continue;
        rows.push(plain(row, Object.fromEntries(Object.entries(at).map(([name, index]) => [name, index < 0 ? null : cells[index]]))));
      }
    }
    return rows;
  }

  /**
   * The entry around a status: the widest element that holds no other one, and no more than an entry of a list.
   * @param {Element} mark @param {Element[]} others
   */
  function entryOf(mark, others) {
    let entry = mark;
    for (let depth = 0; depth < MAX_LEVELS; depth += 1) {
      const up = entry.parentElement;
      if (!up || up === document.body || others.some((other) => other !== mark && up.contains(other))) return entry;
      entry = up;
      if (entry.matches(ENTRY) && entry.querySelector(TITLE_MARK)) return entry;
    }
    return entry;
  }

  /** @param {Element} entry @param {Element} mark */
  function titleOf(entry, mark) {
    return [...entry.querySelectorAll(TITLE_MARK)].find((one) => !mark.contains(one) && !one.contains(mark) && words(one));
  }

  /** @param {{mark: Element, status: string}[]} found */
  function entries(found) {
    const marks = found.map((one) => one.mark);
    return found.slice(0, MAX_ROWS).map(({ mark, status }) => {
      const entry = entryOf(mark, marks);
      const title = titleOf(entry, mark);
      return plain(entry, { title: words(title), status, company: words(entry.querySelector(COMPANY_MARK)) || null });
    });
  }

  /** @param {string} _ @param {Document | ShadowRoot} root */
  function labelled(_, root) {
    /** @type {{mark: Element, status: string}[]} */
    const found = [];
    for (const element of [...root.querySelectorAll('dt, span, div, p, b, strong, label, li, td')].slice(0, MAX_ELEMENTS)) {
      const text = element.childElementCount > 2 ? '' : words(element);
      if (!text || text.length > MAX_CELL) continue;
      const line = element.childElementCount === 0 ? STATUS_LINE.exec(text) : null;
      const beside = STATUS_LABEL.test(text) ? words(element.nextElementSibling) : '';
      const status = line?.[1] ?? beside;
      if (status && !found.some((one) => element.contains(one.mark))) found.push({ mark: element, status });
    }
    return entries(found);
  }

  /** @param {string} _ @param {Document | ShadowRoot} root */
  function marked(_, root) {
    const marks = [...root.querySelectorAll(`${STATUS_MARK}, ${STEP_NOW}`)].slice(0, MAX_ELEMENTS);
    const inner = marks.filter((mark) => words(mark) && !mark.matches(CONTROL) && !mark.querySelector(`${STATUS_MARK}, ${STEP_NOW}`));
    return entries(inner.map((mark) => ({ mark, status: words(mark).replace(/^status\s*:?\s*/i, '') })));
  }

  /** Entries that say of themselves only in which list they stand. @param {string} ats @param {Document | ShadowRoot} root */
  function listed(ats, root) {
    const selector = /** @type {any} */ (LISTED)[ats];
    const anchors = selector ? [...root.querySelectorAll(selector)].slice(0, MAX_ROWS) : [];
    return anchors.map((anchor) => {
      const entry = entryOf(anchor, anchors);
      const [company] = [...entry.querySelectorAll('p, span, div')].filter((one) => one.childElementCount === 0 && !anchor.contains(one) && words(one));
      const group = groupOf(entry);
      return plain(entry, { title: words(anchor), status: group ? group[0].toUpperCase() + group.slice(1) : '', company: words(company) || null });
    });
  }

  function asksToSignIn() {
    const password = document.querySelector('input[type="password"]');
    return password !== null || /\b(?:sign|log) ?in\b|anmelden|se connecter|iniciar sesión/i.test(normalise(document.title));
  }

  /** @returns {{v: number, url: string, ats: string, signed_in: boolean, rows: object[]} | null} null where this is no portal */
  function read() {
    const ats = portal();
    if (!ats) return null;
    const roots = trees();
    for (const reader of [known, tables, labelled, marked, listed]) {
      const rows = roots.flatMap((root) => reader(ats, root)).filter((row) => row.title && row.status).slice(0, MAX_ROWS);
      if (rows.length > 0) return { v: 1, url: location.href.slice(0, 2000), ats, signed_in: true, rows };
    }
    return { v: 1, url: location.href.slice(0, 2000), ats, signed_in: !asksToSignIn(), rows: [] };
  }

  agent.portal = Object.freeze({ read, here: () => portal() !== null });
})();
