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
export async function writableFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true })
    if (first === undefined || process.platform === 'win32') return
    for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o711)
  } catch (error) {
    throw new EmbeddedError('embedded.folder-not-writable', { folder, reason: systemCode(error) || String(error) }, error)
  }
}

/**
 * Opens the folder that holds the cluster to its account alone, for passing and not for listing, when root has closed it to
 * everybody (umask 077). Only that one: what lies above it, and root's home, is not ours to open.
 */
export async function letThrough(folder: string, runAs: RunAs | null): Promise<boolean> {
  if (!runAs || folder === homedir()) return false
  const now = await stat(folder)
  if (now.uid !== 0 || now.gid !== 0 || (now.mode & 0o077) !== 0) return false
  await chown(folder, 0, runAs.gid)
  await chmod(folder, 0o710)
  return true
}

/** Asks as the account itself, since access lists and mounts make any reckoning with mode bits wrong. */
export async function mustReach(folder: string, runAs: RunAs | null): Promise<void> {
  if (!runAs) return
  const path = [folder]
  for (let up = dirname(folder); up !== path[0]; up = dirname(up)) path.unshift(up)
  const ask = 'for d do cd -- "$d" 2>/dev/null || { printf %s "$d"; exit 0; }; done'
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', ask, 'sh', ...path], { cwd: '/', ...asUser(runAs) })
  if (stdout !== '') throw new EmbeddedError('embedded.folder-closed', { closed: stdout, user: runAs.name, folder })
}

async function readAccounts(): Promise<RunAs[]> {
  const text = await readFile('/etc/passwd', 'utf8')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
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
