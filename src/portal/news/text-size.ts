/** Sizes of text beside the ordinary one, as the address names them. */
export const textSizes = ['lon', 'rat-lon'] as const
export type TextSize = (typeof textSizes)[number]

export const sizeAsked = (query: unknown): TextSize | undefined => {
  const asked = (query as Record<string, unknown> | null)?.['co-chu']
  return textSizes.find((size) => size === asked)
}

/** The address with a size; in HTML, so the sign between parts is written as HTML has it. */
export const inSize = (address: string, size: TextSize, and = '&'): string => {
  const [path = '', fragment] = address.split('#')
  return `${path}${path.includes('?') ? and : '?'}co-chu=${size}${fragment === undefined ? '' : `#${fragment}`}`
}

/** Files, feeds and the officers' room know no size. */
const elsewhere = /^\/(app|api|tin\.|portal\.)|\.(pdf|csv)([?#]|$)/

/**
 * A page in another size of text, without script and without a cookie: the size is in the address, and every link and form of
 * the page takes it along.
 */
export function sized(html: string, size: TextSize): string {
  return html
    .replace(/<html /, `<html class="${size}" `)
    .replace(/<a [^>]*>/g, (tag) => {
      if (tag.includes('data-co-chu='))
        return tag.replace(' aria-current="true"', '').replace(`data-co-chu="${size}"`, `data-co-chu="${size}" aria-current="true"`)
      return tag.replace(/href="(\/[^"]*)"/, (whole, address: string) =>
        elsewhere.test(address) || address.startsWith('//') ? whole : `href="${inSize(address, size, '&amp;')}"`,
      )
    })
    .replace(/<form [^>]*method="get"[^>]*>/g, (form) => `${form}<input type="hidden" name="co-chu" value="${size}">`)
}
