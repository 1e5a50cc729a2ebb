/** For a screen and for A4 paper across; logical properties, because two of the three columns are right to left. */
export const stylesheet = `
:root{--ink:#2a231d;--soft:#655a4e;--line:#d9cdba;--brand:#0b5a54;--tint:#e8f1ee;--paper:#fbf7f0;--wrong:#9f1f17}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-inline-size:84rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Tahoma,Arial,sans-serif}
[dir=rtl]{font-family:"Segoe UI","Noto Sans Arabic","Geeza Pro",Tahoma,system-ui,Arial,sans-serif;line-height:1.8}
h1,h2,h3{line-height:1.3;margin:0 0 .5rem;color:#08423e}
h2{margin-block-start:2rem}
.part{border-block-start:.35rem solid var(--brand);padding-block-start:1rem;margin-block-start:3rem;font-size:1.6rem}
h3{margin-block-start:2rem}
header>p,section>p{max-inline-size:62rem;margin:0 0 .75rem}
table{border-collapse:collapse;inline-size:100%;background:#fff;table-layout:fixed}
th,td{border:1px solid var(--line);padding:.6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--tint)}
thead th span{display:block}
.texts th:first-child{inline-size:20%;font-weight:400}
.nearest{max-inline-size:56rem}
.nearest th:first-child{inline-size:30%;font-weight:400}
.nearest th:nth-child(2){inline-size:40%}
code{font:600 .84rem/1.4 ui-monospace,"Noto Sans Mono","DejaVu Sans Mono",monospace}
p{margin:0}
ul{margin:.4rem 0 0;padding:0;list-style:none}
th ul,.soft{font-size:.85rem;color:var(--soft)}
.unprompted,.answer{inline-size:fit-content;font-size:.8rem;border-radius:1rem;padding:0 .6rem;margin-block-start:.3rem;
background:var(--tint);color:#08423e}
.unprompted{background:#fbf0dd;color:#6b4708}
.bubble{white-space:pre-line;background:var(--tint);border-radius:.75rem;padding:.45rem .7rem;font-size:1.05rem}
.bubble.long{background:none;border:1px dashed #9dbfb9}
.measures+.bubble{margin-block-start:.6rem}
.plain{font-size:1.05rem}
.measures{font-size:.8rem;color:var(--soft);margin-block-start:.15rem}
[dir=rtl] .measures{text-align:end}
.wrong{color:var(--wrong);font-weight:700}
.forms{border-inline-start:.2rem solid var(--line);padding-inline-start:.6rem;color:var(--soft)}
@page{size:A4 landscape;margin:12mm}
@media print{
html{font-size:9.5pt}
body{padding:0;max-inline-size:none;background:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}
tr,h3,section>p{break-inside:avoid}
h2,h3,section>p{break-after:avoid}
.part{break-before:page}
}
`.replaceAll('\n', '');
