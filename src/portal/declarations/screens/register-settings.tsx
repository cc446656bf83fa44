import { useState } from 'react'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { LongWork } from '../../../web/kit/long-work.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { showWork } from '../../../register/works/work.contract.ts'
import { type PublicRegister, republishRegister, showPublicRegister, switchPublicRegister } from '../publication.contract.ts'

/** Whether the public sees the register of declarations, and how far its copies follow. */
export function RegisterSettings() {
  const t = useT()
  const { data, error, refetch } = useAnswer(showPublicRegister, {}, { everyMs: 5_000 })
  return (
    <Page title={t('public-register.settings.title')} back={{ to: '/settings', label: t('public-register.settings.back') }}>
      {data ? <Shown register={data} /> : error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Shown({ register }: { register: PublicRegister }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const mayWrite = useHolds()('settings.write')
  const [switching, setSwitching] = useState(false)
  const act = useAct(switchPublicRegister, { refresh: [showPublicRegister] })
  const anew = useAct(republishRegister, { refresh: [showPublicRegister] })
  const { open } = register
  return (
    <>
      <Section
        title={t('public-register.settings.state')}
        acts={
          mayWrite && (
            <>
              {open && (
                <Button
                  pending={anew.pending}
                  onClick={() =>
                    void anew.send({ body: {} }).then(
                      () => tell({ text: t('public-register.told.republishing') }),
                      () => undefined,
                    )
                  }
                >
                  {t('public-register.act.republish')}
                </Button>
              )}
              <Button weight={open ? 'plain' : 'main'} onClick={() => setSwitching(true)}>
                {t(`public-register.act.${open ? 'close' : 'open'}`)}
              </Button>
            </>
          )
        }
      >
        <p>{t('public-register.settings.text')}</p>
        {anew.refusal && <ErrorState error={anew.refusal} />}
        <Facts
          rows={[
            { label: t('public-register.settings.state'), value: t(`public-register.settings.${open ? 'open' : 'closed'}`) },
            { label: t('public-register.settings.switched-at'), value: register.switchedAt && format.time(register.switchedAt) },
            { label: t('public-register.settings.copied-at'), value: register.copiedAt && format.time(register.copiedAt) },
          ]}
        />
        {register.behind && <Note tone="info">{t('public-register.settings.behind')}</Note>}
        {open && (
          <p>
            <a className="hc-link" href="/cong-bo" target="_blank" rel="noopener">
              {t('public-register.settings.see')}
            </a>
          </p>
        )}
      </Section>
      {mayWrite && register.workId !== null && <Republication workId={register.workId} />}
      {switching && (
        <ActSheet
          opened
          onClose={() => setSwitching(false)}
          title={t(`public-register.act.${open ? 'close' : 'open'}`)}
          confirm={t(`public-register.act.${open ? 'close' : 'open'}`)}
          weight={open ? 'danger' : 'main'}
          changes={open ? [t('public-register.sheet.close-changes')] : [t('public-register.sheet.open-changes'), t('public-register.sheet.open-follows')]}
          told={[t('public-register.sheet.told')]}
          onConfirm={async () => {
            await act.send({ body: { version: register.version, open: !open } })
            tell({ text: t(`public-register.told.${open ? 'closed' : 'opened'}`) })
            setSwitching(false)
          }}
        />
      )}
    </>
  )
}

function Republication({ workId }: { workId: NonNullable<PublicRegister['workId']> }) {
  const t = useT()
  const { data } = useAnswer(showWork, { params: { workId } }, { everyMs: 1_500 })
  return data ? <LongWork title={t('work.kind.register-republish')} work={data} unit={t('public-register.unit')} /> : null
}
