import type { DownloadedFile } from './call.ts'

/** Hands a downloaded file to the browser under the name the server gave it. */
export function saveFile({ name, blob }: DownloadedFile): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Firefox still reads the address after the click returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
