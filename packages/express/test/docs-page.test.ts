import express from 'express';
import { describe, expect, it } from 'vitest';
import { html, prose } from '../src/openapi/page/html.js';
import { document, operations } from './support/api-document.js';
import { express4 } from './support/express4.js';
import { askAt, createWorld } from './support/world.js';

const page = async (path = '/v1/docs', host?: Parameters<typeof createWorld>[0]) =>
  (await createWorld(host)).ask('GET', path);

describe('the page for people', () => {
  it('has every operation and every shape, and links only to what it has', async () => {
    const text = (await page()).bytes.toString();
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...operations.map(({ operation }) => operation.operationId),
        ...Object.keys(document.components.schemas),
      ]),
    );
    const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('shows what a test recorded', async () => {
    const text = (await page()).bytes.toString();
    expect(text).toContain('Duplicate entry for function_aliases: [&#39;project_id&#39;, &#39;name&#39;]');
  });

  it('needs nothing from elsewhere and lets nothing else in: no script, no other address', async () => {
    const { headers, bytes } = await page();
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
    );
    const text = bytes.toString();
    expect(text).not.toMatch(/<script|<img|<iframe|\son\w+=|style=/);
    const addresses = [...text.matchAll(/ (?:href|src)="([^"#][^"]*)"/g)].map(([, address]) => address);
    expect(addresses).toEqual(['../v1/docs.css', '../v1/openapi.json']);
  });

  it('loads nothing through its style sheet either', async () => {
    const { headers, bytes } = await page('/v1/docs.css');
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(bytes.toString()).not.toMatch(/url\(|@import|@font-face/);
  });

  it.each([
    ['Express 4', express4, '/a/b', '/a/b/v1/docs'],
    ['Express 4', express4, '/a/b', '/a/b/v1/docs/'],
    ['Express 5', express, '/a/b', '/a/b/v1/docs'],
    ['Express 5', express, '/a/b', '/a/b/v1/docs/'],
    ['Express 5', express, '/', '/v1/docs'],
  ])('finds its style sheet and the document on %s, mounted at $2, asked for as %s%s', async (...each) => {
    const [, framework, prefix, path] = each;
    const { ask, origin } = await createWorld({ host: (router) => framework().use(prefix, router) });
    const text = (await ask('GET', path)).bytes.toString();
    for (const [, link = ''] of text.matchAll(/ href="(\.\.\/[^"]+)"/g)) {
      expect((await askAt(origin)('GET', new URL(link, origin + path).pathname)).status).toBe(200);
    }
    expect(text).toContain(`It is at <code>${origin}${prefix === '/' ? '' : prefix}</code>`);
  });
});

describe('markup', () => {
  it('escapes what is put into it, and nothing twice', () => {
    const inner = html`<b title="${'"\''}">${'<script>&'}</b>`;
    expect(html`${[inner, undefined]}`.text).toBe('<b title="&quot;&#39;">&lt;script&gt;&amp;</b>');
  });

  it('makes code of what stands between backticks', () => {
    expect(prose('say `<a>` twice').text).toBe('say <code>&lt;a&gt;</code> twice');
  });
});
