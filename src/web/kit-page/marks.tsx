import { Note } from '../kit/note.tsx'
import { Section } from '../kit/page.tsx'
import { EmptyState, ErrorState, NotAllowed } from '../kit/states.tsx'
import { StatusTag, type StatusShape } from '../kit/status-tag.tsx'
import { Refusal } from '../../kernel/refusal.ts'
import { useT } from '../use-t.ts'

const shapes: readonly StatusShape[] = ['done', 'going', 'none', 'soon', 'overdue', 'danger', 'unknown', 'draft', 'ended']

export function Marks() {
  const t = useT()
  return (
    <>
      <Section title={t('kit-page.status')}>
        <div className="hc-row hc-kit-tags">
          {shapes.map((shape) => (
            <StatusTag key={shape} shape={shape}>
              {t(`kit-page.shape.${shape}`)}
            </StatusTag>
          ))}
        </div>
      </Section>
      <Section title={t('kit-page.note-title')}>
        <div className="hc-stack">
          <Note tone="info">{t('kit-page.note-info')}</Note>
          <Note tone="done">{t('kit-page.note-done')}</Note>
          <Note tone="soon">{t('kit-page.note-soon')}</Note>
          <Note tone="danger">{t('kit-page.note-danger')}</Note>
          <ErrorState error={new Refusal('unavailable', 'network.down')} retry={() => undefined} />
        </div>
      </Section>
      <div className="hc-kit-columns">
        <Section title={t('kit-page.state-empty')}>
          <EmptyState title={t('kit-page.empty-title')}>{t('kit-page.empty-text')}</EmptyState>
        </Section>
        <Section title={t('kit-page.state-not-allowed')}>
          <NotAllowed />
        </Section>
      </div>
    </>
  )
}
