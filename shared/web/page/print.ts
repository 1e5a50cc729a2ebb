/**
 * The print styles: pages are A4, without buttons and links to press. `only-screen` is not printed; a
 * certificate gets its own sheet.
 */
export const printed = `
@page{size:A4;margin:12mm}
.certificate{background:#fff;color:#1d1a16;border:3px double var(--brand);border-radius:.5rem;padding:2rem 1.5rem;display:grid;
gap:1.5rem;text-align:center;align-content:space-between;overflow-wrap:anywhere}
.certificate>*{display:grid;gap:.6rem;justify-items:center;border:0;margin:0;padding:0}
.certificate .of{color:var(--brand-deep);font-weight:600}
.certificate h2{font-size:2.1rem;line-height:1.4;color:var(--brand-deep)}
.certificate .also{color:#4d453c;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;justify-content:center}
.certificate .name{font-size:2rem;font-weight:700;line-height:1.6;max-inline-size:100%}
.certificate .name.long{font-size:1.4rem}
.certificate .name.blank{block-size:3.2rem;inline-size:min(30rem,90%);border-block-end:1px solid #1d1a16}
.certificate .title{font-size:1.35rem;font-weight:600;line-height:1.6}
.certificate .title.also{font-size:1.05rem;font-weight:400}
.certificate dl{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));inline-size:100%;align-items:start}
.certificate dd{font-weight:600}
.certificate footer{grid-template-columns:1fr 1fr;align-items:end;inline-size:100%;gap:1.5rem}
.certificate .signed{border-block-start:1px solid #1d1a16;padding-block-start:.4rem;inline-size:100%}
.verify{display:grid;gap:.4rem;justify-items:center;font-size:.8rem;line-height:1.5}
.verify svg{inline-size:8.5rem;block-size:8.5rem}
.verify p{max-inline-size:100%}
.scroll+.scroll{margin-block-start:1rem}
.report{display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
.report tbody th,.report td{font-weight:400}
@media(max-width:30rem){.certificate footer{grid-template-columns:1fr}}
@media print{
body{background:#fff;font-size:12pt}
.top,.foot,.skip,.only-screen,.summary{display:none}
.report{display:block;font-size:10.5pt;line-height:1.45}
.report section{margin-block-start:6mm}
.report h2{break-after:avoid}
.report tr{break-inside:avoid}
.report th,.report td{padding:1mm 2mm}
.report .scroll{overflow:visible;border-radius:0}
.report tbody th{overflow-wrap:anywhere}
main{display:block;padding:0;max-inline-size:none;margin:0}
.certificate{block-size:270mm;break-after:page;break-inside:avoid;padding:16mm 12mm;print-color-adjust:exact}
.certificate:last-child{break-after:auto}
.certificate h2{font-size:30pt}
.certificate .name{font-size:26pt}
.certificate .name.long{font-size:19pt}
.certificate .name.blank{block-size:20mm;inline-size:140mm}
.certificate .title{font-size:17pt}
.certificate .title.also{font-size:13pt}
.certificate footer{grid-template-columns:1fr 1fr}
.verify svg{inline-size:36mm;block-size:36mm}
.verify{font-size:9pt}
}`;
