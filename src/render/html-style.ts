/** The page's style. It loads nothing and holds no foreign text. */
export const STYLE = `
:root { color-scheme: light dark;
  --ground: #fcfcfa; --card: #ffffff; --ink: #1d2329; --quiet: #5b6670; --line: #dcdfe2; --link: #0b57a4;
  --soon: #9a3412; --soon-ground: #fdf0e7; --routine: #7a5b00; --routine-ground: #fbf5df; --rest: #46525c; --rest-ground: #eef1f3; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #14181c; --card: #1b2025; --ink: #e4e8eb; --quiet: #9ba7b1; --line: #333b43; --link: #7cb7f5;
  --soon: #f6b08c; --soon-ground: #3a2318; --routine: #e6cd7d; --routine-ground: #332c14; --rest: #b9c4cd; --rest-ground: #262d33; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: 2rem; letter-spacing: -.01em; }
h1 code, h3 code { background: none; padding: 0; font: inherit; }
h2 { margin: 3rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 0; font-size: 1.15rem; }
h4 { margin: 1.5rem 0 .4rem; font-size: 1rem; }
p { margin: .6rem 0; max-width: 80ch; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { padding: .1em .35em; border-radius: .25rem; background: var(--rest-ground); overflow-wrap: anywhere;
  font: .92em ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace; unicode-bidi: isolate; }
.eyebrow, .when, .kind, .none, .back { color: var(--quiet); }
.eyebrow { margin: 0 0 .2rem; font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
.when { margin: .3rem 0 1.2rem; font-size: .9rem; }
.note { padding: .8rem 1rem; border-left: 3px solid var(--line); background: var(--card); color: var(--quiet); font-size: .95rem; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.counts li { padding: .8rem 1rem; border: 1px solid var(--line); border-top: 3px solid var(--rest); border-radius: .4rem; background: var(--card); color: var(--quiet); font-size: .95rem; }
.counts li.soon { border-top-color: var(--soon); }
.counts li.routine { border-top-color: var(--routine); }
.counts strong { display: block; color: var(--ink); font-size: 1.7rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.filter { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0 0 .8rem; padding: 0; border: 0; color: var(--quiet); font-size: .9rem; }
.filter legend { float: left; padding: 0; }
.pictures svg { display: block; width: 100%; min-width: 36rem; max-width: 48rem; height: auto; margin: .5rem auto; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { padding: .55rem .8rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--quiet); font-size: .85rem; font-weight: 600; }
th[scope=row] { min-width: 11rem; font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { display: inline-block; padding: .1rem .55rem; border-radius: 1rem; background: var(--rest-ground); color: var(--rest); font-size: .85rem; font-weight: 600; white-space: nowrap; }
.badge.soon { background: var(--soon-ground); color: var(--soon); }
.badge.routine { background: var(--routine-ground); color: var(--routine); }
.person { margin: 0 0 1.5rem; padding: 1.3rem 1.5rem; border: 1px solid var(--line); border-left: 4px solid var(--routine); border-radius: .4rem; background: var(--card); }
.person.soon { border-left-color: var(--soon); }
.person:target { box-shadow: 0 0 0 2px var(--link); }
.person > header { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .9rem; }
.rank { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.reason { font-size: 1.03rem; }
.kind { font-size: .88rem; font-weight: 400; }
.observation { margin: 1rem 0; padding: .1rem 0 .1rem 1rem; border-left: 2px solid var(--line); }
.observation h4 { margin-top: .3rem; }
dl { margin: .6rem 0; }
dl > div { display: grid; grid-template-columns: 9.5rem 1fr; gap: .2rem 1rem; padding: .25rem 0; }
dl.facts > div { grid-template-columns: 15rem 1fr; }
dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; }
ul { margin: .4rem 0; padding-left: 1.2rem; }
dd ul { margin: 0; padding-left: 1.1rem; }
li { max-width: 80ch; }
summary { cursor: pointer; margin: .8rem 0 .3rem; }
summary h4 { display: inline; }
.back { margin-bottom: 0; font-size: .88rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1.2rem 2rem; }
.columns h3 { font-size: 1rem; }
footer { color: var(--quiet); font-size: .92rem; }
.skip, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: static; width: auto; height: auto; clip-path: none; }
body:has(input[value=soon]:checked) :is(tr, .person).routine,
body:has(input[value=routine]:checked) :is(tr, .person).soon { display: none; }
@media (max-width: 40rem) { body { padding: 1.2rem .9rem 3rem; } .person { padding: 1rem; }
  dl > div, dl.facts > div { grid-template-columns: 1fr; } }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; background: none; font-size: 10pt; }
  .filter, .skip, .back { display: none; } .person { break-inside: auto; } h2, h3, h4, .person > header { break-after: avoid; }
  tr, .observation { break-inside: avoid; } .scroll { overflow: visible; } a { color: inherit; } }
`;
