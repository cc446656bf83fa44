import { AlignmentType, type IStylesOptions } from 'docx'
import { prose, sizes } from './measures.ts'
import { mm, size, twips } from './word-text.docx.ts'

/** `auto` lines are counted in 240ths of the single line. */
const proseLine = { line: Math.round(240 * prose.lines), lineRule: 'auto' } as const
const body = { spacing: { ...proseLine, after: twips(prose.after) }, indent: { firstLine: mm(prose.indent) }, alignment: AlignmentType.BOTH } as const
const centre = { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } } as const

const heading = (bold: boolean) => ({ run: { size: size(sizes.body), bold, italics: false, color: '000000' }, paragraph: { ...body, keepNext: true } }) as const

/** Named styles, so that an office that goes on writing in Word changes one style and not two hundred paragraphs. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'Times New Roman' },
        size: size(sizes.body),
        color: '000000',
        language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
    },
    title: { run: { size: size(sizes.title), bold: true, color: '000000' }, paragraph: { ...centre, keepNext: true, spacing: { before: 120 } } },
    heading1: heading(true),
    heading2: heading(true),
    heading3: heading(false),
  },
  paragraphStyles: [
    { id: 'NoiDung', name: 'Nội dung', basedOn: 'Normal', next: 'NoiDung', quickFormat: true, paragraph: body },
    { id: 'CanCu', name: 'Căn cứ', basedOn: 'NoiDung', next: 'CanCu', quickFormat: true, run: { italics: true } },
    {
      id: 'Division',
      name: 'Chương, mục',
      basedOn: 'Normal',
      next: 'NoiDung',
      quickFormat: true,
      run: { bold: true },
      paragraph: { ...centre, keepNext: true, spacing: { ...proseLine, after: 60 } },
    },
  ],
}
