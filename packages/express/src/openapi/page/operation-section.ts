import type { OpenApiContent, OpenApiExamples, OpenApiParameter } from '../openapi-document.js';
import type { AddressedOperation } from '../operations-of.js';
import { referenceIn } from '../schema-text.js';
import { type Html, html, prose } from './html.js';
import { fieldTable, typeOf } from './schema-section.js';

/** All about one operation. */
export function operationSection(operation: AddressedOperation): Html {
  const { operationId, method, path, summary, description } = operation;
  const action = operation['x-qinling-action'];
  return html`<section id="${operationId}">
<h3><a href="#${operationId}"><b class="${method}">${method}</b> <code>${path}</code></a></h3>
<p>${prose([summary, description].filter((text) => text !== undefined).join(' '))}</p>
<p class="action">${action === undefined ? 'Anybody may.' : html`Action of the policy: <code>${action}</code>`}</p>
${parameterTable(operation.parameters ?? [])}${requestOf(operation)}${answersOf(operation)}</section>
`;
}

function parameterTable(parameters: readonly OpenApiParameter[]): Html {
  const rows = (place: OpenApiParameter['in']) =>
    parameters
      .filter((each) => each.in === place)
      .map(
        ({ name, schema, description = '' }) =>
          html`<tr><th scope="row"><code>${name}</code></th><td>${typeOf(schema)}</td><td>${prose(description)}</td></tr>
`,
      );
  const table = (title: string, place: OpenApiParameter['in']) => {
    const found = rows(place);
    if (found.length === 0) return html``;
    return html`<details><summary>${title} (${found.length})</summary>
<table><tbody>
${found}</tbody></table></details>
`;
  };
  return html`${table('In the path', 'path')}${table('In the query, each optional', 'query')}`;
}

function requestOf({ requestBody }: AddressedOperation): Html {
  if (requestBody === undefined) return html``;
  return html`<h4>Body${requestBody.required ? '' : ', optional'}</h4>
${contentOf(requestBody.content)}`;
}

function answersOf({ responses }: AddressedOperation): Html {
  const answers = Object.entries(responses).map(([status, { description, content = {}, headers = {} }]) => {
    const names = Object.entries(headers).map(
      ([name, header]) => html`<li><code>${name}</code>: ${prose(header.description)}</li>
`,
    );
    return html`<details class="${Number(status) < 400 ? 'success' : 'refusal'}"><summary><b>${status}</b> ${prose(description)}</summary>
${names.length === 0 ? '' : html`<ul class="headers">${names}</ul>`}${contentOf(content)}</details>
`;
  });
  return html`<h4>Answers</h4>
${answers}`;
}

function contentOf(content: OpenApiContent): Html {
  return html`${Object.entries(content).map(([type, { schema, examples = {} }]) => {
    const isNamed = referenceIn(schema) !== undefined;
    return html`<div class="media"><p><code>${type}</code>${isNamed ? html` ${typeOf(schema)}` : ''}</p>
${fieldTable(schema)}
${examplesOf(examples)}</div>
`;
  })}`;
}

function examplesOf(examples: OpenApiExamples): Html {
  return html`${Object.values(examples).map(
    ({ summary, value }) => html`<figure><figcaption>${summary}</figcaption><pre>${
      typeof value === 'string' ? value : JSON.stringify(value, null, 2)
    }</pre></figure>
`,
  )}`;
}
