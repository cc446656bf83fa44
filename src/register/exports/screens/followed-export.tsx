import { useState } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { IconButton } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import type { FollowedExportProps } from '../../../web/sources.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { useFailure } from '../../works/screens/use-failure.ts'
import { showWork, type WorkView } from '../../works/work.contract.ts'
import { ExportedFile } from './exported-file.tsx'
import './followed-export.css'

/** Below the list whose file is being made: how far it is, then the file. Closing it does not end the work. */
export function FollowedExport({ workId, onClose }: FollowedExportProps) {
  const t = useT()
  const failure = useFailure()
  const [over, setOver] = useState(false)
  const { data: work, error, refetch } = useAnswer(showWork, { params: { workId } }, { everyMs: over ? false : 1_000 })
  const ended = work?.state === 'done' || work?.state === 'failed'
  if (ended && !over) setOver(true)
  return (
    <section className="hc-followed-export" aria-label={t('export.screen.title')}>
      <div className="hc-followed-export-said" role="status">
        {error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : work?.state === 'failed' ? (
          <ErrorState error={failure(work.result)} />
        ) : work?.state === 'done' ? (
          <ExportedFile work={work} />
        ) : (
          <UnderWay work={work} />
        )}
      </div>
      <IconButton icon="close" label={t('kit.close')} onClick={onClose} />
    </section>
  )
}

function UnderWay({ work }: { work: WorkView | undefined }) {
  const t = useT()
  const format = useFormat()
  const total = work?.total ?? null
  return (
    <>
      <p>
        <Icon name="download" /> {t('export.screen.under-way')}
      </p>
      <span className="hc-row">
        <progress aria-label={t('export.screen.title')} {...(work && total !== null ? { value: work.done, max: Math.max(1, total) } : {})} />
        {work && total !== null && (
          <span className="hc-faint hc-small">
            {t('long-work.counts', { done: format.number(work.done), total: format.number(total), unit: t('work.unit') })}
          </span>
        )}
      </span>
    </>
  )
}
