import { TwoLanguages } from '../../kernel/list.ts'

interface Told {
  other: { name: string } | null
  subject: { name: string | null } | null
  facts: Readonly<Record<string, unknown>>
}

/** What a finding names, as the words of `integrity.finding.<code>` take it. */
export function detailsOf({ other, subject, facts }: Told, language: 'vi' | 'en'): Record<string, string> {
  const told = Object.entries(facts).map(([name, value]) => {
    const both = TwoLanguages.safeParse(value)
    return [name, both.success ? both.data[language] : String(value)]
  })
  return { other: other?.name ?? '—', subject: subject?.name ?? '—', ...Object.fromEntries(told) }
}
