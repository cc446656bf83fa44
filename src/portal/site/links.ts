import { z } from 'zod'
import { line } from '../../kernel/text.ts'

const isWebAddress = (text: string): boolean => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false
  const { username, password, hostname } = new URL(text)
  // "https://co-quan.gov.vn@elsewhere.example" reads as one site and opens another.
  return username === '' && password === '' && hostname.includes('.')
}

/** An address of the web as typed; nothing that a browser would run. */
export const WebAddress = z
  .string()
  .trim()
  .max(500)
  .refine(isWebAddress, { error: 'site.not-an-address' })
  .transform((text) => new URL(text).href)

export const SiteLink = z.strictObject({ label: line(120), address: WebAddress })
export const LinkGroup = z.strictObject({
  title: z.strictObject({ vi: line(80), en: line(80) }),
  links: z.array(SiteLink).min(1).max(20),
})
export type LinkGroup = z.infer<typeof LinkGroup>

/** "Liên kết Website" as a whole, in its order: at most what a page of 40 kB can carry. */
export const Links = z
  .array(LinkGroup)
  .max(6)
  .superRefine((groups, context) => {
    const seen = new Set<string>()
    for (const [n, group] of groups.entries())
      for (const [m, { address }] of group.links.entries()) {
        if (seen.has(address)) context.addIssue({ code: 'custom', path: [n, 'links', m, 'address'], message: 'site.address-twice' })
        seen.add(address)
      }
  })
export type Links = z.infer<typeof Links>
