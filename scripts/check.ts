// npm run check: everything that must hold besides the tests, fast steps first; stops at the first that fails.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

const steps: readonly [string, string, ...string[]][] = [
  ['format (Biome)', 'biome', 'format', '.'],
  ['lint (Biome)', 'biome', 'lint', '--error-on-warnings', '.'],
  ['types: server', 'tsc', '-p', 'tsconfig.server.json'],
  ['types: browser', 'tsc', '-p', 'tsconfig.web.json'],
  ['types: public pages', 'tsc', '-p', 'tsconfig.portal.json'],
  ['types: browser tests', 'tsc', '-p', 'tsconfig.browser-tests.json'],
  ['boundaries', 'depcruise', '--config', '.dependency-cruiser.mjs', 'src'],
  ['leftovers (knip)', 'knip'],
  ['database types', 'node', 'scripts/types-db.ts', '--check'],
]

for (const [name, command, ...args] of steps) {
  const began = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
  if (status !== 0) process.exit(1)
}
