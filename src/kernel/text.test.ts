import { expect, test } from 'vitest'
import { remarksOf } from './field-remark.ts'
import { line, lines } from './text.ts'

const codes = (schema: ReturnType<typeof line>, text: string) =>
  remarksOf(schema.safeParse(text, { reportInput: true }).error?.issues ?? []).map(({ code }) => code)

test('a line is kept tidied, and measured as it is kept', () => {
  expect(line(20).parse('  Quận\u202e\n10\u0000 ')).toBe('Quận 10')
  // Half of an emoji, as a script may send it: neither jsonb nor canonical JSON takes it.
  expect(line(20).parse('Quận \ud83d 10 \ud83d\ude00')).toBe('Quận 10 \ud83d\ude00')
  expect(line(4).parse('Qua\u0323\u0302n'.normalize('NFD'))).toBe('Quận')
  expect(codes(line(4), 'Quận 1')).toEqual(['field.too-long'])
})

test('a line of blanks and hidden characters is no line', () => {
  for (const text of ['', '  ', '\n\t', '\u200b\u202e']) {
    expect(codes(line(10), text)).toEqual(['field.required'])
    expect(codes(lines(10), text)).toEqual(['field.required'])
  }
})

test('lines keep their ends and the empty lines between them, whichever system typed them', () => {
  expect(lines(100).parse('\n Thứ nhất,  \r\n\r\n  thứ\u200b  hai. \n')).toBe('Thứ nhất,\n\nthứ hai.')
  expect(codes(lines(3), 'a\nbc')).toEqual(['field.too-long'])
})
