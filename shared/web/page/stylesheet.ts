import { createHash } from 'node:crypto';
import { printed } from './print.ts';
import { stylesheetPath } from './stylesheet-path.ts';

/**
 * The one stylesheet. Only logical properties (inline, block, start, end): right to left is not a second
 * design. Colours keep a contrast of at least 4.5 : 1 on their grounds (WCAG 2.2 AA).
 */
const css = `
:root{--paper:#fbf7f0;--card:#fff;--ink:#2a231d;--soft:#655a4e;--line:#e4d9c8;--brand:#0b5a54;--brand-deep:#08423e;
--tint:#e8f1ee;--sun:#d99a2b;--clay:#b4512a;--wrong:#9f1f17;--wrong-tint:#fcefec;--radius:.75rem}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans Arabic","Noto Sans",Tahoma,Arial,sans-serif;overflow-wrap:break-word}
[dir=rtl] body{font-family:"Segoe UI","Noto Sans Arabic","Geeza Pro",Tahoma,system-ui,Arial,sans-serif;line-height:1.8}
h1,h2,h3,p,ul,ol,dl,dd,fieldset,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--brand);text-underline-offset:.2em;text-decoration-thickness:.06em}
a:hover{color:var(--brand-deep)}
:focus-visible{outline:3px solid var(--sun);outline-offset:2px;border-radius:.25rem}
.skip{position:absolute;inset-inline-start:.5rem;inset-block-start:-4rem;background:var(--card);padding:.5rem 1rem;
border-radius:.5rem;z-index:2}
.skip:focus{inset-block-start:.5rem}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{background:var(--card);border-block-end:1px solid var(--line)}
.top::before{content:"";display:block;block-size:.375rem;background:repeating-linear-gradient(90deg,var(--brand) 0 2rem,
var(--sun) 2rem 2.75rem,var(--clay) 2.75rem 3.5rem,var(--sun) 3.5rem 4.25rem)}
.bar,main,.foot{max-inline-size:46rem;margin-inline:auto;padding-inline:1rem}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;padding-block:.5rem}
.brand{font-size:1.25rem;font-weight:700;color:var(--brand-deep);text-decoration:none;padding-block:.35rem}
.tongues{display:flex;gap:.25rem}
.tongues a{padding:.45rem .6rem;border-radius:.5rem;text-decoration:none}
.tongues a[aria-current]{background:var(--tint);color:var(--brand-deep);font-weight:600}
main{padding-block:1.5rem 3rem;display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
h1{font-size:1.7rem;line-height:1.3;text-wrap:balance}
[dir=rtl] h1{line-height:1.5}
h2{font-size:1.2rem;line-height:1.45}
.lead{color:var(--soft);margin-block-start:.35rem}
.soft,.hint{color:var(--soft)}
.hint{font-size:.94rem;display:block}
.filter{display:flex;flex-wrap:wrap;gap:.5rem}
.filter a{padding:.45rem .9rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);text-decoration:none}
.filter a[aria-current]{background:var(--brand);border-color:var(--brand);color:#fff;font-weight:600}
.cards{display:grid;gap:.75rem}
.card{position:relative;display:grid;grid-template-columns:1fr auto;gap:.15rem 1rem;background:var(--card);
border:1px solid var(--line);border-radius:var(--radius);padding:1rem}
.card h2 a{text-decoration:none;color:var(--ink)}
.card h2 a::after{content:"";position:absolute;inset:0;border-radius:var(--radius)}
.card:hover{border-color:var(--brand)}
.card>*{grid-column:1}
.card>.code{grid-column:2;grid-row:1/span 2;align-self:start}
.code{font-size:1.3rem;font-weight:700;letter-spacing:.06em;color:var(--brand-deep);background:var(--tint);
border-radius:.6rem;padding:.3rem .7rem;line-height:1.4;display:inline-block}
.kind{font-size:.9rem;color:var(--clay);font-weight:600}
.soft span{display:inline-block;margin-inline-end:.75rem}
.tags{display:flex;flex-wrap:wrap;gap:.4rem;margin-block-start:.35rem}
.tag{display:inline-block;font-size:.88rem;background:var(--paper);border:1px solid var(--line);border-radius:2rem;padding:.05rem .7rem}
.tag.free{background:var(--tint);border-color:#c5ddd7;color:var(--brand-deep);font-weight:600}
.tag.full{background:#fbf0dd;border-color:#ead3a6;color:#6b4708;font-weight:600}
.panel{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:1.1rem;display:grid;gap:.9rem}
.facts{display:grid;gap:.6rem}
.facts div{display:grid;grid-template-columns:minmax(7rem,30%) 1fr;gap:.25rem 1rem;border-block-end:1px solid var(--line);padding-block-end:.6rem}
.facts div:last-child{border:0;padding:0}
dt{color:var(--soft)}
dd{font-weight:500}
details.panel{display:block}
details.panel[open]>summary{margin-block-end:.9rem}
details summary{cursor:pointer;color:var(--brand);padding-block:.3rem}
.button,button{display:inline-block;font:inherit;font-weight:600;text-align:center;text-decoration:none;color:#fff;
background:var(--brand);border:1px solid var(--brand);border-radius:.6rem;padding:.7rem 1.4rem;cursor:pointer;min-block-size:3rem}
.button:hover,button:hover{background:var(--brand-deep);color:#fff}
.plain,button.plain{background:var(--card);color:var(--brand-deep);border-color:#9dbfb9}
.plain:hover,button.plain:hover{background:var(--tint);color:var(--brand-deep)}
.quiet,button.quiet{background:none;border-color:transparent;color:var(--brand);text-decoration:underline;padding-inline:.25rem}
.danger,button.danger{background:var(--wrong);border-color:var(--wrong)}
.danger:hover,button.danger:hover{background:#7c1610}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}
form{display:grid;gap:1.35rem}
.field{display:grid;gap:.3rem}
label,legend{font-weight:600}
.optional{font-weight:400;color:var(--soft)}
fieldset{border:0;display:grid;gap:.3rem;min-inline-size:0}
legend{padding:0;margin-block-end:.3rem}
input[type=text],input[type=tel],input[type=password],input[type=date],input[type=time],select,textarea{font:inherit;inline-size:100%;max-inline-size:26rem;
padding:.65rem .8rem;border:1px solid #8d8173;border-radius:.5rem;background:#fff;color:inherit;min-block-size:3rem}
textarea{max-inline-size:none;display:block;resize:vertical}
input.short{max-inline-size:9rem}
[dir=rtl] input[dir=ltr]{text-align:end}
input[aria-invalid],select[aria-invalid],textarea[aria-invalid]{border-color:var(--wrong);border-width:2px}
.choice{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;padding-block:.4rem}
.choice input{inline-size:1.35rem;block-size:1.35rem;margin-block:.2rem 0;flex:none;accent-color:var(--brand)}
.choices{display:grid;gap:0 1.5rem}
.choices.short{display:flex;flex-wrap:wrap}
@media(min-width:30rem){.choices{display:flex;flex-wrap:wrap}time{white-space:nowrap}}
.error{color:var(--wrong);font-weight:600;font-size:.96rem}
.summary{background:var(--wrong-tint);border-inline-start:.4rem solid var(--wrong);border-radius:.5rem;padding:1rem;display:grid;gap:.5rem}
.summary a{color:var(--wrong)}
.note{background:var(--tint);border-inline-start:.4rem solid var(--brand);border-radius:.5rem;padding:1rem;display:grid;gap:.35rem}
.note.wait{background:#fbf0dd;border-color:var(--sun)}
.note.over{background:#f1ece3;border-color:#a99b88}
.foot{border-block-start:1px solid var(--line);padding-block:1.25rem 2.5rem;color:var(--soft);font-size:.95rem}
table{border-collapse:collapse;inline-size:100%;background:var(--card)}
th,td{text-align:start;padding:.5rem .75rem;border-block-end:1px solid var(--line)}
td time{white-space:nowrap}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
td.number bdi{white-space:nowrap}
@media(max-width:30rem){.scroll th,.scroll td{padding-inline:.45rem}}
.scroll{overflow-x:auto;margin-block-start:.5rem;border:1px solid var(--line);border-radius:var(--radius)}
bdi.ltr{direction:ltr}
.whole{white-space:nowrap}
.roll{display:grid;background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding-inline:1rem}
.roll fieldset{padding-block:.7rem;border-block-end:1px solid var(--line)}
.roll fieldset:last-child{border:0}
.roll legend{padding-block-start:.7rem}
.words .code{letter-spacing:0}
.roll .disputed{background:#fbf0dd;box-shadow:0 0 0 1rem #fbf0dd;clip-path:inset(0 -1rem)}
.marks{display:flex;flex-wrap:wrap;gap:.4rem}
.marks label{position:relative;font-weight:400}
.marks input{position:absolute;inset:0;opacity:0;inline-size:100%;block-size:100%;margin:0;cursor:pointer}
.marks span{display:block;border:1px solid #8d8173;border-radius:2rem;padding:.45rem .9rem;min-inline-size:4.2rem;text-align:center}
.marks input:checked+span{background:var(--brand);border-color:var(--brand);color:#fff;font-weight:600}
.marks input:focus-visible+span{outline:3px solid var(--sun);outline-offset:2px}
.words{display:flex;flex-wrap:wrap;gap:.5rem}
.parts>fieldset{gap:1.35rem;border-block-start:1px solid var(--line);padding-block-start:.5rem}
.parts>fieldset>legend{font-size:1.2rem;padding-inline-end:.75rem}
.lines{display:grid;gap:1rem}
.lines li{display:grid;gap:.5rem 1rem}
.lines label,.spent label{font-weight:400}
@media(min-width:30rem){.lines li{grid-template-columns:1fr 12rem}}
.steps{display:flex;flex-wrap:wrap;gap:.4rem}
.steps li{border:1px solid var(--line);border-radius:2rem;padding:.1rem .8rem;font-size:.92rem;background:var(--card);color:var(--soft)}
.steps .done{background:var(--tint);border-color:#c5ddd7;color:var(--brand-deep)}
.steps [aria-current]{background:var(--brand);border-color:var(--brand);color:#fff;font-weight:600}
.said{white-space:pre-line;overflow-wrap:anywhere}
[hidden]{display:none}
@media(prefers-reduced-motion:no-preference){a,button,.button,.card{transition:background-color .12s,border-color .12s}}
iframe.answer{inline-size:100%;block-size:9.5rem;border:1px solid var(--line);border-radius:var(--radius);background:var(--card)}
`;

export const stylesheet = `${css}${printed}`.replaceAll('\n', '');

/** Changes with the stylesheet, so that a copy cached for a year is never outdated. */
const version = createHash('sha256').update(stylesheet).digest('base64url').slice(0, 8);

export const stylesheetUrl = `${stylesheetPath}?v=${version}`;
