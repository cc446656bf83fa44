import { z } from 'zod'
import { createRenderPool } from '../../platform/rendering/render-pool.ts'
import { workerUrl } from '../../platform/rendering/worker-url.ts'
import type { WordFile } from './word-file.docx.ts'

export { registerFields } from './agency-fields.queries.ts'
export type { FieldSource } from './form-field.queries.ts'

/** Reads and fills Word forms on a thread of its own: what somebody uploaded never holds up, or brings down, the server. */
export interface FormPress {
  placeholders(file: WordFile): Promise<string[]>
  fill(file: WordFile, values: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export function createFormPress(): FormPress {
  const pool = createRenderPool({ entry: workerUrl(import.meta.url, 'form-render-worker'), size: 1, timeout: 20_000, memory: 384 })
  return {
    placeholders: async (file) => z.array(z.string()).parse(await pool.run('placeholders', file)),
    fill: async (file, values) => {
      const reply = await pool.run('fill', { file, values })
      if (!(reply instanceof Uint8Array) || !(reply.buffer instanceof ArrayBuffer)) throw new Error('the thread of forms answered without bytes')
      return new Uint8Array(reply.buffer, reply.byteOffset, reply.byteLength)
    },
    close: () => pool.close(),
  }
}
