import { useState } from 'react'
import { Day } from '../../../kernel/day.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { PlacedFault } from './faults.ts'
import { HeadFields } from './head-fields.tsx'
import type { ActDraftHandle } from './use-act-draft.ts'

/** The paper above the lines: one line once it is told, so that the lines have the room; its fields where something is missing or wrong. */
export function HeadSection({ draft, faults }: { draft: ActDraftHandle; faults: readonly PlacedFault[] }) {
  const t = useT()
  const format = useFormat()
  const { head, headErrors } = draft
  const [opened, setOpened] = useState(() => draft.lines.length === 0 || head.effectiveOn === null)
  const wrong = Object.keys(headErrors).length > 0 || faults.some(({ field }) => field !== 'lines')
  const day = (value: string | null) => {
    const read = Day.safeParse(value)
    return read.success ? format.day(read.data) : undefined
  }
  if (opened || wrong)
    return (
      <Section
        title={t('acts.head.heading')}
        acts={!wrong && draft.lines.length > 0 && <Button onClick={() => setOpened(false)}>{t('acts.head.fold')}</Button>}
      >
        <HeadFields head={head} onChange={draft.setHead} errors={headErrors} faults={faults} />
      </Section>
    )
  const [issued, effective] = [day(head.paperDate), day(head.effectiveOn)]
  return (
    <Section title={t('acts.head.heading')} acts={<Button onClick={() => setOpened(true)}>{t('acts.head.edit')}</Button>}>
      <p>
        {effective && <strong>{t('acts.preview.effective', { on: effective })}</strong>}
        {[head.paperNumber, issued && t('acts.preview.dated', { on: issued }), head.issuer].map((fact) => fact && ` · ${fact}`)}
      </p>
      {head.note && <p className="hc-faint">{head.note}</p>}
    </Section>
  )
}
