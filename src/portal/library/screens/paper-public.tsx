import { useState } from 'react'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import type { PaperPublicProps } from '../../../web/sources.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { publishPaper, type PaperPublication, showPaperPublication, withdrawPaper } from '../publication.contract.ts'

/** On the page of a paper: whether citizens read it on the portal, and the act that makes it so or takes it off. */
export function PaperPublic({ paper }: PaperPublicProps) {
  const t = useT()
  const holds = useHolds()
  const mayRead = holds('site.read')
  const { data, error, refetch } = useAnswer(showPaperPublication, { params: { paperId: paper.id } }, { enabled: mayRead })
  const [sheet, setSheet] = useState<'publish' | 'withdraw' | undefined>(undefined)
  if (!mayRead) return null
  const publication = data?.publication ?? null
  const isPublic = publication !== null && publication.withdrawnAt === null
  const outdated = isPublic && publication.paperVersion !== paper.version
  return (
    <Section title={t('library.title')}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={1} />
      ) : (
        <>
          <Standing publication={publication} />
          {outdated && <Note tone="soon">{t('library.outdated')}</Note>}
          {holds('site.write') && (
            <div className="hc-row">
              {(!isPublic || outdated) && paper.held && (
                <Button icon="external" onClick={() => setSheet('publish')}>
                  {t(isPublic ? 'library.act.publish-again' : 'library.act.publish')}
                </Button>
              )}
              {isPublic && <Button onClick={() => setSheet('withdraw')}>{t('library.act.withdraw')}</Button>}
            </div>
          )}
        </>
      )}
      {sheet === 'publish' && <PublishSheet paper={paper} again={isPublic} onClose={() => setSheet(undefined)} />}
      {sheet === 'withdraw' && <WithdrawSheet paper={paper} onClose={() => setSheet(undefined)} />}
    </Section>
  )
}

function Standing({ publication }: { publication: PaperPublication | null }) {
  const t = useT()
  const format = useFormat()
  if (publication === null) return <p className="hc-faint">{t('library.not-yet')}</p>
  const { slug, publishedAt, withdrawnAt, withFile } = publication
  if (withdrawnAt !== null) return <p>{t('library.taken-off', { at: format.time(withdrawnAt) })}</p>
  return (
    <p>
      {t(withFile ? 'library.public-with-file' : 'library.public', { at: format.time(publishedAt) })}{' '}
      <a className="hc-link" href={`/van-ban/${slug}`} target="_blank" rel="noopener">
        {t('library.see')}
      </a>
    </p>
  )
}

interface SheetProps extends PaperPublicProps {
  onClose: () => void
}

function PublishSheet({ paper, again, onClose }: SheetProps & { again: boolean }) {
  const t = useT()
  const tell = useTell()
  const hasPdf = paper.mediaType === 'application/pdf'
  const [withFile, setWithFile] = useState(hasPdf)
  const act = useAct(publishPaper, { refresh: [showPaperPublication] })
  const { number } = paper
  const verb = t(again ? 'library.act.publish-again' : 'library.act.publish')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={`${verb}: ${number}`}
      confirm={verb}
      changes={[t(again ? 'library.sheet.publish-again' : 'library.sheet.publish'), ...(hasPdf ? [] : [t('library.sheet.no-file')])]}
      told={[t('library.sheet.told')]}
      onConfirm={async () => {
        await act.send({ params: { paperId: paper.id }, body: { version: paper.version, withFile } })
        tell({ text: t('library.told.published', { number }) })
      }}
    >
      {hasPdf && (
        <CheckField
          name="withFile"
          label={t('library.field.withFile')}
          help={t('library.sheet.publish-file')}
          value={withFile}
          onChange={setWithFile}
          error={undefined}
        />
      )}
    </ActSheet>
  )
}

function WithdrawSheet({ paper, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(withdrawPaper, { refresh: [showPaperPublication] })
  const { number } = paper
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={`${t('library.act.withdraw')}: ${number}`}
      confirm={t('library.act.withdraw')}
      weight="danger"
      reason="required"
      changes={[t('library.sheet.withdraw')]}
      told={[t('library.sheet.told')]}
      onConfirm={async (reason) => {
        await act.send({ params: { paperId: paper.id }, body: { reason } })
        tell({ text: t('library.told.withdrawn', { number }) })
      }}
    />
  )
}
