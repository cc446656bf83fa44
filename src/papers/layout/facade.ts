import { createRenderPool } from '../../platform/rendering/render-pool.ts'
import { workerUrl } from '../../platform/rendering/worker-url.ts'
import { OfficialDocument, type OfficialDocumentDraft } from './official-document.ts'
import { OnePage } from './one-page.ts'

/** Makes the files of official papers on threads of its own. */
export interface PaperPress {
  docx(doc: OfficialDocumentDraft): Promise<Uint8Array<ArrayBuffer>>
  /** PDF/A-2a. */
  pdf(doc: OfficialDocumentDraft): Promise<Uint8Array<ArrayBuffer>>
  /** PDF/A-2a of exactly one sheet; no official paper. */
  onePage(sheet: OnePage): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/** Where the worker's entry lies, from source and from the bundle (`dist/render-worker.js`). */
export const renderWorkerUrl = (from: string = import.meta.url): URL => workerUrl(from, 'render-worker')

/**
 * `size`: threads at most; each takes 50 to 150 MB while it works and ends after 20 seconds without work.
 * A document that is none is refused here, in the caller's thread, before any work is done.
 */
export function createPaperPress(options: { readonly size: number; readonly timeout?: number }): PaperPress {
  const pool = createRenderPool({ entry: renderWorkerUrl(), ...options })
  async function file(task: 'docx' | 'pdf' | 'one-page', doc: unknown): Promise<Uint8Array<ArrayBuffer>> {
    const reply = await pool.run(task, doc)
    if (!(reply instanceof Uint8Array) || !(reply.buffer instanceof ArrayBuffer)) throw new Error(`the rendering thread answered "${task}" without bytes`)
    return new Uint8Array(reply.buffer, reply.byteOffset, reply.byteLength)
  }
  return {
    docx: async (doc) => file('docx', OfficialDocument.parse(doc)),
    pdf: async (doc) => file('pdf', OfficialDocument.parse(doc)),
    onePage: async (sheet) => file('one-page', OnePage.parse(sheet)),
    close: () => pool.close(),
  }
}
