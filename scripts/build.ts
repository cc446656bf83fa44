// Builds dist/: the bundled server, its workers, and the browser bundle. With --if-needed only when a source is newer than the last build.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { build as buildWeb } from 'vite'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist/.built')

/** Name and content of everything a build depends on; times of files lie after a clone. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true })
  const sources = entries
    .filter((e) => e.isFile() && !e.name.includes('.test.'))
    .map((e) => join(e.parentPath, e.name))
    .sort()
  for (const file of [...sources, join(root, 'package-lock.json'), join(root, 'vite.config.ts'), import.meta.filename]) {
    hash.update(file.slice(root.length)).update(await readFile(file))
  }
  return hash.digest('hex')
}

const now = await fingerprint()
const before = existsSync(stamp) ? await readFile(stamp, 'utf8') : ''
if (!(process.argv.includes('--if-needed') && before === now)) {
  if (!process.argv.includes('--quiet')) process.stdout.write('Đang dựng sản phẩm (chỉ lần đầu hoặc khi mã nguồn đổi)…\n')
  await rm(join(root, 'dist'), { recursive: true, force: true })
  await mkdir(join(root, 'dist'))
  const { dependencies, optionalDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
    optionalDependencies: Record<string, string>
  }
  const workers = [
    ['render-worker', 'src/papers/layout/render-worker.ts'],
    ['form-render-worker', 'src/papers/forms/form-render-worker.ts'],
    ['export-worker', 'src/export-worker.ts'],
    ['spreadsheet-worker', 'src/platform/spreadsheets/spreadsheet-worker.ts'],
  ].filter(([, path]) => existsSync(join(root, path ?? '')))
  await Promise.all([
    build({
      entryPoints: Object.fromEntries([['cli', 'src/cli.ts'], ['verify-log', 'src/verify-log.ts'], ...workers]),
      outdir: join(root, 'dist'),
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      sourcemap: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
      external: [...Object.keys(dependencies), ...Object.keys(optionalDependencies)],
      // Packages inside the bundle that were written for require() find it here.
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    }),
    buildWeb({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }),
  ])
  await writeFile(stamp, now)
}
