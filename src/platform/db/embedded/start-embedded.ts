import { type Attached, attach } from './attach.ts'
import type { EmbeddedMajor } from './binaries.ts'
import { systemCode } from './embedded-error.ts'
import { passwordFor } from './live-server.ts'
import { livingOwner, removeOwner } from './owner.ts'
import { findPlace, type Place } from './place.ts'
import { stopPostmaster } from './postmaster.ts'
import { lives } from './process-mark.ts'

export interface EmbeddedOptions {
  /** The cluster's own folder. Beside it stand `<dataDir>-run` (socket, owner) and `<dataDir>-log`. */
  dataDir: string
  major?: EmbeddedMajor
  /** Every process that uses the cluster must give the same one. */
  runtimeDir?: string
  /** For a process that serves: starts the database again when it dies, and takes it over when its owner ends. */
  keepAlive?: boolean
  /** For tests only: settings of PostgreSQL that stand above ours. */
  settings?: Readonly<Record<string, string>>
  log?: (line: string) => void
}

/** A live server, and whether it is ours to stop. `pid`, `owned` and `adopted` follow what `keepAlive` does. */
export interface EmbeddedServer {
  /** Goes in as the driver's `host`. Any role may enter who gets into this folder: its owner and root. */
  readonly socketDir: string
  readonly port: number
  readonly superuser: 'postgres'
  /** On Windows only, where there is no closed folder to trust. */
  readonly password?: string
  readonly major: EmbeddedMajor
  readonly pid: number
  readonly owned: boolean
  readonly adopted: boolean
  /** Stops an owned server, leaves a joined one alone. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL; or takes over one whose parent was killed; or joins one whose parent lives. Throws
 * EmbeddedError with a sentence to show when none of it can be.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined)
  const place = await findPlace({ dataDir: options.dataDir, major: options.major ?? 18, runtimeDir: options.runtimeDir, settings: options.settings ?? {}, log })
  const hold = new Hold(place, await attach(place))
  if (options.keepAlive) hold.keepAlive()
  const { socketDir, port } = hold.now
  return {
    socketDir,
    port,
    superuser: 'postgres',
    ...(await passwordFor(place)),
    major: place.major,
    get pid() {
      return hold.now.mark.pid
    },
    get owned() {
      return hold.now.how !== 'joined'
    },
    get adopted() {
      return hold.now.how === 'adopted'
    },
    stop: () => hold.release(),
  }
}

const lookEvery = 400
const longestPause = 10_000

/** Our hold on the server: what we are to it now, and the watch over it. */
class Hold {
  now: Attached
  readonly #place: Place
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #released: Promise<void> | undefined

  constructor(place: Place, attached: Attached) {
    this.#place = place
    this.now = attached
    place.log(`PostgreSQL ${place.major} ${attached.how} (process ${attached.mark.pid}) in ${place.dataDir}`)
  }

  /** The timer keeps nobody from ending. */
  keepAlive(pause = lookEvery): void {
    if (this.#released !== undefined) return
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().then(
        () => this.keepAlive(),
        (error: unknown) => {
          this.#place.log(`PostgreSQL could not be started again: ${systemCode(error)} ${error instanceof Error ? error.message : String(error)}`)
          this.keepAlive(Math.min(pause * 2, longestPause))
        },
      )
    }, pause).unref()
  }

  /** Once only; a second call waits for the first. */
  release(): Promise<void> {
    this.#released ??= this.#release()
    return this.#released
  }

  async #release(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#looking // a restart under way would leave a server behind
    const { how, mark, native } = this.now
    if (how === 'joined') return
    await stopPostmaster(native, mark, this.#place)
    await removeOwner(this.#place.runtimeDir, mark)
    this.#place.log(`PostgreSQL stopped (process ${mark.pid})`)
  }

  async #look(): Promise<void> {
    const { how, mark } = this.now
    if (lives(mark) && (how !== 'joined' || (await livingOwner(this.#place.runtimeDir, mark)))) return
    const before = mark
    this.now = await attach(this.#place)
    if (this.now.mark.pid !== before.pid || this.now.how !== how) {
      this.#place.log(`PostgreSQL ${this.now.how} again (process ${this.now.mark.pid})`)
    }
  }
}
