/** The page of a public list that an address asks for; the first for anything that is none. */
export function pageAsked(query: unknown): number {
  const page = Number(((query ?? {}) as Record<string, unknown>)['trang'] ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}
