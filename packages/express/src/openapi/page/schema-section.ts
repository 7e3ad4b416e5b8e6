import type { JsonSchema } from '../json-schema.js';
import { fieldsOf, typeParts } from '../schema-text.js';
import { type Html, html, prose } from './html.js';

/** A named shape with its fields. */
export function schemaSection(name: string, schema: JsonSchema): Html {
  return html`<section id="${name}"><h3>${name}</h3>
${fieldTable(schema)}
</section>
`;
}

/** The fields of an object; nothing for another schema. */
export function fieldTable(schema: JsonSchema): Html {
  const fields = fieldsOf(schema);
  if (fields.length === 0) return html``;
  return html`<table><tbody>
${fields.map(
  ({ name, schema: field, required, description }) =>
    html`<tr><th scope="row"><code>${name}</code>${required ? '' : html` <i>optional</i>`}</th><td>${typeOf(field)}</td><td>${prose(description)}</td></tr>
`,
)}</tbody></table>`;
}

/** The type in words; names of shapes are links to them. */
export function typeOf(schema: JsonSchema): Html {
  return html`${typeParts(schema).map(({ kind, text }) => {
    if (kind === 'shape') return html`<a href="#${text}">${text}</a>`;
    return kind === 'literal' ? html`<code>${text}</code>` : text;
  })}`;
}
