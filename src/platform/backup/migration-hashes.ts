import { createHash } from 'node:crypto'

/** A migration by its name and what it says; line ends are the working copy's own. */
export const migrationHashes = (files: readonly { name: string; text: string }[]): { name: string; sha256: string }[] =>
  files.map(({ name, text }) => ({ name, sha256: createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex') }))
