/** What this device remembers between visits. Every key begins with "hc."; a browser that refuses storage remembers nothing. */
export function remember(key: string, value: string, store: Storage | undefined = device()): boolean {
  try {
    store?.setItem(key, value)
    return store !== undefined
  } catch (error) {
    // Full or refused: the caller says so where it matters (drafts).
    if (error instanceof DOMException) return false
    throw error
  }
}

export const recall = (key: string, store: Storage | undefined = device()): string | undefined => store?.getItem(key) ?? undefined

export const forget = (key: string, store: Storage | undefined = device()): void => store?.removeItem(key)

export const rememberedKeys = (prefix: string): string[] => Object.keys(device() ?? {}).filter((key) => key.startsWith(prefix))

/** Reading the property itself throws where storage is switched off. */
function device(): Storage | undefined {
  try {
    return window.localStorage
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** Remembered for this tab only, so that two tabs may sit in two seats. */
export function tab(): Storage | undefined {
  try {
    return window.sessionStorage
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
