// @ts-check
// Carries out a fill plan in one document: writes, lets the page settle, reads back, tries once more, reports.
// Refuses what a person does not see, what the person changed, and what is not what it was when it was planned.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.fill) return;
  const { walk, scan, values, visibility, moves, choice, combobox, suggest, calendar, dates, files, richtext, adding, check, sight, undo } = agent;

  /** The page counts as settled after so long without a change, and is waited for so long at most. */
  const QUIET_MS = 250;
  const SETTLE_MS = 3000;
  /** Pages that draw themselves by script throw their first nodes away when the script takes over: until it has, nothing is written. */
  const YOUNG_MS = 1500;
  const LOAD_MS = 5000;
  /** A site's own resume parser gets longer: it answers over the network. */
  const UPLOAD_QUIET_MS = 1200;
  const UPLOAD_SETTLE_MS = 8000;
  const UNCOVER_MS = 1500;

  /** @typedef {import('../shared/contracts').PlanItem} PlanItem */
  /** @typedef {import('../shared/contracts').FieldReport} FieldReport */
  /** `node`: what was written to; `wrong`: the page called the field wrong before. @typedef {{item: PlanItem, report: FieldReport, done: boolean, node: Element | null, wrong: boolean}} Job */

  /** What the survey of this run saw. @type {Map<any, {vouched: boolean, hidden: string | null}>} */
  let views = new Map();
  /** The plain text boxes that this run has typed into. @type {any[]} */
  let typed = [];

  /**
   * @param {PlanItem[]} items the plan's items for this frame
   * @param {{readFile: (handle: string) => Promise<any>}} tools
   * @returns {Promise<FieldReport[]>} in the order of the items
   */
  async function run(items, tools) {
    const focus = /** @type {any} */ (document.activeElement);
    const scroll = [window.scrollX, window.scrollY];
    await grownUp();
    if (items.some((item) => !scan.get(item.field_id)?.raw.anchor.isConnected)) await scan.scan();
    const jobs = items.map((item) => ({ item, report: reportOf(item), done: false, node: null, wrong: false }));
    typed = [];
    try {
      views = await sight.survey(jobs.map((job) => scan.get(job.item.field_id)?.raw).filter((raw) => raw?.anchor.isConnected));
      const uploads = jobs.filter((job) => check.isFile(job.item.value));
      const before = new Map(uploads.length ? scan.all().map(held) : []);
      await each(uploads, (job) => attempt(job, tools));
      if (uploads.some((job) => job.done)) await parsedBy(before);
      await each(jobs.filter((job) => !check.isFile(job.item.value)), (job) => attempt(job, tools));
      await moves.settled(QUIET_MS, SETTLE_MS);
      if (await suggest.late(typed)) await moves.settled(QUIET_MS, SETTLE_MS);
      /** @type {Job[]} */
      const lost = [];
      await each(jobs, async (job) => {
        // A list or calendar that was read and does not have it will not have it the next time.
        if (job.done && !job.report.offered?.length && job.report.reason !== calendar.BEYOND && !(await took(job))) lost.push(job);
      });
      if (lost.length) {
        await each(lost, (job) => attempt(job, tools, true));
        await moves.settled(QUIET_MS, SETTLE_MS);
      }
      await each(jobs, conclude);
    } finally {
      const now = /** @type {any} */ (document.activeElement);
      if (focus?.isConnected && focus !== document.body && focus !== now) focus.focus({ preventScroll: true });
      else if (now !== focus && now !== document.body) now?.blur?.();
      window.scrollTo({ left: scroll[0], top: scroll[1], behavior: 'instant' });
    }
    return jobs.map((job) => job.report);
  }

  /** @param {any} known @returns {[Element, string]} */
  const held = ({ raw }) => [raw.anchor, values.key(values.current(raw))];

  /** Let the site's own parser of resumes finish, and note what it wrote: that may be written over. @param {Map<Element, string>} before */
  async function parsedBy(before) {
    await moves.settled(UPLOAD_QUIET_MS, UPLOAD_SETTLE_MS);
    await scan.scan();
    for (const { raw } of scan.all()) {
      const now = values.key(values.current(raw));
      if (raw.kind !== 'file' && now !== '' && now !== (before.get(raw.anchor) ?? '')) values.notePage(raw);
    }
  }

  /** Wait until a page with scripts has had the time to draw itself anew. One without never does. */
  async function grownUp() {
    if (!document.scripts.length) return;
    if (document.readyState !== 'complete') await moves.until(() => document.readyState === 'complete', LOAD_MS);
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    const age = performance.now() - (entry?.loadEventEnd || entry?.domContentLoadedEventEnd || 0);
    if (age < YOUNG_MS) await moves.settled(YOUNG_MS - age, SETTLE_MS);
  }

  /** @param {Job[]} jobs @param {(job: Job) => unknown} act */
  async function each(jobs, act) {
    const pace = walk.pacer();
    for (const job of jobs) {
      await pace();
      await act(job);
    }
  }

  /** @param {PlanItem} item @returns {FieldReport} */
  const reportOf = (item) => ({ field_id: item.field_id, frame: item.frame ?? 'top', label: '', outcome: 'failed', shown: null, source: item.source ?? '', reason: '', offered: [] });

  /** The field of an id as it is now: after a re-render its node may be another. @param {string} id */
  async function locate(id) {
    const found = scan.get(id);
    if (found?.raw.anchor.isConnected) return found;
    await scan.scan();
    return scan.get(id);
  }

  /** @param {Job} job @param {any} tools @param {boolean} [again] */
  async function attempt(job, tools, again = false) {
    const { item, report } = job;
    const { value } = item;
    // Read before the field is looked for: the page may draw itself anew meanwhile.
    const content = check.isFile(value) ? await files.read(/** @type {any} */ (value), tools.readFile) : null;
    const found = await locate(item.field_id);
    if (!found) return isAdding(item) ? end(job, 'kept', 'the page added the entry itself') : end(job, 'failed', 'the field is no longer there');
    const { raw, descriptor } = found;
    report.label = descriptor.label;
    if (!again && check.same(raw, value)) return end(job, 'kept', 'it holds that already');
    // A list opened for the field before may still be closing over this one.
    if (!views.get(raw)?.hidden && setBack(raw)) {
      moves.beside(raw.anchor);
      const free = () => !setBack(raw);
      if (!(await moves.until(free, UNCOVER_MS / 2))) {
        combobox.clearWay(raw);
        await moves.until(free, UNCOVER_MS / 2);
      }
    }
    const refusal = refuses(raw, descriptor, item) ?? (item.sensitive ? await unseen(raw) : null);
    if (refusal) return end(job, 'refused', refusal);
    if (raw.kind === 'add') return addEntry(job, raw);
    undo.note(item.field_id, raw, value, descriptor.label);
    if (!again) job.wrong = check.refused(raw);
    job.done = true;
    job.node = raw.anchor;
    const failure = await wrote(raw, value, content, again);
    values.own(raw);
    report.reason = failure ?? '';
    report.offered = failure ? (raw.offered ?? []) : [];
  }

  /** Whether something that opened lies over a field, or has put the page behind it out of use. @param {any} raw */
  const setBack = (raw) => sight.covered(raw) || walk.closest(raw.anchor, '[inert], [aria-hidden="true"]') !== null;

  /** Whether an item adds an entry of work or education. @param {PlanItem} item */
  const isAdding = (item) => item.value === true && /^profile:(?:work|education)\[\d+\]$/.test(item.source ?? '');

  /** The entry is there or it is not: nothing to read back later. @param {Job} job @param {any} raw */
  async function addEntry(job, raw) {
    const failure = await adding.add(raw);
    Object.assign(job.report, { outcome: failure ? 'failed' : 'filled', reason: failure ?? '' });
  }

  /** @param {Job} job @param {FieldReport['outcome']} outcome @param {string} reason */
  function end(job, outcome, reason) {
    job.done = false;
    Object.assign(job.report, { outcome, reason });
    const found = scan.get(job.item.field_id);
    if (found) job.report.shown = check.shown(found.raw);
  }

  /** Why a field must not be filled; null when it may. @param {any} raw @param {any} descriptor @param {PlanItem} item @returns {string | null} */
  function refuses(raw, descriptor, item) {
    if (raw.kind === 'password') return 'passwords are yours to type';
    if (item.signature && item.signature !== scan.signatureNow(item.field_id)) return 'it changed since it was planned';
    if (!values.editable(raw)) return 'it cannot be edited';
    if (values.touched(raw)) return 'you entered something here';
    const hidden = descriptor.hidden_reason?.includes('trap') ? descriptor.hidden_reason : values.hiddenReason(raw, new visibility.Sight());
    if (hidden) return hidden;
    return views.get(raw)?.hidden ?? (sight.covered(raw) ? sight.COVERED : null);
  }

  /** The last word on what is sensitive is the browser's own, at the moment it goes in. @param {any} raw @returns {Promise<string | null>} */
  async function unseen(raw) {
    if (document.visibilityState === 'hidden') return 'the page is not in view';
    const view = (await sight.survey([raw])).get(raw);
    return view?.vouched ? null : 'the browser does not vouch that you see it';
  }

  const WRITERS = {
    select: choice.select, multiselect: choice.select, combobox: combobox.fill, radio: choice.radio, checkbox: choice.checkbox, checkbox_group: choice.checkboxes,
    buttons: choice.buttons, date: dates.native, month: dates.native, date_parts: dates.spin, richtext: richtext.write,
  };

  /** Boxes for one line of text. */
  const LINES = new Set(['text', 'tel', 'number', 'email', 'url']);

  /** One field on which the page breaks us takes no other with it. @param {any} raw @param {any} value @param {any} content @param {boolean} again @returns {Promise<string | null>} why it failed */
  async function wrote(raw, value, content, again) {
    try {
      return await write(raw, value, content, again);
    } catch (error) {
      console.error('filling', raw.anchor, error);
      return `it could not be filled: ${error instanceof Error ? error.message : error}`;
    }
  }

  /** @param {any} raw @param {any} value @param {any} content of a file @param {boolean} again it did not take before @returns {Promise<string | null>} why it failed */
  async function write(raw, value, content, again) {
    if (content) return raw.kind === 'file' ? files.attach(raw, content) : 'it does not take files';
    if (raw.kind === 'file') return 'it takes only files';
    const writer = WRITERS[/** @type {keyof typeof WRITERS} */ (raw.kind)];
    if (writer) return writer(raw, value);
    const limit = raw.anchor.maxLength;
    if (limit > 0 && String(value).length > limit) return `it takes ${limit} characters at most`;
    if (raw.kind === 'text' && agent.shown.takesEntries(raw.anchor)) return entered(raw, String(value));
    // A day or month goes by its calendar each time.
    const keyed = again && !check.dayIn(String(value)) && !check.isMonth(String(value));
    // The key that opens lists counts a spin box down.
    if (keyed && raw.kind === 'text' && raw.anchor.getAttribute('role') !== 'spinbutton' && (await listed(raw, String(value)))) return null;
    if (keyed && LINES.has(raw.kind)) {
      await moves.writeKeys(raw.anchor, String(value));
      return null;
    }
    if (raw.kind === 'text') {
      const box = suggest.expect(raw, String(value));
      typed.push(box);
      return dates.typed(raw.anchor, String(value), () => suggest.atOnce(box));
    }
    await moves.writeText(raw.anchor, String(value));
    return null;
  }

  /** Choose from the list that a text box turns out to open, which says so by nothing. @param {any} raw @param {string} value @returns {Promise<boolean>} whether it did */
  async function listed(raw, value) {
    const drawn = { ...raw, kind: 'combobox', widget: 'called', box: agent.shown.frame(raw.anchor) ?? raw.anchor.parentElement };
    if (!(await combobox.chosen(drawn, value))) return false;
    agent.widgets.learn(raw.anchor);
    Object.assign(raw, drawn);
    return true;
  }

  /** @param {any} raw @param {string} value @returns {Promise<string | null>} why it failed */
  async function entered(raw, value) {
    const held = agent.shown.entries(raw.anchor, raw.name);
    const open = value.split(/\s*[,;]\s*/).filter((entry) => entry && !held.includes(entry));
    return (await moves.writeEntries(raw.anchor, open)) ? null : 'it did not take the entries';
  }

  /** @param {Job} job */
  async function took(job) {
    const found = await locate(job.item.field_id);
    if (!found) return check.isFile(job.item.value) && files.named(null, /** @type {any} */ (job.item.value).name);
    // Upload widgets empty their input: a file is lost only with the node it was given to.
    if (check.isFile(job.item.value)) return found.raw.anchor === job.node || files.held(found.raw, /** @type {any} */ (job.item.value).name) !== null;
    return stood(job, found.raw);
  }

  /** Whether a field holds what it was given, and the page has not come to call it wrong. @param {Job} job @param {any} raw */
  const stood = (job, raw) => check.same(raw, job.item.value) && (job.wrong || !check.refused(raw));

  /** @param {Job} job */
  async function conclude(job) {
    if (!job.done) return;
    const found = await locate(job.item.field_id);
    const { value } = job.item;
    const name = check.isFile(value) ? /** @type {any} */ (value).name : null;
    // An upload widget may put away the box that took it.
    if (!found && name !== null && files.named(null, name)) return void Object.assign(job.report, { outcome: 'filled', reason: '', shown: name });
    if (!found) return end(job, 'failed', 'the field went away after it was filled');
    const held = name === null ? null : files.held(found.raw, name);
    const ok = name === null ? stood(job, found.raw) : !job.report.reason && held !== null;
    // What a field made of it otherwise is not left there.
    if (!ok && name === null) await undo.one(job.item.field_id, found.raw);
    end(job, ok ? 'filled' : 'failed', ok ? '' : job.report.reason || (name === null ? 'the page did not keep the value' : 'the page did not take the file'));
    if (ok && held !== null) job.report.shown = held;
    const others = ok ? suggest.othersOf(typed, found.raw.anchor) : [];
    if (others.length) Object.assign(job.report, { reason: 'it suggests other words', offered: others });
  }

  agent.fill = Object.freeze({ run, undo: () => undo.back(locate) });
})();
