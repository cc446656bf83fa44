import { totalmem } from 'node:os'
import type { Place } from './place.ts'

const mebibyte = 1024 * 1024

/** A sixteenth of the memory, between 128 and 512 MB: the application beside it needs the rest, the kernel caches files anyway. */
export const sharedBuffersFor = (memory: number): number => Math.min(512, Math.max(128, Math.floor(memory / 16 / mebibyte)))

/** What this process may use: the container's limit when there is one. */
export function memoryOfThisPlace(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

/** Given on the command line, so that they hold whatever a configuration file in the folder says. */
export function postmasterArguments(place: Place, memory: number): string[] {
  const settings = { ...ownSettings(place, memory), ...place.settings }
  return ['-D', place.dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function ownSettings(place: Place, memory: number): Record<string, string> {
  return {
    ...whereItListens(place),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    jit: 'off', // compiling costs more than our queries take, and each session pays for it in memory
    max_connections: '100',
    shared_buffers: `${sharedBuffersFor(memory)}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2 / mebibyte))}MB`,
    wal_buffers: '4MB', // 16 by default, which its writer touches all of; our largest commits are imports, once in a while
    max_logical_replication_workers: '0', // its launcher would sit there for nothing
    timezone: 'UTC',
    log_timezone: 'UTC',
    // One file per weekday, written over after a week. The collector belongs to the server: it outlives us, as a pipe would not.
    logging_collector: 'on',
    log_directory: place.logDir,
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_error_verbosity: 'terse', // DETAIL lines quote rows, with people's names and addresses
    ...(place.major >= 18 ? { io_workers: '1' } : {}),
  }
}

function whereItListens(place: Place): Record<string, string> {
  if (process.platform === 'win32') return { listen_addresses: place.socketDir, port: String(place.port) }
  return {
    listen_addresses: '',
    port: String(place.port),
    unix_socket_directories: `"${place.socketDir.replaceAll('"', '""')}"`, // a list: quoted, or a comma in the path would split it
    unix_socket_permissions: '0700',
  }
}

/** Little: PGDATA, PGPORT, LD_LIBRARY_PATH and the like of the caller must not reach the server. Messages stay English: we read them. */
export function serverEnvironment(place: Place): NodeJS.ProcessEnv {
  const path = process.platform === 'win32' ? process.env['PATH'] : '/usr/local/bin:/usr/bin:/bin'
  const system = process.env['SystemRoot'] // without it Windows opens no socket
  return { PATH: path, HOME: place.runtimeDir, LC_ALL: 'C', TZ: 'UTC', ...(system === undefined ? {} : { SystemRoot: system }) }
}
