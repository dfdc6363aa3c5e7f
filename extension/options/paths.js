// @ts-check
// Reads and writes a place in plain data by its dotted path.

/**
 * @param {any} data
 * @param {string} path
 * @returns {any}
 */
export function at(data, path) {
  return path.split('.').reduce((part, name) => part?.[name], data);
}

/**
 * @param {any} data changed in place; missing objects on the way are made, unless there is nothing to put there
 * @param {string} path
 * @param {unknown} value
 */
export function put(data, path, value) {
  const names = path.split('.');
  const last = /** @type {string} */ (names.pop());
  let part = data;
  for (const name of names) {
    if (part[name] === null || part[name] === undefined) {
      if (value === null) return;
      part[name] = {};
    }
    part = part[name];
  }
  part[last] = value;
}
