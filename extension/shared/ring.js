// @ts-check
// The score as a number in a ring.

import { el, svg } from './dom.js';

const RADIUS = 42;
const LENGTH = 2 * Math.PI * RADIUS;

/**
 * @param {import('./contracts').ScoreCard} card
 * @param {boolean} [small]
 */
export function ring(card, small = false) {
  const filled = (LENGTH * Math.max(0, Math.min(100, card.score))) / 100;
  const drawing = svg(
    'svg',
    { viewBox: '0 0 100 100', 'aria-hidden': 'true' },
    svg('circle', { class: 'ring-track', cx: 50, cy: 50, r: RADIUS }),
    svg('circle', { class: 'ring-part', cx: 50, cy: 50, r: RADIUS, 'stroke-dasharray': `${filled} ${LENGTH}`, transform: 'rotate(-90 50 50)' }),
  );
  const number = Math.round(card.score);
  return el(
    'div',
    { class: `ring band-${card.band}${small ? ' ring-small' : ''}`, role: 'img', 'aria-label': `Score ${number} of 100` },
    drawing,
    el('span', { class: 'ring-number numbers', 'aria-hidden': 'true', 'data-test': 'score' }, String(number)),
  );
}
