import { layOut } from './laid-out.ts'
import { addresseesIndent, prose, sheet, signatureRoom, signingColumns, sizes } from './measures.ts'
import { OfficialDocument, type OfficialDocumentDraft } from './official-document.ts'
import { template } from './paper.typst.ts'
import { drawable, pressed, ready } from './typst-press.pdf.ts'

/**
 * The paper as PDF/A-2a: archivable, tagged, with the text of every letter. The same document gives the same bytes; its
 * date inside is the day of issue, not the hour of printing.
 */
export function renderPdf(draft: OfficialDocumentDraft): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve().then(() => {
    const paper = drawable(layOut(OfficialDocument.parse(draft)), ready().tinos)
    return pressed(template, { paper, sizes, sheet, prose, signing: signingColumns, signatureRoom, addresseesIndent }, paper.meta.day)
  })
}
