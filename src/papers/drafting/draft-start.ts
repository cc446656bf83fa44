import type { z } from 'zod'
import type { Capacity as CapacityShape } from '../layout/official-document.ts'
import type { DraftText, FieldValue } from './draft-text.ts'
import type { TemplateContent } from './template.ts'

type Capacity = z.infer<typeof CapacityShape>

export interface StartingIssuer {
  signingForm: string
  signerTitle: string
  recipients: readonly string[]
}

/** "TM. ỦY BAN NHÂN DÂN", as settings keep it; several stand one per line or after a stroke. */
export function capacitiesOf(signingForm: string): Capacity[] {
  return signingForm.split(/[\n/]/).flatMap((part): Capacity[] => {
    const read = /^\s*(TM|KT|TL|TUQ)\.\s*(.+?)\s*$/u.exec(part)
    return read ? [{ form: read[1] as Capacity['form'], of: read[2] ?? '' }] : []
  })
}

const filingLine = /^[\s-]*lưu\s*:\s*/iu

/** The text a draft begins with: the template's, with the issuer's signature, and its recipients behind the template's own. */
export function startingText(
  content: TemplateContent,
  issuer: StartingIssuer,
  given: { abstract?: string | undefined; fields: Record<string, FieldValue>; unit: string | null },
): DraftText {
  const { text } = content
  const filing = issuer.recipients.find((line) => filingLine.test(line))
  const units = filing
    ?.replace(filingLine, '')
    .replace(/[.;\s]+$/, '')
    .split(/\s*,\s*/)
    .filter((unit) => unit !== '') ??
    text.filing?.units ?? ['VT']
  const withUnit = given.unit === null || units.includes(given.unit) ? units : [...units, given.unit]
  const own = issuer.recipients.filter((line) => !filingLine.test(line) && !/^như (điều|trên)/iu.test(line.trim()))
  return {
    ...text,
    abstract: given.abstract ?? text.abstract,
    fields: given.fields,
    recipients: [...text.recipients, ...own.filter((name) => !text.recipients.includes(name))],
    filing: text.filing === null ? null : { ...text.filing, units: withUnit.slice(0, 10) },
    signature: { capacities: capacitiesOf(issuer.signingForm), post: issuer.signerTitle, name: null },
  }
}
