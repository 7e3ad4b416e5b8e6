import type { ListOptions } from '../../src/index.js';

type Mutable = { -readonly [Key in keyof ListOptions<string>]: ListOptions<string>[Key] };

/** The query of a list as a caller of the client writes it; undefined for what that caller cannot say. */
export function listOptionsOf(query: URLSearchParams): ListOptions<string> | undefined {
  const options: Mutable = {};
  const filters: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of query) {
    const control = controls[name];
    if (control === undefined) {
      const [operator, operand] = filterOf(value);
      if (filters[name]?.[operator] !== undefined) return undefined;
      filters[name] = { ...filters[name], [operator]: operand };
    } else {
      if (query.getAll(name).length > 1 || !control.isUsual(value)) return undefined;
      Object.assign(options, { [name]: control.read(value) });
    }
  }
  return { ...options, filters };
}

interface Control {
  isUsual(text: string): boolean;
  read(text: string): unknown;
}

const list: Control = { isUsual: () => true, read: (text) => text.split(',') };

const controls: Readonly<Record<string, Control>> = {
  limit: { isUsual: (text) => String(Number(text)) === text, read: Number },
  marker: { isUsual: () => true, read: String },
  sort_keys: list,
  sort_dirs: list,
  fields: list,
  all_projects: { isUsual: (text) => /^(true|false)$/.test(text), read: (text) => text === 'true' },
};

function filterOf(text: string): readonly [string, unknown] {
  const [, operator = 'eq', operand = text] = /^(eq|neq|gt|gte|lt|lte|in|nin|has):(.*)$/s.exec(text) ?? [];
  return [operator, operator === 'in' || operator === 'nin' ? operand.split(',') : operand];
}
