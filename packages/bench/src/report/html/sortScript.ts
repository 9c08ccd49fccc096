/**
 * Gives a long results table a filter of its rows, and makes the headers of the results table sort it: by the number behind a cell, else by its text; empty cells last. The page
 * reads the same without it.
 */
export const sortScript = `
for (const table of document.querySelectorAll('table.results')) {
  if (table.tBodies[0].rows.length > 20) {
    const filter = document.createElement('input');
    filter.type = 'search';
    filter.className = 'filter';
    filter.placeholder = 'Filter rows: all words must occur';
    filter.setAttribute('aria-label', filter.placeholder);
    filter.addEventListener('input', () => {
      const words = filter.value.toLowerCase().split(/\\s+/);
      for (const row of table.tBodies[0].rows) {
        const text = row.cells[0].textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
    });
    table.parentElement.before(filter);
  }
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') !== 'descending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const key = (row) => {
        const cell = row.cells[column];
        return cell.dataset.value === undefined ? (column === 0 ? cell.textContent : undefined) : Number(cell.dataset.value);
      };
      const rows = [...table.tBodies[0].rows].sort((a, b) => {
        const x = key(a), y = key(b);
        if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
        return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
      });
      table.tBodies[0].append(...rows);
    });
  });
}
`.trim();
