/** The style sheet of report.html: light and dark by the reader's setting, cards instead of table rows on narrow screens, light on paper. */
export const pageStyle = `
:root{--ink:#1b1f24;--muted:#59636e;--line:#d9dee3;--card:#fff;--page:#f4f6f8;--warn:#9a3412;--warn-card:#fff4ed;--accent:#0b63a5}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eceff3;--muted:#a7b0bb;--line:#3a424c;--card:#1b1f24;--page:#111418;--warn:#ffb58a;--warn-card:#34211a;--accent:#6cb8f0;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
main{max-width:1240px;margin:0 auto;padding:24px 20px 48px}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 4px}
h2{font-size:1.15rem;margin:36px 0 10px}
p{margin:8px 0;max-width:75ch}
.lead,.muted,footer{color:var(--muted)}
a{color:var(--accent)}
.alert{background:var(--warn-card);color:var(--warn);border:1px solid currentColor;border-radius:6px;padding:10px 14px;margin:16px 0}
.alert p{margin:0;font-weight:600}
.alert ul{margin:6px 0 0;padding-left:20px;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--line);border-radius:6px;font-size:.85rem;font-variant-numeric:tabular-nums}
th,td{padding:7px;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
th{font-weight:600;color:var(--muted);vertical-align:bottom;white-space:normal}
th.left,td.left{text-align:left}
td.left{white-space:normal;overflow-wrap:break-word;min-width:230px}
table.plain{width:auto;min-width:min(100%,560px)}
table.plain td.left{min-width:0}
table.plain td,table.plain th{padding:6px 10px}
.scroll{overflow-x:auto}
.scroll.long{max-height:85vh;overflow-y:auto;border:1px solid var(--line);border-radius:6px}
.scroll.long table{border:0}
.scroll.long thead th{position:sticky;top:0;background:var(--card);box-shadow:0 1px var(--line)}
.scroll.long tbody tr{content-visibility:auto;contain-intrinsic-size:auto 34px}
input.filter{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:5px 9px;margin:0 0 8px;width:min(100%,340px)}
h3{font-size:.95rem;margin:20px 0 6px}
.caption{color:var(--muted);font-size:.86rem;max-width:90ch;margin-top:6px}
details{margin:12px 0}
summary{cursor:pointer;font-weight:600;font-size:.95rem}
tbody tr:last-child td{border-bottom:0}
tbody tr:hover td{background:color-mix(in srgb,var(--accent) 8%,transparent)}
td.main{font-weight:600}
th button{all:unset;cursor:pointer;color:inherit;font-weight:inherit}
th button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
th[aria-sort=ascending] button::after{content:' \\25b2'}
th[aria-sort=descending] button::after{content:' \\25bc'}
.flag{display:inline-block;border:1px solid var(--warn);color:var(--warn);border-radius:3px;padding:0 4px;margin-left:4px;font-size:.75rem;font-weight:600}
dl.legend{display:grid;grid-template-columns:fit-content(190px) 1fr;gap:3px 14px;margin:12px 0;font-size:.86rem}
dl.legend dt{font-weight:600}
dl.legend dd{margin:0;color:var(--muted);overflow-wrap:anywhere}
ul.notes{padding-left:20px;max-width:90ch}
ul.notes li{margin:4px 0;overflow-wrap:anywhere}
figure{margin:12px 0}
figcaption{color:var(--muted);font-size:.86rem;max-width:80ch;margin-top:6px}
.pictures{display:flex;flex-wrap:wrap;gap:14px;align-items:flex-start}
.viz-auto{border:1px solid var(--line);border-radius:6px;display:block}
.narrow{display:none}
footer{margin-top:40px;border-top:1px solid var(--line);padding-top:12px;font-size:.86rem;overflow-wrap:anywhere}
@media (min-width:721px){table.results{border-collapse:separate;border-spacing:0}
table.results td:first-child,table.results th:first-child{position:sticky;left:0;background:var(--card);z-index:1}}
@media (max-width:720px){
.wide{display:none}.narrow{display:block}
main{padding:16px 12px 32px}
table.results,table.results tbody,table.results tr,table.results td{display:block;width:100%}
table.results{border:0;background:none}
table.results thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.results tr{background:var(--card);border:1px solid var(--line);border-radius:6px;margin:0 0 10px;padding:6px 10px}
table.results td{display:flex;justify-content:space-between;gap:12px;border:0;padding:2px 0;white-space:normal}
table.results td::before{content:attr(data-title);color:var(--muted);font-weight:400}
table.results td.left{overflow-wrap:anywhere;display:block;font-weight:600;padding-bottom:4px}
table.results td.left::before{content:none}
table.results td:empty{display:none}
table.plain td,table.plain th{white-space:normal}
dl.legend{grid-template-columns:1fr;gap:0}
dl.legend dd{margin-bottom:8px}
}
@media print{body{background:#fff;font-size:10pt}main{max-width:none;padding:0}figure,tr,.pictures>*{break-inside:avoid}h2{break-after:avoid}table{font-size:8pt}th,td{padding:3px 4px}details>*{display:block}}
`.trim();
