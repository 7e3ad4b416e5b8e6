/**
 * A path below the base URL; what varies is escaped: `path\`/v1/functions/${id}\``. Throws `TypeError` for an empty part and for dots: they would make
 * another path of it, and delete what nobody named.
 */
export function path(fixed: TemplateStringsArray, ...varying: readonly (string | number)[]): string {
  return fixed.reduce((before, after, index) => `${before}${segment(varying[index - 1])}${after}`);
}

function segment(value: string | number | undefined): string {
  const text = String(value ?? '');
  if (text === '' || text === '.' || text === '..') {
    throw new TypeError(`An id, a name or a version is needed, not '${text}'.`);
  }
  return encodeURIComponent(text);
}
