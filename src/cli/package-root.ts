import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'

/** The package's own folder, found from this module whether it runs bundled (dist/) or as source (src/cli/). */
export function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error('package.json of hopchuan was not found above its own modules')
  }
}
