import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import type { Align, Run } from './block.ts'
import { points } from './measures.ts'

/** Twentieths of a point, the unit of lengths in Word. */
export const twips = (inPoints: number): number => Math.round(inPoints * 20)

/** Rounded up: a margin must not fall below what the decree asks for. */
export const mm = (millimetres: number): number => Math.ceil(points(millimetres) * 20)

/** Half-points, the unit of letter sizes in Word. */
export const size = (inPoints: number): number => Math.round(inPoints * 2)

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const satisfies Record<Align, unknown>

export interface Look {
  readonly size?: number
  readonly bold?: boolean
  readonly italics?: boolean
}

export function words(text: string, look: Look = {}): TextRun {
  return new TextRun({ text, ...look, ...(look.size === undefined ? {} : { size: size(look.size) }) })
}

/** A figure is plain text on paper. */
export const runs = (pieces: readonly Run[], look: Look = {}): TextRun[] =>
  pieces.map((piece) => words(piece.text, { ...look, ...(piece.bold ? { bold: true } : {}), ...(piece.italic ? { italics: true } : {}) }))

/** Lines broken by us, in one paragraph. */
export const lines = (of: readonly string[], look: Look = {}): TextRun[] =>
  of.map(
    (text, index) =>
      new TextRun({
        text,
        ...(index === 0 ? {} : { break: 1 }),
        ...look,
        ...(look.size === undefined ? {} : { size: size(look.size) }),
      }),
  )

export const centred = (children: TextRun[], more: IParagraphOptions = {}): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, ...more, children })

/**
 * A rule of a given length in the middle of a column: the upper border of an empty, very low paragraph, indented from both
 * sides. Unlike a drawn line it stays in its place when somebody edits the text, and unlike the border of the text's own
 * paragraph it cannot force that text to wrap.
 */
export function rule(length: number, column: number, room: { readonly before: number; readonly after: number } = { before: 3, after: 0 }): Paragraph {
  const side = Math.max(0, twips((column - length) / 2))
  return new Paragraph({
    spacing: { before: twips(room.before), after: twips(room.after), line: 40, lineRule: LineRuleType.EXACT },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    run: { size: 2 },
  })
}
