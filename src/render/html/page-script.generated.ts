// Written by `npm run generate` from browser/report-page.ts.

/** What the HTML report runs. */
export const PAGE_SCRIPT = `"use strict";
/**
 * What the HTML report does in a browser beyond what HTML and its style do alone: one person at a time, search, sorted
 * columns. The page is whole without it. It loads, stores and sends nothing, and writes no markup of its own: it moves,
 * hides and labels what stands there.
 *
 * \`npm run generate\` puts it, without its types, into \`page-script.generated.ts\`.
 */
const root = document.documentElement;
// Before the page is shown, so that nothing jumps: from here on the style shows one person at a time.
root.classList.add('scripted');
document.addEventListener('DOMContentLoaded', () => {
    const title = document.title;
    const table = document.querySelector('table.people');
    if (table instanceof HTMLTableElement)
        makeSearchable(table);
    if (table instanceof HTMLTableElement)
        makeSortable(table);
    const turn = () => showView(title);
    window.addEventListener('hashchange', turn);
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && currentPerson() !== null)
            location.hash = '#people';
    });
    if (location.hash !== '')
        turn();
});
const verbatim = { createHTML: (markup) => markup };
/** For what the page was written with alone; its policy lets nothing else become markup. */
const asWritten = typeof trustedTypes === 'undefined'
    ? verbatim
    : trustedTypes.createPolicy('as-written', verbatim);
/** Browsers that run scripts take what stands in \`noscript\` for text, which spares them most of a large page. */
function unfold(person) {
    const folded = person.querySelector(':scope > noscript');
    if (folded !== null)
        folded.outerHTML = asWritten.createHTML(folded.textContent);
}
/** The person the address names. */
function currentPerson() {
    if (!/^#person-\\d+$/.test(location.hash))
        return null;
    return document.getElementById(location.hash.slice(1));
}
/** After another view was chosen: its heading is read out, and reading starts at its top. */
function showView(title) {
    const person = currentPerson();
    if (person !== null)
        unfold(person);
    const view = person ?? document.getElementById(location.hash.slice(1));
    const heading = view?.querySelector('h2');
    document.title = person === null ? title : \`\${heading?.textContent?.trim() ?? ''} – \${title}\`;
    if (person !== null)
        window.scrollTo(0, 0);
    if (heading instanceof HTMLElement) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    }
}
/** The search field and the choice of priorities; how many are shown is told to those who do not see it. */
function makeSearchable(table) {
    const field = document.querySelector('input[type=search]');
    const told = document.querySelector('[role=status]');
    if (!(field instanceof HTMLInputElement) || told === null)
        return;
    const rows = rowsOf(table).map((row) => ({ row, words: folded(row.dataset['words'] ?? '') }));
    const update = () => {
        const wanted = folded(field.value)
            .split(' ')
            .filter((word) => word !== '');
        for (const { row, words } of rows)
            row.hidden = !wanted.every((word) => words.includes(word));
        // The style hides rows too, by the priority that is chosen.
        const shown = rows.filter(({ row }) => row.getClientRects().length > 0).length;
        told.textContent = \`\${shown} of \${rows.length} people shown\`;
        table.classList.toggle('none', shown === 0);
    };
    field.addEventListener('input', update);
    for (const choice of document.querySelectorAll('input[name=show]')) {
        choice.addEventListener('change', update);
    }
    // A browser that was here before fills in what stood there.
    window.addEventListener('pageshow', update);
    update();
}
/** A button in every heading of a column; pressed again it turns the order round. */
function makeSortable(table) {
    const headings = [...table.querySelectorAll('th[scope=col]')];
    for (const [column, heading] of headings.entries()) {
        const button = document.createElement('button');
        button.type = 'button';
        button.append(...heading.childNodes);
        heading.append(button);
        button.addEventListener('click', () => {
            const before = heading.getAttribute('aria-sort');
            const first = heading.getAttribute('data-first') ?? 'ascending';
            const other = first === 'ascending' ? 'descending' : 'ascending';
            const order = before === first ? other : first;
            for (const each of headings)
                each.removeAttribute('aria-sort');
            heading.setAttribute('aria-sort', order);
            sortRows(table, column, order === 'descending');
        });
    }
    headings[0]?.setAttribute('aria-sort', 'ascending');
}
function sortRows(table, column, descending) {
    const keyed = rowsOf(table).map((row) => {
        const cell = row.cells[column];
        return { row, key: cell?.dataset['key'] ?? cell?.textContent?.trim() ?? '', rank: rankOf(row) };
    });
    const numbers = keyed.every(({ key }) => key !== '' && Number.isFinite(Number(key)));
    const compared = numbers
        ? (a, b) => Number(a) - Number(b)
        : new Intl.Collator('en', { numeric: true }).compare;
    // Equal ones keep the order of the report, whichever way the column runs.
    keyed.sort((a, b) => (descending ? -1 : 1) * compared(a.key, b.key) || a.rank - b.rank);
    table.tBodies[0]?.append(...keyed.map(({ row }) => row));
}
function rowsOf(table) {
    return [...(table.tBodies[0]?.rows ?? [])];
}
function rankOf(row) {
    return Number(row.cells[0]?.dataset['key']);
}
/** Letters as somebody types them: without case, marks and compatibility forms. */
function folded(text) {
    return text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase().replace(/\\s+/g, ' ');
}
`;
