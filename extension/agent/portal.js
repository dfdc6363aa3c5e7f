// @ts-check
// Reads the list of applications on a candidate portal into plain rows, in the portal's own words. Decides nothing, changes
// nothing, follows nothing, and stops at its limits. Sources: the portals' documented automation ids; elsewhere tables by
// their headings, and repeated items that hold an element named after a status.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.portal) return;
  const { normalise, textOf } = agent.text;

  const MAX_ROWS = 200;
  const MAX_CELL = 300;
  const MAX_ITEMS = 2_000;

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
  const ROWS = {
    workday: { row: '[data-automation-id="taskListRow"], [data-automation-id="applicationRow"]', title: '[data-automation-id="applicationTitle"]', status: '[data-automation-id="applicationStatus"]' },
  };
  const COLUMNS = {
    title: /^(?:job|job title|title|position|position title|role|requisition title|posting|stelle|poste|puesto|posizione)$/i,
    status: /^(?:status|application status|submission status|state|stage|current status|statut|estado|stato)$/i,
    requisition: /^(?:req(?:uisition)?\.?(?: id| number| #)?|job id|job number|id|reference|ref\.?)$/i,
    submitted: /^(?:date submitted|submitted|date applied|applied(?: on)?|submission date|date|datum)$/i,
    company: /^(?:company|employer|organi[sz]ation)$/i,
  };
  const STATUS_MARK = '[class*="status" i], [data-test*="status" i], [data-testid*="status" i], [data-automation-id*="status" i], [id*="status" i]';
  const TITLE_MARK = 'h1 a, h2 a, h3 a, h4 a, h2, h3, h4, [class*="title" i] a, [class*="title" i], a[href]';
  const COMPANY_MARK = '[class*="company" i], [class*="employer" i], [data-testid*="company" i]';
  const SUBMITTED = /\b(?:\d{1,2}[./-]\d{1,2}[./-]20\d\d|20\d\d-\d\d-\d\d|[A-Z][a-zäéû]{2,8}\.? \d{1,2},? 20\d\d|\d{1,2}\.? [A-Z][a-zäéû]{2,8}\.? 20\d\d)\b/;
  const REQUISITION = /\b(?:[A-Z]{1,4}[-_]?\d{3,10}|\d{4,12})\b/;
  const GROUP = /\b(active|inactive|draft|archived|past|closed)\b/i;

  /** @returns {string | null} */
  function portal() {
    const { hostname, pathname, hash, search } = location;
    for (const [ats, host, path] of PORTALS) {
      if (/** @type {RegExp} */ (host).test(hostname) && /** @type {RegExp} */ (path).test(pathname + search + hash)) return String(ats);
    }
    return null;
  }

  /** @param {Element | null | undefined} element */
  const words = (element) => textOf(element, MAX_CELL);

  /** @param {Element} row */
  function linkOf(row) {
    const anchor = /** @type {HTMLAnchorElement | null} */ (row.querySelector('a[href]'));
    return anchor && /^https?:/.test(anchor.href) ? anchor.href.slice(0, 2000) : null;
  }

  /** The word of the nearest heading or selected tab that says which list a row stands in. @param {Element} row */
  function groupOf(row) {
    for (let at = row.parentElement, depth = 0; at && depth < 8; at = at.parentElement, depth += 1) {
      const label = at.getAttribute('aria-label') ?? '';
      const heading = [...at.children].find((child) => /^H[1-5]$/.test(child.tagName) || child.querySelector('h2, h3, h4'));
      const found = GROUP.exec(label) ?? GROUP.exec(words(heading));
      if (found) return found[1].toLowerCase();
    }
    const tab = document.querySelector('[role="tab"][aria-selected="true"]');
    return GROUP.exec(words(tab))?.[1].toLowerCase() ?? null;
  }

  /** @param {Element} row @param {Partial<Record<string, string | null>>} told */
  function plain(row, told) {
    const all = textOf(row, 2000);
    return {
      title: told.title ?? '',
      company: told.company || null,
      requisition: told.requisition || REQUISITION.exec(all.replace(SUBMITTED, ' '))?.[0] || null,
      url: linkOf(row),
      status: told.status ?? '',
      submitted: told.submitted || SUBMITTED.exec(all)?.[0] || null,
      group: groupOf(row),
    };
  }

  /** @param {string} ats */
  function known(ats) {
    const recipe = /** @type {any} */ (ROWS)[ats];
    if (!recipe) return [];
    return [...document.querySelectorAll(recipe.row)].slice(0, MAX_ROWS).map((row) =>
      plain(row, { title: words(row.querySelector(recipe.title)), status: words(row.querySelector(recipe.status)), requisition: words(row.querySelector('td, th')) || null }),
    );
  }

  function tables() {
    const rows = [];
    for (const table of [...document.querySelectorAll('table, [role="table"], [role="grid"]')].slice(0, 40)) {
      const heads = [...table.querySelectorAll('th, [role="columnheader"]')].map(words);
      /** @type {Record<string, number>} */
      const at = {};
      for (const [name, pattern] of Object.entries(COLUMNS)) at[name] = heads.findIndex((head) => pattern.test(head));
      if (at.title < 0 || at.status < 0) continue;
      for (const row of [...table.querySelectorAll('tbody tr, [role="row"]')].slice(0, MAX_ROWS)) {
        const cells = [...row.querySelectorAll('td, th[scope="row"], [role="cell"], [role="gridcell"]')].map(words);
        if (cells.length < heads.length) continue;
        const told = Object.fromEntries(Object.entries(at).map(([name, index]) => [name, index < 0 ? null : cells[index]]));
        rows.push(plain(row, told));
      }
    }
    return rows;
  }

  function items() {
    /** @type {{item: Element, row: any}[]} */
    const rows = [];
    for (const item of [...document.querySelectorAll('li, article, [role="listitem"], [class*="card" i], [class*="application" i]')].slice(0, MAX_ITEMS)) {
      if (rows.length >= MAX_ROWS) break;
      const marks = item.querySelectorAll(STATUS_MARK);
      const inner = item.querySelector('li, article, [role="listitem"]');
      const status = [...marks].find((mark) => !mark.querySelector(STATUS_MARK) && words(mark));
      const title = item.querySelector(TITLE_MARK);
      if (!status || !title || (inner && inner.querySelector(STATUS_MARK)) || status.contains(title)) continue;
      if (rows.some((row) => row.item.contains(item))) continue;
      rows.push({ item, row: plain(item, { title: words(title), status: words(status).replace(/^status\s*:?\s*/i, ''), company: words(item.querySelector(COMPANY_MARK)) || null }) });
    }
    return rows.map(({ row }) => row);
  }

  function asksToSignIn() {
    const password = document.querySelector('input[type="password"]');
    return password !== null || /\b(?:sign|log) ?in\b|anmelden|se connecter|iniciar sesión/i.test(normalise(document.title));
  }

  /** @returns {{v: number, url: string, ats: string, signed_in: boolean, rows: object[]} | null} null where this is no portal */
  function read() {
    const ats = portal();
    if (!ats) return null;
    const found = [known, tables, items].map((reader) => reader(ats)).find((rows) => rows.some((row) => row.title && row.status)) ?? [];
    const rows = found.filter((row) => row.title && row.status).slice(0, MAX_ROWS);
    return { v: 1, url: location.href.slice(0, 2000), ats, signed_in: rows.length > 0 || !asksToSignIn(), rows };
  }

  agent.portal = Object.freeze({ read });
})();
