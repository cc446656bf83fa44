import { execFile } from 'node:child_process'
import { chmod, chown, lchown, lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedError, systemCode } from './embedded-error.ts'

/** The account that runs PostgreSQL when we are root, which PostgreSQL refuses to be. */
export interface RunAs {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/**
 * Null when we are not root: PostgreSQL then runs as ourselves. A folder that already belongs to an ordinary user keeps it, so
 * that a root shell on a server that runs under its own account does not take the data away from it.
 */
export async function chooseRunAs(dataDir: string): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return null
  const accounts = await readAccounts()
  const owner = await ownerOf(dataDir)
  if (owner && owner.uid !== 0) return { ...owner, name: accounts.find((a) => a.uid === owner.uid)?.name ?? String(owner.uid) }
  const account = accounts.find((a) => a.name === 'postgres') ?? accounts.find((a) => a.name === 'nobody')
  if (!account) throw new EmbeddedError('embedded.no-unprivileged-user', { wanted: 'postgres, nobody' })
  return account
}

/** Spread into the options of a spawned process. Extra groups are dropped with it. */
export const asUser = (runAs: RunAs | null): { uid?: number; gid?: number } => (runAs ? { uid: runAs.uid, gid: runAs.gid } : {})

/** Gives a folder and all in it to the account. The top comes last, so that a hand-over cut short is seen and done again. */
export async function handOver(folder: string, runAs: RunAs | null): Promise<void> {
  if (!runAs) return
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await handOver(path, runAs)
    else await lchown(path, runAs.uid, runAs.gid) // never through a link: its target is somebody else's
  }
  await lchown(folder, runAs.uid, runAs.gid)
}

/** A folder for the account alone. */
export async function privateFolder(folder: string, runAs: RunAs | null): Promise<void> {
  await writableFolder(folder)
  const now = await lstat(folder)
  if (runAs && now.uid !== runAs.uid) await handOver(folder, runAs)
  if ((now.mode & 0o777) !== 0o700) await chmod(folder, 0o700)
}

/** Folders made on the way are open for passing through (not for listing), whatever the umask: the account must get to its data. */
async function writableFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true })
    if (first === undefined || process.platform === 'win32') return
    for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o711)
  } catch (error) {
    throw new EmbeddedError('embedded.folder-not-writable', { folder, reason: systemCode(error) || String(error) }, error)
  }
}

/**
 * Makes the folder that shall hold the cluster and checks that the account gets to it; before making anything, so that a refusal
 * leaves nothing behind. True when the folder had to be opened for the account.
 */
export async function reachableFolder(folder: string, runAs: RunAs | null): Promise<boolean> {
  const there = await nearestExisting(folder)
  const closed = runAs ? await closedFolder(there, runAs) : null
  const opened = closed === folder && (await letThrough(folder, runAs))
  if (runAs && closed !== null && !opened) throw new EmbeddedError('embedded.folder-closed', { closed, user: runAs.name, folder })
  await writableFolder(folder)
  return opened
}

/**
 * For passing and not for listing, and for the account's group alone, when root has closed its folder to everybody (umask 077).
 * Root's home is not ours to open.
 */
async function letThrough(folder: string, runAs: RunAs | null): Promise<boolean> {
  if (!runAs || folder === homedir()) return false
  const now = await stat(folder)
  if (now.uid !== 0 || now.gid !== 0 || (now.mode & 0o077) !== 0) return false
  await chown(folder, 0, runAs.gid)
  await chmod(folder, 0o710)
  return true
}

/** The first closed one from the root on. Asked as the account itself: access lists and mounts make a reckoning with mode bits wrong. */
async function closedFolder(folder: string, runAs: RunAs): Promise<string | null> {
  const path = [folder]
  for (let up = dirname(folder); up !== path[0]; up = dirname(up)) path.unshift(up)
  const ask = 'for d do cd -- "$d" 2>/dev/null || { printf %s "$d"; exit 0; }; done'
  try {
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', ask, 'sh', ...path], { cwd: '/', ...asUser(runAs) })
    return stdout || null
  } catch (error) {
    if (systemCode(error) === 'EPERM') throw new EmbeddedError('embedded.cannot-switch-user', { user: runAs.name }, error)
    throw error
  }
}

async function nearestExisting(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) if (path === dirname(path) || (await ownerOf(path))) return path
}

async function readAccounts(): Promise<RunAs[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(emptyWhenAbsent)
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

function emptyWhenAbsent(error: unknown): string {
  if (systemCode(error) === 'ENOENT') return ''
  throw error
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(folder)
    return { uid, gid }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
