// @ts-check
// What CSS clips leave of an element, as a box in the window.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.clip) return;

  /** @typedef {{left: number, right: number, top: number, bottom: number}} Box */

  /** Computed lengths are pixels or shares; a sum of both stays unknown. @param {string} words @param {number} whole */
  function length(words, whole) {
    if (words === 'center') return whole / 2;
    const number = parseFloat(words);
    if (/^-?[\d.]+(?:e-?\d+)?px$|^0$/.test(words)) return number;
    return /^-?[\d.]+(?:e-?\d+)?%$/.test(words) ? (number / 100) * whole : NaN;
  }

  /** @param {string} inside @param {number} width @param {number} height */
  function inset(inside, width, height) {
    const parts = inside.split(' round ')[0].trim().split(/\s+/);
    const [top, right = top, bottom = top, left = right] = parts;
    return [length(left, width), width - length(right, width), length(top, height), height - length(bottom, height)];
  }

  /** @param {string} inside @param {number} width @param {number} height */
  function round(inside, width, height) {
    const [radii, at = '50% 50%'] = inside.split(/\s*\bat\s+/);
    const [x, y = '50%'] = at.trim().split(/\s+/);
    const middle = [length(x, width), length(y, height)];
    const sides = (/** @type {number} */ centre, /** @type {number} */ whole) => [Math.abs(centre), Math.abs(whole - centre)];
    const radius = (/** @type {string} */ words, /** @type {number} */ whole, /** @type {number[]} */ reach) =>
      words === 'closest-side' || !words ? Math.min(...reach) : words === 'farthest-side' ? Math.max(...reach) : length(words, whole);
    const [first = '', second = first] = radii.trim().split(/\s+/);
    const [across, down] = [radius(first, width, sides(middle[0], width)), radius(second, height, sides(middle[1], height))];
    return [middle[0] - across, middle[0] + across, middle[1] - down, middle[1] + down];
  }

  /** Corners in a line leave no area. @param {string} inside @param {number} width @param {number} height */
  function polygon(inside, width, height) {
    const points = inside.replace(/^(?:nonzero|evenodd),/, '').split(',').map((point) => point.trim().split(/\s+/));
    const corners = points.map(([x, y]) => [length(x, width), length(y, height)]);
    const area = corners.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length];
      return sum + x * nextY - nextX * y;
    }, 0);
    if (Math.abs(area) < 2) return [0, 0, 0, 0];
    const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    return [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
  }

  const SHAPES = /** @type {Record<string, (inside: string, width: number, height: number) => number[]>} */ ({ inset, circle: round, ellipse: round, polygon });

  /**
   * The part of an element that its own `clip-path` or `clip` leaves; null when neither cuts, or the shape is not understood.
   * @param {CSSStyleDeclaration} style @param {() => DOMRect} boxOf @returns {Box | null}
   */
  function left(style, boxOf) {
    const [, shape = '', inside = ''] = /^(inset|circle|ellipse|polygon|rect)\((.*)\)/.exec(cutting(style)) ?? [];
    if (!shape) return null;
    const box = boxOf();
    const sides = shape === 'rect' ? rect(inside) : SHAPES[shape](inside, box.width, box.height);
    if (sides.some(Number.isNaN)) return null;
    const [from, to, top, bottom] = sides;
    return { left: box.left + from, right: box.left + to, top: box.top + top, bottom: box.top + bottom };
  }

  /** @param {CSSStyleDeclaration} style */
  function cutting(style) {
    const out = style.position === 'absolute' || style.position === 'fixed';
    return style.clipPath && style.clipPath !== 'none' ? style.clipPath : out ? style.clip : '';
  }

  /** @param {string} inside */
  function rect(inside) {
    const [top, right, bottom, from] = inside.split(/[\s,]+/).map((part) => parseFloat(part));
    return [from, right, top, bottom];
  }

  agent.clip = Object.freeze({ left });
})();
