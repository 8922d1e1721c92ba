/** The page's style. It loads nothing and holds no foreign text. */
export const STYLE = `
:root { color-scheme: light dark;
  --ground: #fcfcfa; --card: #ffffff; --ink: #1d2329; --quiet: #5b6670; --line: #dcdfe2; --link: #0b57a4;
  --soon: #9a3412; --soon-ground: #fdf0e7; --routine: #7a5b00; --routine-ground: #fbf5df; --rest: #46525c; --rest-ground: #eef1f3; --good: #2f6f4f; }
@media screen and (prefers-color-scheme: dark) { :root {
  --ground: #14181c; --card: #1b2025; --ink: #e4e8eb; --quiet: #9ba7b1; --line: #333b43; --link: #7cb7f5;
  --soon: #f6b08c; --soon-ground: #3a2318; --routine: #e6cd7d; --routine-ground: #332c14; --rest: #b9c4cd; --rest-ground: #262d33; --good: #7fc7a0; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 74rem; padding: 2.5rem 1.5rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: 2rem; letter-spacing: -.01em; }
h1 code, h2 code, h3 code { background: none; padding: 0; font: inherit; }
h2 { margin: 3rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 0; font-size: 1.15rem; }
p { margin: .6rem 0; max-width: 80ch; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { padding: .1em .35em; border-radius: .25rem; background: var(--rest-ground); overflow-wrap: anywhere;
  font: .92em ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace; unicode-bidi: isolate; }
.eyebrow, .when, .kind, .none { color: var(--quiet); }
.eyebrow { margin: 0 0 .2rem; font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
.when { margin: .3rem 0 1.2rem; font-size: .9rem; }
.note { padding: .8rem 1rem; border-left: 3px solid var(--line); background: var(--card); color: var(--quiet); font-size: .95rem; }
.counts { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.counts li { padding: .8rem 1rem; border: 1px solid var(--line); border-top: 3px solid var(--rest); border-radius: .4rem; background: var(--card); color: var(--quiet); font-size: .95rem; }
.counts li.soon { border-top-color: var(--soon); }
.counts li.routine { border-top-color: var(--routine); }
.counts strong { display: block; color: var(--ink); font-size: 1.7rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tools { display: flex; flex-wrap: wrap; gap: .8rem 2rem; align-items: end; margin: 0 0 .4rem; font-size: .95rem; }
.search { display: none; color: var(--quiet); }
.scripted .search { display: block; }
.search input { display: block; width: 20rem; max-width: 100%; margin-top: .2rem; padding: .4rem .6rem; border: 1px solid var(--quiet); border-radius: .4rem; background: var(--card); color: var(--ink); font: inherit; }
.filter { margin: 0; padding: 0 0 .45rem; border: 0; color: var(--quiet); }
.filter label { display: inline-block; margin-right: 1.2rem; white-space: nowrap; }
.filter legend { padding: 0; margin-bottom: .4rem; }
.filter label { color: var(--ink); }
.shown { min-height: 1.5em; margin: .2rem 0; color: var(--quiet); font-size: .9rem; }
thead button { display: inline; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
thead button:hover { color: var(--link); text-decoration: underline; }
th[aria-sort=ascending] button::after { content: " \\2191"; }
th[aria-sort=descending] button::after { content: " \\2193"; }
.pictures svg { display: block; width: 100%; min-width: 36rem; max-width: 48rem; height: auto; margin: .5rem auto; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { padding: .55rem .8rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
thead th, thead .number { white-space: normal; color: var(--quiet); font-size: .85rem; font-weight: 600; vertical-align: bottom; }
th[scope=row] { font-weight: 500; }
.people th[scope=row] { min-width: 11rem; }
.answers :is(th[scope=row], td:nth-child(2)) { min-width: 12rem; }
.answers :is(td:nth-child(3), td:nth-child(4)) { min-width: 6rem; }
.glance-table { width: auto; margin: 1rem 0 1.4rem; }
.glance-table :is(th, td) { padding: .35rem 1.6rem .35rem 0; }
.glance-table td { color: var(--quiet); }
.signals td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.signals thead th:not(:first-child) { text-align: right; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { display: inline-block; padding: .1rem .55rem; border-radius: 1rem; background: var(--rest-ground); color: var(--rest); font-size: .85rem; font-weight: 600; white-space: nowrap; }
.badge.soon { background: var(--soon-ground); color: var(--soon); }
.badge.routine { background: var(--routine-ground); color: var(--routine); }
.person { margin: 0 0 1.5rem; padding: 1.3rem 1.5rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: .4rem; background: var(--card);
  content-visibility: auto; contain-intrinsic-size: auto 60rem; }
.person.soon { border-left-color: var(--soon); }
.person.routine { border-left-color: var(--routine); }
.person > header { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .9rem; }
.person h2 { margin: 0; padding: 0; border: 0; outline: 0; }
.person h3 { margin: 1.6rem 0 .4rem; font-size: 1.05rem; }
.person nav { display: flex; gap: 1.2rem; margin: 0 0 .8rem; font-size: .92rem; }
.person nav .up { margin-right: auto; }
.answered > h3, .answered > .summary { color: var(--quiet); }
.counter { padding: .1rem 1rem .4rem; border-left: 2px solid var(--good); }
.counter h3 { margin-top: .3rem; }
.rank { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.glance { color: var(--quiet); font-size: .95rem; }
.reason { font-size: 1.03rem; }
.kind { font-size: .88rem; font-weight: 400; }
.observation { margin: 1rem 0; padding: .1rem 0 .1rem 1rem; border-left: 2px solid var(--line); }
.observation h3 { margin-top: .3rem; }
dl { margin: .6rem 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
dl > div { display: grid; grid-template-columns: 7.5rem 1fr; gap: .2rem 1rem; padding: .25rem 0; }
.sides dl > div { grid-template-columns: 1fr; gap: 0; }
dl.facts > div { grid-template-columns: 15rem 1fr; }
dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; }
ul { margin: .4rem 0; padding-left: 1.2rem; }
dd ul { margin: 0; padding-left: 1.1rem; }
li { max-width: 80ch; }
summary { cursor: pointer; margin: .8rem 0 .3rem; }
summary h3 { display: inline; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1.2rem 2rem; }
.columns h3 { font-size: 1rem; }
footer { color: var(--quiet); font-size: .92rem; }
.skip, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: static; width: auto; height: auto; clip-path: none; }
.boxes { padding-left: 0; list-style: none; }
.boxes li { padding-left: 1.5rem; text-indent: -1.5rem; }
.boxes li::before { content: "\\2610\\a0"; display: inline-block; width: 1.5rem; text-indent: 0; color: var(--quiet); }
.group { margin: 0 0 1.5rem; }
.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
body:has(input[value=queue]:checked) .people tbody tr:is(.none, .insufficient-data),
body:has(input[value=soon]:checked) .people tbody tr:not(.soon),
body:has(input[value=routine]:checked) .people tbody tr:not(.routine),
body:has(input[value=insufficient-data]:checked) .people tbody tr:not(.insufficient-data),
body:has(input[value=none]:checked) .people tbody tr:not(.none) { display: none; }
@media screen { .scripted .person:not(:target) { display: none; } }
.scripted body:has(.person:target) :is(.overview, .person:not(:target)) { display: none; }
.scripted body:has(.person:target:not(.soon, .routine)) .steps { display: none; }
@media (max-width: 62rem) {
  .sides { grid-template-columns: 1fr; }
  .people, .people tbody { display: block; }
  .people thead { display: none; }
  .people thead tr::before { content: "Sort by"; color: var(--quiet); font-size: .85rem; }
  .people thead tr { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
  .people thead th { padding: .1rem 0; border: 0; }
  .people tbody tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem 1.1rem; padding: .8rem 1rem; border-top: 1px solid var(--line); }
  .people tbody tr > * { padding: 0; border: 0; }
  .people tbody th { min-width: 0; flex: 1 1 12rem; }
  .people tbody td { color: var(--quiet); font-size: .9rem; text-align: left; }
  .people tbody td:nth-child(4) { flex-basis: 100%; color: var(--ink); font-size: .95rem; }
  .people tbody td:nth-child(4):empty { display: none; }
  .people td:nth-child(5)::before { content: "permission: "; }
  .people td:nth-child(6)::before { content: "private repositories: "; }
  .people td:nth-child(7)::before { content: "two-factor: "; }
  .people td:nth-child(8)::before { content: "last seen: "; } }
@media (max-width: 62rem) { .answers, .answers :is(tbody, tr, th, td) { display: block; }
  .answers thead { display: none; }
  .answers tr { padding: .8rem 1rem; border-top: 1px solid var(--line); }
  .answers tr > * { min-width: 0; padding: 0; border: 0; }
  .answers td:nth-child(2)::before { content: "Asked for: "; color: var(--quiet); }
  .answers td:nth-child(3)::before { content: "Answer: "; color: var(--quiet); }
  .answers td:nth-child(4)::before { content: "Gate: "; color: var(--quiet); } }
@media screen and (max-width: 62rem) { .scripted .people thead { display: block; padding: .5rem 1rem; } }
@media screen and (max-width: 46rem) { .counts { grid-template-columns: repeat(2, 1fr); } }
@media screen and (max-width: 40rem) { body { padding: 1.2rem .9rem 3rem; } .person { padding: 1rem; }
  dl > div, dl.facts > div { grid-template-columns: 1fr; gap: 0; }
  .counts li { padding: .5rem .8rem; }
  .search input { width: 100%; } .search { width: 100%; }
  .glance-table, .glance-table tbody { display: block; }
  .glance-table thead { display: none; }
  .glance-table tr { display: block; padding: .3rem 0; border-bottom: 1px solid var(--line); }
  .glance-table tr > * { display: block; padding: 0; border: 0; }
  .glance-table td:last-child::before { content: "ordinary developers: "; }
  .columns { grid-template-columns: 1fr; } }
@media screen { .scripted body:has(.person:target) header.page { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin: 0 0 1rem; }
  .scripted body:has(.person:target) :is(h1, .eyebrow, .when) { margin: 0; font-size: .95rem; } }
@media print { :root { color-scheme: light; font-size: 10pt; } body { max-width: none; padding: 0; background: none; }
  .tools, .shown, .skip, .person nav { display: none; }
  .scripted body:not(:has(.person:target)) .person:not(.soon, .routine) { display: none; }
  .person { content-visibility: visible; break-before: page; border: 0; padding: 0; } details::details-content { content-visibility: visible; height: auto; } h2, h3, .person > header { break-after: avoid; }
  tr, .observation { break-inside: avoid; } .scroll { overflow: visible; } a { color: inherit; } }
`;
