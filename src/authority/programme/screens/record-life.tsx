import { Section } from '../../../web/kit/page.tsx'
import { LifeLine, type LifeStep } from '../../../web/kit/record-page.tsx'
import { useT } from '../../../web/use-t.ts'

interface Recorded {
  versions: readonly { from: string; by: string | null }[]
  retractedAt: string | null
}

/** When a record was made, corrected and retracted, and by whom. */
export function RecordLife({ record }: { record: Recorded }) {
  const t = useT()
  const held = record.retractedAt === null
  const steps = record.versions.map(
    ({ from, by }, n): LifeStep => ({
      label: n === 0 ? t('programme.life.recorded') : t('programme.life.corrected', { n }),
      at: from,
      ...(by === null ? {} : { by }),
      state: held && n === record.versions.length - 1 ? 'now' : 'done',
    }),
  )
  return (
    <Section title={t('programme.life.title')}>
      <LifeLine
        label={t('programme.life.title')}
        steps={record.retractedAt === null ? steps : [...steps, { label: t('programme.life.retracted'), at: record.retractedAt, state: 'now' }]}
      />
    </Section>
  )
}
