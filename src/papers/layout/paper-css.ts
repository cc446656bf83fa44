import { addresseesIndent, prose, sheet, signatureRoom, signingColumns, sizes } from './measures.ts'

const widths = Array.from({ length: 100 }, (_, n) => `.paper-w${n + 1}{width:${n + 1}%}`).join('')
const margins = `${sheet.top}mm ${sheet.right}mm ${sheet.bottom}mm ${sheet.left}mm`

/**
 * The style sheet of `renderHtml`. The page that shows it declares Tinos by `@font-face`; elsewhere Times New Roman, which
 * has the same widths, takes its place. Where there is no room for A4, the margins give way before the
 * two columns of the letterhead do; on a phone these stand one below the other.
 */
export const paperCss = `
.paper{container-type:inline-size;font-family:Tinos,'Times New Roman',Times,serif;font-size:${sizes.body}pt;line-height:1.32;color:#000;text-align:left;overflow-wrap:anywhere}
.paper *{box-sizing:border-box}
.paper p,.paper ul,.paper h1,.paper h2,.paper h3,.paper h4,.paper h5,.paper h6{margin:0;padding:0;font:inherit}
.paper ul{list-style:none}
.paper-sheet{position:relative;z-index:0;background:#fff;width:${sheet.width}mm;max-width:100%;min-height:${sheet.height}mm;margin:0 auto 6mm;padding:${margins}}
.paper-landscape{width:${sheet.height}mm;min-height:${sheet.width}mm}
.paper-letterhead{display:grid;grid-template-columns:minmax(0,66fr) minmax(0,99fr);row-gap:6pt;text-align:center;line-height:1.2;margin-bottom:14pt}
.paper-state{grid-column:2;grid-row:1}
.paper-office{grid-column:1;grid-row:1}
.paper-number{grid-column:1;grid-row:2}
.paper-place{grid-column:2;grid-row:2}
.paper .paper-nation{font-weight:700;font-size:${sizes.nation}pt}
.paper .paper-motto{font-weight:700;font-size:${sizes.motto}pt}
.paper-ruled-full{display:inline-block;border-bottom:.75pt solid #000;padding-bottom:2pt}
.paper-ruled{display:inline-block}
.paper-ruled::after{content:'';display:block;width:40%;margin:3pt auto 0;border-bottom:.75pt solid #000}
.paper .paper-parent{font-size:${sizes.issuer}pt}
.paper .paper-issuer{font-weight:700;font-size:${sizes.issuer}pt}
.paper-number{font-size:${sizes.number}pt}
.paper .paper-subject{font-size:${sizes.subject}pt;margin-top:6pt}
.paper-title-part{display:block}
.paper-whole{white-space:nowrap}
.paper th,.paper td{overflow-wrap:break-word}
.paper .paper-place{font-style:italic;white-space:nowrap;font-size:${sizes.place}pt}
.paper .paper-title{text-align:center;font-weight:700;font-size:${sizes.title}pt;margin-bottom:14pt}
.paper-title::after{content:'';display:block;width:20%;margin:4pt auto 0;border-bottom:.75pt solid #000}
.paper .paper-attached{text-align:center;font-style:italic;margin-bottom:14pt}
.paper-attached::after{content:'';display:block;width:16%;margin:4pt auto 0;border-bottom:.75pt solid #000}
.paper .paper-title:has(+.paper-attached){margin-bottom:0}
.paper-title:has(+.paper-attached)::after{content:none}
.paper .paper-to{text-align:center;margin:6pt 0 14pt}
.paper-to-many{display:grid;grid-template-columns:max-content 1fr;margin:6pt 0 14pt ${addresseesIndent}mm}
.paper-to-many ul{grid-column:2;grid-row:2;margin-left:-.6em}
.paper-to-many li{padding-left:.7em;text-indent:-.7em;margin-bottom:2pt}
.paper .paper-authority,.paper .paper-formula{text-align:center;font-weight:700;margin:6pt 0 ${prose.after}pt}
.paper .paper-basis{font-style:italic;text-align:justify;text-indent:${prose.indent}mm;margin-bottom:${prose.after}pt}
.paper-sheet>p{margin-bottom:${prose.after}pt}
.paper-justify{text-align:justify}
.paper-left{text-align:left}
.paper-center{text-align:center}
.paper-right{text-align:right}
.paper .paper-indent{text-indent:${prose.indent}mm;margin-bottom:${prose.after}pt}
.paper .paper-heading1,.paper .paper-heading2,.paper .paper-heading3{text-align:justify;text-indent:${prose.indent}mm;margin-bottom:${prose.after}pt}
.paper .paper-heading1,.paper .paper-heading2{font-weight:700}
.paper .paper-division{text-align:center;font-weight:700;margin:6pt 0 ${prose.after}pt}
.paper-list li{text-align:justify;text-indent:${prose.indent}mm;margin-bottom:${prose.after}pt}
.paper-table{margin:6pt 0 10pt;overflow-x:auto}
.paper table{width:100%;border-collapse:collapse;font-size:${sizes.table}pt;line-height:1.25}
.paper th,.paper td{border:.5pt solid #000;padding:2pt 4pt;vertical-align:middle;font-variant-numeric:tabular-nums}
.paper th,.paper-strong td{font-weight:700}
.paper caption{text-align:left;padding-bottom:3pt}
.paper-caption{display:block;text-align:center;font-weight:700}
.paper-unit{display:block;text-align:right;font-style:italic}
.paper-signing{display:grid;grid-template-columns:${signingColumns.left}fr ${signingColumns.right}fr;margin-top:14pt;line-height:1.2;break-inside:avoid}
.paper .paper-recipients-label{font-size:${sizes.recipientsLabel}pt;font-weight:700;font-style:italic}
.paper-recipients li,.paper .paper-drafter{font-size:${sizes.recipients}pt;line-height:1.2}
.paper-signature{grid-column:2;text-align:center;font-weight:700}
.paper .paper-signer{margin-top:${signatureRoom}pt}
.paper .paper-draft{position:absolute;z-index:-1;inset:0;display:flex;justify-content:center;align-items:center;overflow:hidden;font-size:${sizes.draft}pt;color:#e3e3e3;transform:rotate(-45deg);pointer-events:none;white-space:nowrap}
.paper .paper-draft::before{content:attr(data-mark)}
.paper .paper-notice{position:absolute;left:0;right:0;bottom:${sheet.footer}mm;text-align:center;font-style:italic;font-size:${sizes.notice}pt}
.paper-figure{display:inline;margin:0;padding:0;border:0;background:none;color:inherit;font:inherit;line-height:inherit;text-align:inherit;text-decoration:underline dotted;text-underline-offset:.2em;cursor:pointer}
.paper-figure:hover,.paper-figure:focus-visible{text-decoration-style:solid}
${widths}
@container (max-width:49rem){
.paper-sheet{padding:14mm 6mm 16mm 8mm;min-height:0}
}
@container (max-width:38rem){
.paper-sheet{padding:6mm 5mm 12mm}
.paper-letterhead,.paper-signing{display:block}
.paper-letterhead>*+*{margin-top:8pt}
.paper-signature{margin-top:14pt}
.paper-letterhead br,.paper-title br,.paper-attached br{display:none}
.paper-letterhead p,.paper-title,.paper-attached{text-wrap:balance}
.paper .paper-place{white-space:normal}
.paper-to-many{margin-left:0}
.paper .paper-justify,.paper .paper-basis,.paper-list li,.paper .paper-heading1,.paper .paper-heading2,.paper .paper-heading3{text-align:left}
.paper .paper-draft{font-size:48pt}
}
@media print{
.paper{container-type:normal}
.paper-sheet{width:auto;min-height:0;margin:0;padding:0;break-after:page;page:paper}
.paper-sheet:last-child{break-after:auto}
.paper-landscape{page:paper-landscape}
.paper thead{display:table-header-group}
.paper tr{break-inside:avoid}
.paper-figure{text-decoration:none}
.paper-table{overflow:visible}
.paper-sheet{background:none}
.paper .paper-draft{position:fixed}
.paper-sheet+.paper-sheet .paper-draft{display:none}
.paper .paper-notice{position:static;margin-top:12pt}
}
@page paper{size:A4 portrait;margin:${margins}}
@page paper-landscape{size:A4 landscape;margin:${margins}}
`.trim()
