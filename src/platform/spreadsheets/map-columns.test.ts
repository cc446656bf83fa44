import { describe, expect, test } from 'vitest'
import { mapColumns } from './map-columns.ts'

describe('a proposal of columns', () => {
  test('finds names whatever their marks, case, Unicode form and punctuation', () => {
    const fields = [
      { key: 'name', names: ['Tên cơ quan'] },
      { key: 'district', names: ['Quận Hòa Bình'] },
      { key: 'date', names: ['Ngày'] },
    ] as const
    expect(mapColumns(['STT', 'NGÀY:', 'TÊN CƠ QUAN (*)'.normalize('NFD'), 'quan hoà bình'], fields)).toEqual({ name: 2, district: 3, date: 1 })
  })

  test('prefers the same name, then the longest that is contained as words', () => {
    const fields = [
      { key: 'name', names: ['Tên'] },
      { key: 'parent', names: ['Tên cơ quan chủ quản', 'Cơ quan chủ quản'] },
    ]
    expect(mapColumns(['Tên cơ quan chủ quản cấp trên', 'Tên đơn vị'], fields)).toEqual({ parent: 0, name: 1 })
    expect(mapColumns(['Tên đơn vị', 'Tên'], fields)).toEqual({ name: 1 })
  })

  test('uses each column once and proposes nothing for what is not there', () => {
    const fields = [
      { key: 'a', names: ['Số'] },
      { key: 'b', names: ['Số'] },
      { key: 'c', names: ['Sốt', ''] },
    ]
    expect(mapColumns(['Số', 'Số', ''], fields)).toEqual({ a: 0, b: 1 })
    expect(mapColumns(['Tổng số', 'x'], fields)).toEqual({ a: 0 })
    expect(mapColumns([], fields)).toEqual({})
  })
})
