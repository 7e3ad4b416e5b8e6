/** The style sheet of the page: readable in light and dark, on a phone, and on paper. */
export const style = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2330, #d8dee9);
  --faint: light-dark(#5b6577, #929db0);
  --paper: light-dark(#ffffff, #14181f);
  --panel: light-dark(#f4f6f9, #1c222c);
  --line: light-dark(#dde2ea, #2d3542);
  --link: light-dark(#0b5cad, #7db8f5);
  --get: light-dark(#0b6b3a, #6fd39b);
  --post: light-dark(#0b5cad, #7db8f5);
  --put: light-dark(#8a5a00, #e3b65c);
  --delete: light-dark(#b3261e, #f2938c);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0;
  display: grid;
  grid-template-columns: 20rem minmax(0, 1fr);
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
}
nav {
  position: sticky;
  top: 0;
  height: 100vh;
  overflow-y: auto;
  padding: 1rem;
  background: var(--panel);
  border-right: 1px solid var(--line);
  font-size: 0.875rem;
}
nav > a { font-weight: 600; font-size: 1rem; }
nav ul { list-style: none; margin: 0 0 0.5rem; padding: 0; }
nav li a { display: flex; align-items: baseline; padding: 0.15rem 0; color: inherit; }
nav b { flex: 0 0 3.6rem; font-size: 0.75rem; }
nav summary { margin-top: 0.5rem; font-weight: 600; }
main { padding: 1.5rem 2rem 6rem; max-width: 60rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
h3 { margin: 0; overflow-wrap: anywhere; }
h2 a, h3 a { color: inherit; }
h4 { margin: 1rem 0 0.25rem; }
section { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 0.5rem; }
section:target { border-color: var(--link); }
code, pre { font-family: ui-monospace, monospace; font-size: 0.875em; }
pre { margin: 0; padding: 0.75rem; overflow-x: auto; background: var(--panel); border-radius: 0.25rem; }
summary { cursor: pointer; padding: 0.15rem 0; }
figure { margin: 0.5rem 0; }
figcaption, .action, th i, .headers { color: var(--faint); font-size: 0.875rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th, td { padding: 0.25rem 0.5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 400; white-space: nowrap; }
.media { margin: 0.25rem 0 0.75rem; }
.media p { margin: 0.25rem 0; }
.GET, .success > summary b { color: var(--get); }
.POST { color: var(--post); }
.PUT { color: var(--put); }
.DELETE, .refusal > summary b { color: var(--delete); }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: auto; max-height: 50vh; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1rem; }
}
@media print {
  body { display: block; }
  nav { display: none; }
  section { break-inside: avoid-page; }
}
`;
