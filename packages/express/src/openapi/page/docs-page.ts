import type { OpenApiDocument } from '../openapi-document.js';
import { operationsOf } from '../operations-of.js';
import { Html, html, prose } from './html.js';
import { operationSection } from './operation-section.js';
import { schemaSection } from './schema-section.js';

/** Where the page is served. */
export interface PageLocation {
  /** The URL of the API, to show. */
  readonly base: string;
  /** The relative way from the page to where the API is mounted. */
  readonly root: string;
}

/**
 * The document for people: one HTML page without scripts, with a style sheet beside it. What does not depend on the location is
 * written once.
 */
export function docsPage(document: OpenApiDocument): (location: PageLocation) => string {
  const { info, openapi } = document;
  const contents = contentsOf(document);
  const sections = sectionsOf(document);
  return ({ base, root }) =>
    html`${new Html('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title} API ${info.version}</title>
<link rel="stylesheet" href="${root}v1/docs.css">
</head>
<body>
${contents}<main id="top">
<h1>${info.title} API <small>${info.version}</small></h1>
<p>${prose(info.description)}</p>
<p>It is at <code>${base}</code>. Programs read it as <a href="${root}v1/openapi.json">OpenAPI ${openapi}</a>.</p>
${sections}</main>
</body>
</html>
`.text;
}

function contentsOf(document: OpenApiDocument): Html {
  const groups = document.tags.map(
    ({ name }) => html`<details open><summary>${name}</summary><ul>
${operationsOf(document, name).map(
  ({ operationId, method, path, summary }) =>
    html`<li><a href="#${operationId}" title="${method} ${path}"><b class="${method}">${method}</b> ${summary}</a></li>
`,
)}</ul></details>
`,
  );
  const shapes = shapesOf(document).map(
    ([name]) => html`<li><a href="#${name}">${name}</a></li>
`,
  );
  return html`<nav aria-label="Contents">
<a href="#top">${document.info.title} API</a>
${groups}<details open><summary>Shapes</summary><ul>
${shapes}</ul></details>
</nav>
`;
}

function sectionsOf(document: OpenApiDocument): Html {
  const login = Object.values(document.components.securitySchemes).map(
    ({ name, description = '' }) => html`<p><b>Login.</b> <code>${name}</code>: ${prose(description)}</p>
`,
  );
  const groups = document.tags.map(
    ({ name, description }) => html`<h2 id="about-${name}"><a href="#about-${name}">${name}</a></h2>
<p>${prose(description)}</p>
${operationsOf(document, name).map(operationSection)}`,
  );
  return html`${login}${groups}<h2 id="about-Shapes"><a href="#about-Shapes">Shapes</a></h2>
${shapesOf(document).map(([name, schema]) => schemaSection(name, schema))}`;
}

function shapesOf({ components }: OpenApiDocument) {
  return Object.entries(components.schemas);
}
