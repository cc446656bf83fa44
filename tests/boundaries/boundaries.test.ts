import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { rules } from '../../.dependency-cruiser.mjs'
import { planted } from './planted.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

interface Cruised { summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] }; modules: { source: string }[] }

async function cruise(folder: string, ...what: string[]): Promise<Cruised> {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024 }
  const answer = await run(process.execPath, [cli, '--config', join(root, '.dependency-cruiser.mjs'), '-T', 'json', '--', ...what], options)
    .catch((error: { stdout?: string }) => ({ stdout: error.stdout || '{}' }))
  return JSON.parse(answer.stdout) as Cruised
}

async function plant(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-planted-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'tsconfig.web.json'), JSON.stringify({ compilerOptions: { module: 'esnext', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true, jsx: 'react-jsx' } }))
  await writeFile(join(folder, 'package.json'), '{"type":"module","dependencies":{"kysely":"*","react":"*","preact":"*"}}')
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${text}\nexport const here = true\n`)
  }
  return folder
}

describe('every boundary rule bites', () => {
  test('each rule has its planted violation', () => {
    expect(rules.map((rule: { name: string }) => rule.name).filter((name: string) => !(name in planted))).toEqual([])
  })

  test.each(Object.entries(planted))('%s', async (name, files) => {
    const folder = await plant(files)
    try {
      const found = await cruise(folder, 'src')
      expect(found.summary.violations.map((v) => v.rule.name)).toContain(name)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

test('the product itself keeps them, and the check saw every file', async () => {
  const found = await cruise(root, 'src')
  expect(found.summary.violations.map((v) => `${v.rule.name}: ${v.from}`)).toEqual([])
  const entries = await readdir(join(root, 'src'), { recursive: true })
  const sources = entries.filter((name) => /[.]tsx?$/.test(name) && !name.endsWith('.d.ts'))
  expect(found.modules.filter((m) => /^src\/.+[.]tsx?$/.test(m.source)).length).toBeGreaterThanOrEqual(sources.length)
}, 60_000)
