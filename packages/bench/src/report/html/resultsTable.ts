import { escapeXml } from '@strnn/viz';
import { legendLines } from '../table/legendLines.js';
import { reportTable, rowFlags } from '../table/reportTable.js';
import type { Summary } from '../summary/Summary.js';

const FLAG_WORDS: Readonly<Record<string, string>> = {
  L: 'LENIENT',
  T: 'TRANSDUCTIVE',
  P: 'PRUNED',
  '!': 'INCOMPLETE',
};

/** More rows scroll inside the page, under a head that stays. */
const LONG = 60;

/** The results table with its legend as HTML; on narrow screens each row becomes a card, so every cell carries its title. */
export function resultsTable(summary: Summary): string {
  const table = reportTable(summary);
  const head = table.columns.map(
    ({ title, align }) => `<th scope="col"${align === 'left' ? ' class="left"' : ''}>${escapeXml(title)}</th>`,
  );
  const rows = table.rows.map(({ row, cells }) => {
    const columns = cells.map((cell, i) => {
      const { key, title, align } = table.columns[i];
      const names = [align === 'left' && 'left', key === 'accuracy' && 'main'].filter((name) => name !== false);
      const attributes = [
        names.length > 0 && ` class="${names.join(' ')}"`,
        ` data-title="${escapeXml(title)}"`,
        cell.value !== undefined && ` data-value="${cell.value}"`,
      ].filter((part) => part !== false);
      const flags = rowFlags(row).map((flag) => ` <span class="flag" title="${FLAG_WORDS[flag]}">${flag}</span>`);
      const text = key === 'label' ? escapeXml(row.label) + flags.join('') : escapeXml(cell.text);
      return `<td${attributes.join('')}>${text}</td>`;
    });
    return `<tr>${columns.join('')}</tr>`;
  });
  const legend = legendLines(summary, table).map(
    ({ term, text }) => `<dt>${escapeXml(term)}</dt><dd>${escapeXml(text)}</dd>`,
  );
  return [
    `<div class="scroll${table.rows.length > LONG ? ' long' : ''}"><table class="results">`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody>`,
    '</table></div>',
    `<dl class="legend">${legend.join('\n')}</dl>`,
  ].join('\n');
}
