import { z } from 'zod'
import { serveTasks } from '../../platform/rendering/serve-tasks.ts'
import { filled, placeholdersOf } from './word-file.docx.ts'

const File = z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) })
const Filling = z.strictObject({ file: File, values: z.record(z.string(), z.string()) })

serveTasks({
  placeholders: async (input) => ({ reply: await placeholdersOf(File.parse(input)) }),
  fill: async (input) => {
    const { file, values } = Filling.parse(input)
    const made = await filled(file, values)
    return { reply: made, moved: [made.buffer] }
  },
})
