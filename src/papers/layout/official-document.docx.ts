import { Document, Packer, Paragraph } from 'docx'
import { type LaidAnnex, type LaidOut, layOut } from './laid-out.ts'
import { textBlock } from './measures.ts'
import { OfficialDocument, type OfficialDocumentDraft } from './official-document.ts'
import { blocks } from './word-blocks.docx.ts'
import { section } from './word-frame.docx.ts'
import { addressees, gap, letterhead, signing, title } from './word-parts.docx.ts'
import { styles } from './word-styles.docx.ts'
import { WrittenRows } from './word-rows.docx.ts'
import { centred, lines, rule, runs, words } from './word-text.docx.ts'
import { changePart } from './zip-part.docx.ts'

function main(of: LaidOut, written: WrittenRows) {
  const room = textBlock(false)
  return [
    letterhead(of.letterhead),
    gap(14),
    ...(of.title ? title(of.title, room) : []),
    ...addressees(of),
    ...(of.authority === null ? [] : [centred([words(of.authority, { bold: true })], { spacing: { before: 60, after: 120 } })]),
    ...of.bases.map((basis) => new Paragraph({ style: 'CanCu', children: runs(basis) })),
    ...(of.formula === null ? [] : [centred([words(of.formula, { bold: true })], { keepNext: true, spacing: { before: 60, after: 120 } })]),
    ...blocks(of.blocks, room, written, true),
    ...signing(of),
  ]
}

function annex(of: LaidAnnex, written: WrittenRows) {
  const room = textBlock(of.landscape)
  return [
    ...(of.letterhead ? [letterhead(of.letterhead), gap(14)] : []),
    ...title({ ...of.title, rule: 0 }, room, of.label),
    centred(lines(of.attached, { italics: true })),
    rule(of.attachedRule, room, { before: 4, after: 12 }),
    ...blocks(of.blocks, room, written),
  ]
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** docx writes the hour of printing here; a paper carries its day of issue, so that printing it again gives the same bytes. */
function coreProperties({ title: name, author, day }: LaidOut['meta']): string {
  const at = `${day}T00:00:00Z`
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(name)}</dc:title><dc:creator>${escaped(author)}</dc:creator><cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>` +
    `<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified><dc:language>vi-VN</dc:language></cp:coreProperties>`
  )
}

/** The paper as a Word file that an office goes on editing. The same document gives the same bytes. */
export async function renderDocx(draft: OfficialDocumentDraft): Promise<Uint8Array<ArrayBuffer>> {
  const laid = layOut(OfficialDocument.parse(draft))
  const written = new WrittenRows()
  const frame = { draft: laid.draft, notice: laid.notice }
  const file = new Document({
    title: laid.meta.title,
    creator: laid.meta.author,
    styles,
    compatibility: { version: 15 },
    sections: [
      section({ ...frame, landscape: false, index: 0 }, main(laid, written)),
      ...laid.annexes.map((one, index) => section({ ...frame, landscape: one.landscape, index: index + 1 }, annex(one, written))),
    ],
  })
  const zip = await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: coreProperties(laid.meta) }])
  return changePart(zip, 'word/document.xml', (xml) => written.into(xml))
}
