/** The one style sheet of the public pages: a gazette of type, rules and white space; a phone gets the same in one column. */
export const portalCss = `
:root{color-scheme:light;--ink:#1b1a18;--soft:#5b5751;--rule:#c9c4bc;--accent:#0f5c6e;--paper:#fffefb}
*{box-sizing:border-box}
html.lon{font-size:1.3125rem}
html.rat-lon{font-size:1.625rem}
.sizes{display:flex;gap:.25rem;justify-content:flex-end;border:0!important;padding:0!important}
.sizes a{min-width:2.75rem;min-height:2rem;text-align:center;text-decoration:none}
.sizes a[aria-current]{text-decoration:underline}
html{overflow-wrap:break-word;font:1.0625rem/1.6 Cambria,"Noto Serif","Liberation Serif","Times New Roman",Times,serif;color:var(--ink);background:var(--paper);text-size-adjust:100%}
body{max-width:46rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
header{text-align:center;border-bottom:3px double var(--ink);padding-top:1.75rem}
header p{margin:0}
.place{font-size:.875rem;letter-spacing:.06em;text-transform:uppercase}
.office{text-transform:uppercase;line-height:1.4}
.office.strong{font-weight:700}
.programme{font-style:italic;color:var(--soft);padding:.25rem 0 1rem}
header nav{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:center;border-top:1px solid var(--rule);padding:.5rem 0;font-size:.9375rem}
header nav a{padding:.25rem 0;min-height:2rem}
[aria-current]{color:var(--ink);text-decoration:none;font-weight:700}
.notice{margin:1rem 0 0;padding:.5rem .75rem;border:1px solid #8a5a00;color:#6b4500;font-style:italic;text-align:center}
main{padding:1.5rem 0 2.5rem}
h1{font-size:1.625rem;line-height:1.3;margin:0 0 .75rem;text-wrap:balance}
h2{font-size:1.1875rem;line-height:1.4;margin:1.75rem 0 .5rem}
.news{list-style:none;margin:0;padding:0;border-top:1px solid var(--rule)}
.news li{padding:1rem 0;border-bottom:1px solid var(--rule)}
.news h2{margin:0;font-size:1.25rem}
.news p{margin:.5rem 0 0}
time,.when,.source,.file,footer,.pager{font-variant-numeric:tabular-nums lining-nums}
time{color:var(--soft);font-size:.9375rem}
.when{margin:0;padding-bottom:.75rem;border-bottom:1px solid var(--rule)}
.correction{font-style:italic;color:#6b4500}
.text{hyphens:none}
.text p,.text li{max-width:42rem}
.text ul{margin:.5rem 0;padding-left:1.25rem;list-style:"–  "}
.text ul.below{padding-left:2.75rem;list-style:"+  "}
.text li{margin:.375rem 0}
.text blockquote{margin:.75rem 0;padding-left:1rem;border-left:3px solid var(--rule)}
.source{text-align:right;font-style:italic;margin-top:1.5rem}
.file{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:.625rem 0}
.pager{display:grid;grid-template-columns:1fr auto 1fr;padding-top:1rem}
.pager>:last-child{text-align:right}
.empty{padding:1rem 0}
.answer{font-size:1.1875rem;padding:.75rem 1rem;border-left:.375rem solid var(--accent);background:#f4f1ea;margin:0 0 1rem}
.answer.no{border-left-color:#8a5a00}
.answer.none{border-left-color:var(--soft)}
form.search{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(10rem,100%),1fr));gap:.75rem;align-items:end;margin:0 0 1.25rem;padding:.75rem;border:1px solid var(--rule)}
form.search label{display:block;font-size:.9375rem}
form.search input,form.search select{display:block;width:100%;min-height:2.75rem;font:inherit;padding:.375rem .5rem;border:1px solid var(--soft);background:#fff;color:var(--ink)}
form.search button{min-height:2.75rem;font:inherit;padding:.375rem 1rem;border:1px solid var(--accent);background:var(--accent);color:#fff;cursor:pointer}
.by-day{display:block;margin-top:2rem}
.by-day fieldset{grid-column:1/-1;border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center}
.by-day legend{padding:0;margin-bottom:.25rem;font-weight:700}
.by-day form.search label{display:flex;align-items:center;gap:.5rem}
.by-day form.search input{width:8.5rem}
@media(max-width:30rem){.by-day label{width:100%}.by-day label input{margin-left:auto;flex:1}}
.by-day form p{grid-column:1/-1;margin:0}
.found{margin:0 0 .75rem}
.wide{overflow-x:auto}
table.figures,table.list{width:100%;border-collapse:collapse;font-size:.9375rem;margin:.5rem 0}
table.figures th,table.figures td,table.list th,table.list td{border-bottom:1px solid var(--rule);padding:.4rem .5rem;text-align:left;vertical-align:top}
table.figures td,table.figures thead th+th{text-align:right;font-variant-numeric:tabular-nums}
table.figures thead th,table.list thead th{border-bottom:1px solid var(--ink)}
.aside{color:var(--soft);font-size:.9375rem}
.wrong{color:#8f1d1d;font-weight:700}
.qr{display:flex;gap:1rem;align-items:center;margin-top:1.5rem;break-inside:avoid}
.qr svg{width:8rem;height:8rem;flex:none}
footer{border-top:1px solid var(--ink);padding:1rem 0 2rem;font-size:.875rem;color:var(--soft);text-align:center}
footer p{margin:.125rem 0}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:0 2.5rem;border-top:1px solid var(--ink);padding-bottom:1.5rem;font-size:.9375rem}
.beside h2{font-size:1rem;margin:1rem 0 .25rem;text-transform:uppercase;letter-spacing:.04em}
.beside h3{font-size:.9375rem;margin:.5rem 0 0}
.beside ul{list-style:none;margin:0;padding:0}
.beside li a{display:inline-block;padding:.25rem 0}
.beside dl{margin:0;font-variant-numeric:tabular-nums lining-nums}
.beside dl div{display:flex;justify-content:space-between;gap:1rem;padding:.25rem 0;border-bottom:1px solid var(--rule)}
.beside dd{margin:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.paper-only{display:none}
@media print{
@page{size:A4;margin:20mm}
html{font-size:12pt;background:#fff}
body{max-width:none;padding:0}
header nav,.sizes,.beside,.skip,.back,.pager,.by-day,form.search,.figures caption{display:none}
tr{break-inside:avoid}
thead{display:table-header-group}
.paper-only{display:block}
a{color:inherit;text-decoration:none}
h1,h2{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto}
}
`.trim()
