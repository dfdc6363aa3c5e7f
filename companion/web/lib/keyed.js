// @ts-check
// Keeps a list on the page like a list of data: what stays is the same element, with its focus and its place.

/**
 * @template T
 * @param {Element} list
 * @param {readonly T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => HTMLElement} make
 */
export function keep(list, items, key, make) {
  const before = new Map([...list.children].map((child) => [child.getAttribute('data-key') ?? '', /** @type {HTMLElement} */ (child)]));
  const wanted = items.map((item) => {
    const content = JSON.stringify(item);
    const old = before.get(key(item));
    if (old?.dataset.content === content) return old;
    const fresh = make(item);
    fresh.dataset.key = key(item);
    fresh.dataset.content = content;
    return fresh;
  });
  wanted.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild?.remove();
}
