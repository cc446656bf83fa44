/** Fixed text, as `paper.typst.ts` is: what the sheet says comes in as JSON and enters as strings, never as markup. */
export const onePageTemplate = `
#let sheet = json(bytes(sys.inputs.paper))
#let day = sheet.day.split("-").map(int)
#set document(title: sheet.title, author: sheet.above.at(0, default: ""), date: datetime(year: day.at(0), month: day.at(1), day: day.at(2), hour: 0, minute: 0, second: 0))
#set text(font: "Tinos", fallback: false, lang: "vi", region: "VN", hyphenate: false)
#set page(
  width: 210mm, height: 297mm, margin: (top: 16mm, bottom: 18mm, left: 20mm, right: 15mm),
  footer: if sheet.notice != none { align(center, text(size: 9pt, style: "italic", sheet.notice)) },
)
#set par(justify: false, leading: 0.6em, spacing: 0.6em)
#show heading: set block(above: 0pt, below: 0pt)
#show heading.where(level: 1): set text(size: 1.5em, weight: "bold")
#show heading.where(level: 2): set text(size: 1.08em, weight: "bold")

#let part(of) = {
  block(above: 1.3em, below: 0.7em, sticky: true, heading(level: 2, text(of.title)))
  if of.kind == "table" {
    let cell(words, column, bold) = table.cell(align: (if column == 0 { left } else { center }) + horizon, if bold { strong(words) } else { text(words) })
    table(
      columns: of.widths.map(width => width * 1fr), stroke: 0.5pt, inset: (x: 5pt, y: 0.45em),
      table.header(..of.head.enumerate().map(((n, words)) => cell(words, n, true))),
      ..of.rows.map(row => row.enumerate().map(((n, words)) => cell(words, n, n == 1))).flatten(),
    )
    if of.note != none { block(above: 0.4em, text(size: 0.85em, style: "italic", of.note)) }
  } else if of.items.len() == 0 {
    par(text(style: "italic", of.empty))
  } else {
    list(marker: "–", body-indent: 0.5em, spacing: 0.55em, ..of.items.map(item => text(item)))
  }
}

#let body = {
  for words in sheet.above { par(text(size: 0.95em, words)) }
  block(above: 1em, below: 0.9em, heading(level: 1, text(sheet.title)))
  for words in sheet.below { par(text(style: "italic", words)) }
  line(length: 100%, stroke: 0.6pt)
  for one in sheet.parts { part(one) }
}

// Exactly one sheet, whatever it says: the largest letters with which everything stands on it.
#layout(room => {
  let fitting = (12pt, 11.5pt, 11pt, 10.5pt, 10pt, 9.5pt, 9pt, 8.5pt, 8pt, 7.5pt, 7pt, 6.5pt, 6pt).find(size => measure(block(width: room.width, { set text(size: size); body })).height <= room.height)
  set text(size: if fitting == none { 6pt } else { fitting })
  if fitting == none { block(width: 100%, height: room.height, clip: true, body) } else { body }
})
`
