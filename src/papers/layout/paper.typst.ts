/**
 * The template of the PDF. It is fixed text: the document comes in as JSON (`sys.inputs`) and its words enter as strings,
 * never as markup, so that "#", "$" or "@" in a name stay what they are.
 */
export const template = String.raw`
#let input = json(bytes(sys.inputs.paper))
#let paper = input.paper
#let sizes = input.sizes
#let sheet = input.sheet
#let prose = input.prose

#let day = paper.meta.day.split("-").map(int)
#set document(
  title: paper.meta.title,
  author: paper.meta.author,
  date: datetime(year: day.at(0), month: day.at(1), day: day.at(2), hour: 0, minute: 0, second: 0),
)

// A line of Word's Times New Roman is ascender + descender + gap = 1.149 em; here the first two belong to the letters.
#let single = 0.042em
#let leading = (1.149 * prose.lines - 1.107) * 1em
#let after = leading + prose.after * 1pt
#let indent = prose.indent * 1mm

#set text(
  font: "Tinos", fallback: false, size: sizes.body * 1pt, lang: "vi", region: "VN", hyphenate: false,
  overhang: false,
  top-edge: 0.891em, bottom-edge: -0.216em,
)
#set par(justify: true, leading: leading, spacing: after)
#set block(spacing: after)
#show heading: set text(size: sizes.title * 1pt, weight: "bold")
#show heading.where(level: 1): it => block(width: 100%, sticky: true, align(center, par(justify: false, leading: single, it.body)))
#show heading: it => if it.level == 1 { it } else { block(above: after, below: after, sticky: true, par(justify: true, first-line-indent: (amount: indent, all: true), it.body)) }

#set page(
  width: sheet.width * 1mm, height: sheet.height * 1mm,
  margin: (top: sheet.top * 1mm, bottom: sheet.bottom * 1mm, left: sheet.left * 1mm, right: sheet.right * 1mm),
  numbering: "1",
  header: context {
    let n = counter(page).get().first()
    // The counter begins anew with each annex, but the header is set before it does.
    let opening = query(<opening>).any(mark => mark.location().page() == here().page())
    if n > 1 and not opening { align(center, text(size: sizes.page * 1pt, str(n))) }
  },
  footer: if paper.notice != none { align(center, text(size: sizes.notice * 1pt, style: "italic", paper.notice)) },
  background: if paper.draft != none {
    place(center + horizon, rotate(-45deg, text(size: sizes.draft * 1pt, weight: "bold", fill: luma(235), paper.draft)))
  },
)

#let lines(of) = of.map(line => text(line)).join(linebreak())
#let rule(length) = block(above: 3pt, below: 0pt, width: 100%, align(center, line(length: length * 1pt, stroke: 0.6pt)))
#let run(r) = {
  let style = if r.at("italic", default: false) { "italic" } else { auto }
  let weight = if r.at("bold", default: false) { "bold" } else { auto }
  let words = text(r.text)
  if style != auto { words = text(style: style, words) }
  if weight != auto { words = text(weight: weight, words) }
  words
}
#let runs(of) = of.map(run).join()

// A paper's number ("100/TTr-SKHCN") or a date is not torn at its stroke. Not in tables, where a cell may be narrower.
#let unbroken(body) = {
  show regex("\\d+[a-zA-Z]?/[\\p{L}\\d][\\p{L}\\d/&-]*"): it => box(baseline: 0.216em, it)
  body
}

#let prose-par(body, to: "justify", indented: true) = {
  let set-par = par(justify: to == "justify", first-line-indent: (amount: if indented { indent } else { 0pt }, all: true), unbroken(body))
  if to == "center" { align(center, set-par) } else if to == "right" { align(right, set-par) } else { set-par }
}

#let letterhead(of) = {
  set par(justify: false, leading: single, spacing: single)
  set block(spacing: single)
  let office = {
    set text(size: sizes.issuer * 1pt)
    if of.parent.len() > 0 { par(lines(of.parent)) }
    par(strong(lines(of.issuer)))
    rule(of.issuerRule)
  }
  let state = {
    par(text(size: sizes.nation * 1pt, weight: "bold", of.nation))
    par(text(size: sizes.motto * 1pt, weight: "bold", of.motto))
    rule(of.mottoRule)
  }
  let rows = (office, state)
  if of.number != none {
    rows.push({
      par(text(size: sizes.number * 1pt, of.number))
      if of.subject.len() > 0 {
        show heading: it => block(above: 6pt, width: 100%, text(size: sizes.subject * 1pt, weight: "regular", it.body))
        heading(level: 1, lines(of.subject))
      }
    })
    rows.push(par(text(size: sizes.place * 1pt, style: "italic", of.placeDate)))
  }
  grid(columns: (of.columns.left * 1pt, of.columns.right * 1pt), row-gutter: 8pt, align: center + top, ..rows)
}

#let table-of(of) = {
  set par(leading: single, spacing: single, justify: false)
  set text(size: sizes.table * 1pt)
  if of.caption.len() > 0 { block(above: after, below: 3pt, width: 100%, sticky: true, align(center, strong(runs(of.caption)))) }
  if of.unit != "" { block(above: 3pt, below: 3pt, width: 100%, sticky: true, align(right, emph(of.unit))) }
  let sides = (left: left, center: center, right: right, justify: left)
  let cells(row, bold) = row.cells.map(c => table.cell(
    colspan: c.columns, rowspan: c.rows, breakable: not row.whole, align: sides.at(c.align) + horizon,
    {
      let words = runs(c.runs)
      if bold or row.strong { words = strong(words) }
      if c.align == "justify" { par(justify: true, words) } else { words }
    },
  ))
  let head = of.head.map(row => cells(row, true)).flatten()
  block(above: 4pt, below: after + 4pt, breakable: not of.whole, table(
    columns: of.widths.map(width => width * 1fr), stroke: 0.5pt, inset: (x: 4pt, y: 3pt),
    ..if head.len() > 0 { (table.header(..head),) } else { () },
    ..of.rows.map(row => if row.group { (table.header(level: 2, repeat: false, ..cells(row, false)),) } else { cells(row, false) }).flatten(),
  ))
}

#let block-of(of) = {
  if of.kind == "paragraph" {
    prose-par(runs(of.runs), to: of.align, indented: of.indent)
  } else if of.kind == "heading" {
    show heading.where(level: 4): set text(weight: "regular")
    heading(level: of.level + 1, { if of.number != "" { text(of.number + " ") }; runs(of.runs) })
  } else if of.kind == "division" {
    show heading: it => block(width: 100%, above: after + 4pt, sticky: true, align(center, par(justify: false, it.body)))
    heading(level: 2, lines((of.label, of.title)))
  } else if of.kind == "article" {
    let label = if of.title == "" { of.label } else { of.label + " " + of.title }
    if of.runs.len() == 0 { block(sticky: true, prose-par(strong(label))) } else { prose-par(strong(label) + text(" ") + runs(of.runs)) }
  } else if of.kind == "list" {
    for item in of.items { prose-par(text(item.marker + " ") + runs(item.runs)) }
  } else if of.kind == "table" { table-of(of) }
}

// What ends a paper holds on to what follows it, so that signatures do not stand on a page of their own. A held block moves
// as a whole: a paragraph of half a page and more is left where it is.
#let blocks(of, held: false) = {
  for (index, one) in of.enumerate() {
    let short = one.kind in ("paragraph", "article") and one.runs.map(r => r.text.len()).sum(default: 0) < 1500
    if held and index == of.len() - 1 and short { block(sticky: true, block-of(one)) } else { block-of(one) }
  }
}

#let title(of, before: none) = {
  let parts = (before, of.kind, lines(of.abstract)).filter(part => part != none and part != "")
  heading(level: 1, unbroken(parts.join(linebreak())))
}

#let addressees() = {
  set par(justify: false, spacing: leading)
  set block(spacing: leading)
  if paper.to.len() == 1 {
    block(above: 6pt, below: 14pt, width: 100%, align(center, [Kính gửi: #text(paper.to.first())]))
  } else if paper.to.len() > 1 {
    block(above: 6pt, below: 14pt, inset: (left: input.addresseesIndent * 1mm), {
      par[Kính gửi:]
      pad(left: paper.toColon * 1pt, for name in paper.to { par(hanging-indent: 0.6em, "- " + name) })
    })
  }
}

#let signing() = {
  if paper.recipients.len() == 0 and paper.signature == none and paper.drafterMark == none { return }
  set par(justify: false, leading: single, spacing: single)
  let left = {
    if paper.recipients.len() > 0 {
      par(text(size: sizes.recipientsLabel * 1pt, weight: "bold", style: "italic", "Nơi nhận:"))
      set text(size: sizes.recipients * 1pt)
      for line in paper.recipients { par(hanging-indent: 0.5em, line) }
    }
    if paper.drafterMark != none { par(text(size: sizes.drafterMark * 1pt, paper.drafterMark)) }
  }
  let right = if paper.signature != none {
    set text(size: sizes.signature * 1pt, weight: "bold")
    par(lines(paper.signature.lines))
    v(input.signatureRoom * 1pt)
    if paper.signature.name != none { par(paper.signature.name) }
  }
  block(above: 16pt, width: 100%, breakable: paper.recipients.len() > 40, grid(
    columns: (input.signing.left * 1fr, input.signing.right * 1fr),
    left, align(center, right),
  ))
}

#letterhead(paper.letterhead)
#v(16pt, weak: true)
#if paper.title != none {
  title(paper.title)
  if paper.title.rule > 0 { rule(paper.title.rule) }
  v(16pt, weak: true)
}
#addressees()
#if paper.authority != none { block(above: 8pt, width: 100%, align(center, strong(paper.authority))) }
#for basis in paper.bases { prose-par(emph(runs(basis))) }
#if paper.formula != none { block(width: 100%, sticky: true, align(center, strong(paper.formula))) }
#blocks(paper.blocks, held: true)
#signing()

#for annex in paper.annexes {
  page(flipped: annex.landscape, {
    counter(page).update(1)
    [#metadata(none) <opening>]
    if annex.letterhead != none {
      letterhead(annex.letterhead)
      v(16pt, weak: true)
    }
    title(annex.title, before: annex.label)
    block(above: 3pt, below: 4pt, width: 100%, align(center, par(justify: false, leading: single, unbroken(emph(lines(annex.attached))))))
    rule(annex.attachedRule)
    v(16pt, weak: true)
    blocks(annex.blocks)
  })
}
`
