/** JSON text with the members of every object in code point order and no white space: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) ? inOrder(member) : member,
  );
}

function inOrder(object: object): object {
  const names = Object.keys(object);
  // Nearly always they are: most objects come out of a text that this function wrote.
  if (names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)) return object;
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
