import { serveTasks } from '../../platform/rendering/serve-tasks.ts'
import { OfficialDocument } from './official-document.ts'
import { OnePage } from './one-page.ts'

/** The bytes move to the asking thread; both renderers hand out memory of their own. */
const bytes = (file: Uint8Array<ArrayBuffer>) => ({ reply: file, moved: [file.buffer] })

// Loaded with the first paper of its kind: a thread that only makes Word files carries no typesetter.
serveTasks({
  docx: async (input) => bytes(await (await import('./official-document.docx.ts')).renderDocx(OfficialDocument.parse(input))),
  pdf: async (input) => bytes(await (await import('./official-document.pdf.ts')).renderPdf(OfficialDocument.parse(input))),
  'one-page': async (input) => bytes(await (await import('./one-page.pdf.ts')).renderOnePage(OnePage.parse(input))),
})
