/** What makes a page of Markdown look about as it does in an issue on GitHub. */
export const ISSUE_STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --code: #818b981f; --link: #0969da; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --code: #656c7633; --link: #4493f8; } }
body { margin: 0; padding: 24px 32px; background: var(--ground); color: var(--ink); font: 14px/1.5 system-ui, "Noto Sans", sans-serif; }
h1 { margin: 0 0 16px; font-size: 26px; font-weight: 400; }
h2 { margin: 24px 0 16px; padding-bottom: .3em; border-bottom: 1px solid var(--line); font-size: 1.5em; }
h3 { font-size: 1.25em; }
a { color: var(--link); }
code, pre { border-radius: 6px; background: var(--code); font: 85% ui-monospace, "Noto Sans Mono", monospace; }
code { padding: .2em .4em; } pre { padding: 16px; overflow: auto; line-height: 1.45; } pre code { padding: 0; background: none; font-size: 100%; }
table { border-collapse: collapse; } th, td { padding: 6px 13px; border: 1px solid var(--line); }
ul, ol { padding-left: 2em; } li { margin: .25em 0; }
li:has(> input) { margin-left: -1.5em; list-style: none; }
summary { cursor: pointer; }
`;
