/** Every reason for which the embedded server does not come up; each is the key of a sentence in words.vi.json and words.en.json. */
export const embeddedCodes = [
  'embedded.no-binaries',
  'embedded.cannot-run',
  'embedded.no-unprivileged-user',
  'embedded.cannot-switch-user',
  'embedded.folder-closed',
  'embedded.folder-not-writable',
  'embedded.data-unreadable',
  'embedded.wrong-major',
  'embedded.not-a-cluster',
  'embedded.initdb-failed',
  'embedded.start-failed',
  'embedded.not-answering',
  'embedded.does-not-stop',
] as const

export type EmbeddedCode = (typeof embeddedCodes)[number]

/** Not a Refusal: there is no request to answer yet. The command line shows the sentence of `code` and ends. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: EmbeddedCode, details: Record<string, string | number>, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, { cause })
    this.name = 'EmbeddedError'
    this.code = code
    this.details = details
  }
}

/** The system's short name of a failure (EACCES, ENOENT …), or '' when it is not one of the system's. */
export const systemCode = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
