import { escapeXml } from '@strnn/viz';
import type { ReportSection, SectionTable } from '../section/ReportSection.js';

/** A section as HTML: heading, paragraphs, tables; `figures` goes below the paragraphs. Empty without a section. */
export function sectionHtml(section: ReportSection | undefined, figures = ''): string {
  if (section === undefined) return '';
  const parts = [
    `<h2>${escapeXml(section.title)}</h2>`,
    ...section.paragraphs.map((text) => `<p>${escapeXml(text)}</p>`),
    figures,
    ...section.tables.map(tableHtml),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function tableHtml({ title, columns, rows, caption, folded = false }: SectionTable): string {
  const side = (i: number): string => (columns[i].align === 'left' ? ' class="left"' : '');
  const head = columns.map((column, i) => `<th scope="col"${side(i)}>${escapeXml(column.title)}</th>`);
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, i) => `<td${side(i)}>${escapeXml(cell)}</td>`).join('')}</tr>`,
  );
  const table = [
    '<div class="scroll"><table class="plain">',
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table></div>',
    caption === undefined ? '' : `<p class="caption">${escapeXml(caption)}</p>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
  return folded
    ? `<details><summary>${escapeXml(title)}</summary>\n${table}</details>`
    : `<h3>${escapeXml(title)}</h3>\n${table}`;
}
