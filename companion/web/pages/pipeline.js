// @ts-check
// The pipeline: how far applications come, how long it takes, what was done; small numbers are called small.

import { draw, el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { get } from '../lib/api.js';
import { chart, colour, faded, twin, wide } from '../lib/charts.js';
import { trust } from '../lib/outlook.js';
import { run } from '../lib/page.js';
import { byId, empty, panel, select } from '../lib/ui.js';
import { STATUSES, capital, percent, statusName } from '../lib/words.js';

/** @typedef {import('../shared/contracts').Share} Share */
/** @typedef {import('../shared/contracts').Waiting} Waiting */
/** @typedef {import('../shared/contracts').SummaryReply} Summary */
/** @typedef {import('../shared/contracts').SankeyReply} Sankey */
/** @typedef {import('../shared/contracts').FunnelReply} Funnel */
/** @typedef {import('../shared/contracts').ResponseTimesReply} Times */
/** @typedef {import('../shared/contracts').ActivityReply} Activity */
/** @typedef {import('../shared/contracts').BreakdownReply} Breakdown */

const GROUPS = /** @type {const} */ ([['source', 'Source'], ['ats', 'System'], ['company', 'Employer'], ['role', 'Role'], ['score', 'Score'], ['resume', 'Resume'], ['workplace', 'Where one works'], ['week', 'Week']]);
const GROUPS_SHOWN = 15;
const SERIES = /** @type {const} */ ([['applied', 'Sent', 'accent'], ['responses', 'Responses', 'good'], ['interviews', 'Interviews', 'excellent'], ['rejections', 'Rejections', 'danger']]);
const TONES = /** @type {Record<string, string>} */ ({ idle: 'quiet', wait: 'accent', move: 'good', good: 'excellent', warn: 'fair', bad: 'danger' });

/** @type {string} */
let by = 'source';

const PARTS = /** @type {const} */ (['tiles', 'flow', 'stages', 'waiting', 'weeks', 'likely', 'groups']);
/** Each part is drawn anew only when its own numbers are other ones. */
const place = /** @type {Record<typeof PARTS[number], HTMLElement>} */ (/** @type {unknown} */ (Object.fromEntries(PARTS.map((name) => [name, el('div', { class: 'contents' })]))));
const layout = el('div', { class: 'stack' }, place.tiles, place.flow, el('div', { class: 'halves' }, place.stages, place.waiting), place.weeks, place.likely, place.groups);

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['analytics.updated', 'status.changed', 'application.created', 'interview.detected'],
  load: async () => {
    const path = (/** @type {string} */ name) => `/api/analytics/${name}/`;
    const [summary, sankey, funnel, times, activity, breakdown, likely] = await Promise.all([get(path('summary')), get(path('sankey')), get(path('funnel')), get(path('response-times')), get(path('activity'), { weeks: 16 }), get(path('breakdown'), { by, limit: GROUPS_SHOWN }), get(path('prediction'))]);
    return { summary: { ...summary, at: null, seq: 0 }, sankey, funnel, times, activity, breakdown, likely };
  },
  show: ({ summary, sankey, funnel, times, activity, breakdown, likely }) => {
    if (summary.applied === 0) {
      byId('content').replaceChildren(empty('No applications were sent yet', 'from the first one on, this page shows how far they come and how long employers take', el('a', { class: 'button small-button', href: '/board/' }, 'Go to the applications')));
      return;
    }
    if (!layout.isConnected) byId('content').replaceChildren(layout);
    draw(place.tiles, summary, () => tiles(summary));
    draw(place.flow, sankey, () => flows(sankey));
    draw(place.stages, funnel, () => stages(funnel));
    draw(place.waiting, times, () => waiting(times));
    draw(place.weeks, activity, () => weeks(activity));
    draw(place.likely, likely, () => trust(likely));
    draw(place.groups, breakdown, () => groups(breakdown));
  },
});

/** @param {Share} share */
function range(share) {
  if (share.too_few) return `${share.count} of ${share.of}: too few to read into`;
  return `${share.count} of ${share.of}, likely ${percent(share.low)} to ${percent(share.high)}`;
}

/** @param {number | null | undefined} days */
function inDays(days) {
  if (days === null || days === undefined) return '–';
  return days < 1 ? 'under a day' : counted(Math.round(days), 'day');
}

/** @param {Waiting} time */
function median(time) {
  return time.quantiles.find((one) => one.share === 0.5)?.days;
}

/** The largest share that has an answer so far, and within how many days. @param {Waiting} time */
function within(time) {
  const known = time.quantiles.filter((one) => one.share <= 0.5 && one.days !== null).at(-1);
  const name = known ? (known.share === 0.5 ? 'Half' : known.share === 0.25 ? 'A quarter' : percent(known.share)) : 'Half';
  return { name: `${name} answer within`, days: known?.days };
}

/** @param {Summary} summary */
function tiles(summary) {
  const tile = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ more) => el('div', { class: 'tile', 'data-test': 'tile' }, el('strong', {}, value), el('span', {}, name), el('p', { class: 'quiet small' }, more));
  const time = summary.time_to_response;
  return el(
    'div',
    { class: 'numbers-line wide-tiles' },
    tile('Sent', String(summary.applied), `${summary.silent} silent`),
    tile('Got a response', percent(summary.responses.rate), range(summary.responses)),
    tile('Got an interview', percent(summary.interviews.rate), range(summary.interviews)),
    tile('Got an offer', percent(summary.offers.rate), range(summary.offers)),
    tile(within(time).name, inDays(within(time).days), time.too_few ? `${time.observed} answers: too few to read into` : `${time.observed} answers, ${time.waiting} still wait`),
  );
}

/** @param {string} id of a node */
function toneOf(id) {
  return colour(TONES[STATUSES[id.split(':').at(-1) ?? '']?.[1] ?? 'wait'] ?? 'accent');
}

/** @param {Sankey} reply */
function flows({ nodes, links }) {
  const at = new Map(nodes.map((node, index) => [node.id, index]));
  const label = (/** @type {string} */ id) => nodes.find((node) => node.id === id)?.label ?? id;
  return panel('Flow', [
    wide('Flow, as a picture', chart('flow', `Where ${counted(links.reduce((sum, link) => sum + (link.source === 'applied' ? link.count : 0), 0), 'application')} went: the table below says the same`, 340, () => ({
      data: [
        {
          type: 'sankey',
          arrangement: 'snap',
          node: { label: nodes.map((node) => node.label), color: nodes.map((node) => toneOf(node.id)), pad: 18, thickness: 14, line: { width: 0 }, hovertemplate: '%{label}: %{value}<extra></extra>' },
          link: {
            source: links.map((link) => at.get(link.source)),
            target: links.map((link) => at.get(link.target)),
            value: links.map((link) => link.count),
            color: links.map((link) => faded(toneOf(link.target), 0.28)),
            hovertemplate: '%{source.label} → %{target.label}: %{value}<extra></extra>',
          },
        },
      ],
    }))),
    twin('Flow', ['From → to', 'Applications'], links.map((link) => [`${label(link.source)} → ${label(link.target)}`, link.count])),
  ]);
}

/** @param {Funnel} reply */
function stages({ stages: found, rejected }) {
  const shown = [...found].reverse();
  return panel('Funnel', [
    chart('funnel', 'How many came how far: the table below says the same', 300, () => ({
      data: [
        {
          type: 'bar',
          orientation: 'h',
          x: shown.map((stage) => stage.came),
          y: shown.map((stage) => statusName(stage.stage)),
          text: shown.map((stage) => `${stage.came}${stage.of_applied.rate === null ? '' : ` · ${percent(stage.of_applied.rate)}`}`),
          textposition: 'auto',
          insidetextfont: { color: colour('on-accent') },
          cliponaxis: false,
          marker: { color: colour('accent') },
          hovertemplate: '%{y}: %{x}<extra></extra>',
        },
      ],
      layout: { bargap: 0.32, xaxis: { visible: false }, margin: { l: 8, r: 60, t: 8, b: 8 } },
    })),
    twin('Funnel', ['Stage', 'Came so far', 'Of those sent', 'Of the stage before', 'Median days'], found.map((stage) => [statusName(stage.stage), stage.came, range(stage.of_applied), percent(stage.of_previous.rate), stage.days === null ? '–' : Math.round(stage.days)])),
    el('p', { class: 'quiet small' }, `${counted(rejected, 'rejection')} so far.`),
  ]);
}

/** @param {Times} times */
function waiting({ to_response, curve, reach }) {
  const title = 'Time to a response';
  if (curve.length === 0) return panel(title, [empty('No response yet', 'how long employers take shows from the first one on')]);
  return panel(title, [
    chart('times', 'The share of applications that has a response after so many days: the table below says the same', 300, () => {
      const days = curve.map((point) => point.days);
      const line = { color: colour('good'), width: 2.5, shape: 'hv' };
      const edge = { x: days, mode: 'lines', line: { width: 0, shape: 'hv' }, hoverinfo: 'skip', showlegend: false };
      return {
        data: [
          { ...edge, y: curve.map((point) => point.high) },
          { ...edge, y: curve.map((point) => point.low), fill: 'tonexty', fillcolor: faded(colour('good'), 0.16) },
          { x: days, y: curve.map((point) => point.share), mode: 'lines', line, showlegend: false, hovertemplate: 'after %{x:.0f} days: %{y:.0%}<extra></extra>' },
        ],
        layout: { xaxis: { title: { text: 'days after sending', font: { size: 12.5 } }, rangemode: 'tozero' }, yaxis: { tickformat: '.0%', range: [0, 1] } },
      };
    }),
    twin(title, ['Share with a response', 'Days'], to_response.quantiles.map((one) => [percent(one.share), one.days === null ? 'not reached yet' : Math.round(one.days)])),
    reach.length > 0 && twin('Days to each stage', ['Stage', 'Applications', 'Median days'], reach.map((one) => [statusName(one.stage), one.count, Math.round(one.quantiles.find((quantile) => quantile.share === 0.5)?.days ?? 0)])),
    el('p', { class: 'quiet small' }, `Those that still wait (${to_response.waiting}) count for as long as they have waited. The band is where the truth likely lies.`),
  ]);
}

/** @param {Activity} reply */
function weeks({ weeks: found }) {
  return panel('Activity', [
    chart('weeks', 'What happened in each week: the table below says the same', 260, () => ({
      data: SERIES.map(([key, name, tone]) => ({ type: 'bar', name, x: found.map((week) => week.starts), y: found.map((week) => week[key]), marker: { color: colour(tone) }, hovertemplate: `%{x|%d %b}: %{y} ${name.toLowerCase()}<extra></extra>` })),
      layout: { barmode: 'group', bargap: 0.25, xaxis: { type: 'date', tickformat: '%d %b' } },
    })),
    twin('Activity', ['Week of', 'Postings seen', ...SERIES.map(([, name]) => name)], found.map((week) => [week.starts, week.seen, ...SERIES.map(([key]) => week[key])])),
  ]);
}

/** @param {Breakdown} reply */
function groups({ groups: found, total }) {
  const choice = select('by', GROUPS, by, { 'aria-label': 'Compared by', 'data-key': 'by', 'data-test': 'by' });
  choice.addEventListener('change', () => {
    by = choice.value;
    void refresh();
  });
  const share = (/** @type {Share} */ one) => el('td', { class: 'number', title: range(one) }, one.too_few ? el('span', { class: 'quiet' }, `${one.count} of ${one.of}`) : percent(one.rate));
  return panel(
    'What works',
    [
      el(
        'div',
        { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'What works' },
        el(
          'table',
          {},
          el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, GROUPS.find(([key]) => key === by)?.[1] ?? by), ...['Sent', 'Response', 'Interview', 'Offer', 'Half answer within'].map((name) => el('th', { scope: 'col', class: 'number' }, name)))),
          el('tbody', {}, ...found.map((group) => el('tr', { 'data-test': 'group' }, el('th', { scope: 'row' }, capital(group.label)), el('td', { class: 'number' }, String(group.applied)), share(group.responses), share(group.interviews), share(group.offers), el('td', { class: 'number' }, inDays(median(group.time_to_response)))))),
        ),
      ),
      el('p', { class: 'quiet small' }, `Counts instead of shares: too few to compare.${total > found.length ? ` ${total - found.length} smaller groups are left out.` : ''}`),
    ],
    choice,
  );
}
