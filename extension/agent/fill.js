// @ts-check
// Carries out a fill plan in one document: writes, lets the page settle, reads back, tries once more, reports.
// Refuses what a person does not see, what the person changed, and what is not what it was when it was planned.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.fill) return;
  const { walk, scan, values, visibility, moves, choice, combobox, dates, files, richtext } = agent;

  /** The page counts as settled after so long without a change, and is waited for so long at most. */
  const QUIET_MS = 250;
  const SETTLE_MS = 3000;
  /** A site's own resume parser gets longer: it answers over the network. */
  const UPLOAD_QUIET_MS = 1200;
  const UPLOAD_SETTLE_MS = 8000;
  const UNCOVER_MS = 1500;
  /** The page gets the main thread back after so long. */
  const SLICE_MS = 12;

  /** @typedef {import('../shared/contracts').PlanItem} PlanItem */
  /** @typedef {import('../shared/contracts').FieldReport} FieldReport */
  /** @typedef {{item: PlanItem, report: FieldReport, done: boolean}} Job */

  /** Fields of this run that lie under something. @type {Set<any>} */
  let covers = new Set();
  /** What the last fill replaced, newest last. @type {{id: string, before: any}[]} */
  let replaced = [];

  /**
   * @param {PlanItem[]} items the plan's items for this frame
   * @param {{readFile: (handle: string) => Promise<any>}} tools
   * @returns {Promise<FieldReport[]>} in the order of the items
   */
  async function run(items, tools) {
    replaced = [];
    const focus = /** @type {any} */ (document.activeElement);
    const scroll = [window.scrollX, window.scrollY];
    if (items.some((item) => !scan.get(item.field_id))) await scan.scan();
    const jobs = items.map((item) => ({ item, report: reportOf(item), done: false }));
    covers = await veiled(jobs);
    try {
      const uploads = jobs.filter((job) => isFile(job.item.value));
      for (const job of uploads) await attempt(job, tools);
      if (uploads.some((job) => job.done)) await moves.settled(UPLOAD_QUIET_MS, UPLOAD_SETTLE_MS);
      await each(jobs.filter((job) => !isFile(job.item.value)), tools);
      await moves.settled(QUIET_MS, SETTLE_MS);
      const lost = jobs.filter((job) => job.done && !isFile(job.item.value) && !took(job));
      if (lost.length) {
        for (const job of lost) await attempt(job, tools, true);
        await moves.settled(QUIET_MS, SETTLE_MS);
      }
      for (const job of jobs) conclude(job);
    } finally {
      const now = /** @type {any} */ (document.activeElement);
      if (focus?.isConnected && focus !== document.body && focus !== now) focus.focus({ preventScroll: true });
      else if (now !== focus && now !== document.body) now?.blur?.();
      window.scrollTo({ left: scroll[0], top: scroll[1], behavior: 'instant' });
    }
    return jobs.map((job) => job.report);
  }

  /** @param {Job[]} jobs @param {any} tools */
  async function each(jobs, tools) {
    let slice = performance.now();
    for (const job of jobs) {
      if (performance.now() - slice > SLICE_MS) {
        await scan.breathe();
        slice = performance.now();
      }
      await attempt(job, tools);
    }
  }

  /** @param {any} value */
  const isFile = (value) => typeof value === 'object' && value !== null && 'handle' in value;

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
    const found = await locate(item.field_id);
    if (!found) return end(job, 'failed', 'the field is no longer there');
    const { raw, descriptor } = found;
    report.label = descriptor.label;
    if (!again && same(raw, item.value)) return end(job, 'kept', 'it holds that already');
    // A list opened for the field before may still be closing over this one.
    if (!covers.has(raw) && covered(raw)) await moves.until(() => !covered(raw), UNCOVER_MS);
    const refusal = refuses(raw, descriptor, item);
    if (refusal) return end(job, 'refused', refusal);
    if (!again) replaced.push({ id: item.field_id, before: raw.kind === 'file' ? null : values.current(raw) });
    job.done = true;
    const failure = await write(raw, item.value, tools);
    values.own(raw);
    report.reason = failure ?? '';
    report.offered = failure ? (raw.offered ?? []) : [];
  }

  /** @param {Job} job @param {FieldReport['outcome']} outcome @param {string} reason */
  function end(job, outcome, reason) {
    job.done = false;
    Object.assign(job.report, { outcome, reason });
    const found = scan.get(job.item.field_id);
    if (found) job.report.shown = shownOf(found.raw);
  }

  /** Why a field must not be filled; null when it may. @param {any} raw @param {any} descriptor @param {PlanItem} item @returns {string | null} */
  function refuses(raw, descriptor, item) {
    if (raw.kind === 'password') return 'passwords are yours to type';
    if (item.signature && item.signature !== scan.signatureNow(item.field_id)) return 'it changed since it was planned';
    if (!values.editable(raw)) return 'it cannot be edited';
    if (values.touched(raw)) return 'you entered something here';
    const sight = new visibility.Sight();
    const hidden = descriptor.hidden_reason?.includes('trap') ? descriptor.hidden_reason : values.hiddenReason(raw, sight);
    if (hidden) return hidden;
    return covers.has(raw) || covered(raw) ? 'something covers it' : null;
  }

  /**
   * Whether something opaque lies over a field wherever it is scrolled to. Covers that let the pointer through are
   * looked for beforehand, for many fields at once (`veiled`), as that restyles the whole page.
   * @param {any} raw
   */
  function covered(raw) {
    const [target, ...related] = values.seen(raw, new visibility.Sight());
    if (!target) return false;
    for (const block of ['nearest', 'center', 'start', 'end']) {
      target.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
      if (!new visibility.Sight().cover(target, [...related, ...raw.members])) return false;
    }
    return true;
  }

  /** The planned fields that something covers, also where it lets the pointer through. @param {Job[]} jobs */
  async function veiled(jobs) {
    const raws = jobs.map((job) => scan.get(job.item.field_id)?.raw).filter((raw) => raw?.anchor.isConnected);
    const found = new Set();
    while (raws.length) {
      const start = performance.now();
      visibility.withSolidElements(() => {
        while (raws.length && performance.now() - start < SLICE_MS) {
          const raw = raws.shift();
          if (covered(raw)) found.add(raw);
        }
      });
      await scan.breathe();
    }
    return found;
  }

  const WRITERS = {
    select: choice.select, multiselect: choice.select, combobox: combobox.fill, radio: choice.radio, checkbox: choice.checkbox, checkbox_group: choice.checkboxes,
    buttons: choice.buttons, date: dates.native, month: dates.native, date_parts: dates.spin, richtext: richtext.write,
  };

  /** @param {any} raw @param {any} value @param {any} tools @returns {Promise<string | null>} why it failed */
  async function write(raw, value, tools) {
    if (isFile(value)) return raw.kind === 'file' ? files.attach(raw, value, tools.readFile) : 'it does not take files';
    if (raw.kind === 'file') return 'it takes only files';
    const writer = WRITERS[/** @type {keyof typeof WRITERS} */ (raw.kind)];
    if (writer) return writer(raw, value);
    const limit = raw.anchor.maxLength;
    if (limit > 0 && String(value).length > limit) return `it takes ${limit} characters at most`;
    await moves.writeText(raw.anchor, String(value));
    return null;
  }

  /** @param {Job} job */
  function took(job) {
    const found = scan.get(job.item.field_id);
    return Boolean(found?.raw.anchor.isConnected) && same(found.raw, job.item.value);
  }

  /** @param {Job} job */
  function conclude(job) {
    if (!job.done) return;
    const found = scan.get(job.item.field_id);
    if (!found?.raw.anchor.isConnected) return end(job, 'failed', 'the field went away after it was filled');
    const reason = job.report.reason || 'the page did not keep the value';
    if (isFile(job.item.value)) return concludeFile(job, found.raw);
    const ok = same(found.raw, job.item.value);
    end(job, ok ? 'filled' : 'failed', ok ? '' : reason);
  }

  /** Upload widgets empty their input once they took the file; then the page shows its name. @param {Job} job @param {any} raw */
  function concludeFile(job, raw) {
    const { name } = /** @type {any} */ (job.item.value);
    const held = shownOf(raw);
    const around = walk.closest(raw.anchor, 'form, [role="form"], dialog, [role="dialog"]') ?? document.body;
    const named = around.textContent?.includes(name) ?? false;
    const ok = !job.report.reason && (held !== null || named);
    const reason = job.report.reason || 'the page did not take the file';
    end(job, ok ? 'filled' : 'failed', ok ? '' : reason);
    if (ok) job.report.shown = held ?? name;
  }

  /** @param {any} raw @returns {string | null} */
  function shownOf(raw) {
    const now = values.current(raw);
    if (now === null) return raw.kind === 'checkbox' ? 'no' : null;
    if (now === true) return 'yes';
    return Array.isArray(now) ? now.join(', ') : String(now);
  }

  /** Whether a field holds a value, as the form may write it. @param {any} raw @param {any} value */
  function same(raw, value) {
    const now = values.current(raw);
    if (isFile(value)) return false;
    if (raw.kind === 'checkbox') return (now === true) === (value === true || value === 'true');
    if (now === null) return value === '' || value === null || (Array.isArray(value) && value.length === 0);
    if (Array.isArray(value) || Array.isArray(now)) {
      const have = [now].flat().map(choice.plain);
      const want = choice.wishes(value).map(choice.plain);
      return want.every((/** @type {string} */ wish) => have.includes(wish)) && (raw.kind === 'multiselect' || raw.kind === 'checkbox_group' ? have.length === want.length : true);
    }
    const wish = value === true ? 'yes' : value === false ? 'no' : value;
    if (raw.kind === 'select' && [...raw.anchor.selectedOptions].some((option) => option.value !== '' && choice.plain(option.value) === choice.plain(wish))) return true;
    return alike(raw, String(now), String(wish));
  }

  /** @param {any} raw @param {string} now @param {string} wish */
  function alike(raw, now, wish) {
    if (choice.plain(now) === choice.plain(wish)) return true;
    if (raw.kind === 'combobox') return choice.plain(now).startsWith(choice.plain(wish));
    // A date in the order the box asks for: the same numbers.
    if (raw.widget === 'text-date') {
      const numbers = (/** @type {string} */ words) => (words.match(/\d+/g) ?? []).map(Number).sort().join(' ');
      return now !== '' && numbers(now) === numbers(wish);
    }
    if (raw.kind === 'number') return now !== '' && Number(now) === Number(wish);
    const bare = (/** @type {string} */ words) => words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    if (raw.kind === 'textarea' || raw.kind === 'richtext') return bare(now) === bare(wish);
    // Masks write the same digits in their own way; a country widget drops or adds the prefix.
    if (raw.kind === 'tel') return bare(now).length > 5 && (bare(now).endsWith(bare(wish)) || bare(wish).endsWith(bare(now)));
    return /\d/.test(wish) && bare(now) === bare(wish);
  }

  /** Put back what the last fill replaced. Files stay: a person removes them with the page's own button. @returns {Promise<number>} */
  async function undo() {
    let count = 0;
    for (const { id, before } of replaced.reverse()) {
      const found = await locate(id);
      if (!found || found.raw.kind === 'file' || values.touched(found.raw)) continue;
      if (await restore(found.raw, before)) count++;
    }
    replaced = [];
    return count;
  }

  /** @param {any} raw @param {any} before */
  async function restore(raw, before) {
    const empty = before === null;
    if (raw.kind === 'select' && empty) {
      raw.anchor.selectedIndex = [...raw.anchor.options].findIndex(values.isEmptyOption);
      moves.fire(raw.anchor, 'input');
      moves.fire(raw.anchor, 'change');
    } else if (raw.kind === 'checkbox_group') await choice.checkboxes(raw, before ?? []);
    else if (empty && (raw.kind === 'radio' || raw.kind === 'buttons' || raw.kind === 'combobox' || raw.kind === 'date_parts')) return clear(raw);
    else await write(raw, empty ? (raw.kind === 'checkbox' ? false : '') : before, {});
    return true;
  }

  /** @param {any} raw */
  function clear(raw) {
    if (raw.kind === 'radio') {
      for (const member of raw.members) if (member.tagName === 'INPUT' && member.checked) member.checked = false;
      moves.fire(raw.anchor, 'change');
      return true;
    }
    if (raw.kind === 'combobox') return combobox.clear(raw);
    return false;
  }

  agent.fill = Object.freeze({ run, undo });
})();
