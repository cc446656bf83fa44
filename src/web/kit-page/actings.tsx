import { useState } from 'react'
import { ActSheet } from '../kit/act-sheet.tsx'
import { Button } from '../kit/button.tsx'
import { useAsk } from '../kit/confirm.tsx'
import { Section } from '../kit/page.tsx'
import { useTell } from '../kit/told.tsx'
import { useT } from '../use-t.ts'

export function Actings() {
  const t = useT()
  const ask = useAsk()
  const tell = useTell()
  const [opened, setOpened] = useState(false)
  return (
    <Section title={t('kit-page.act')}>
      <div className="hc-row">
        <Button weight="main" onClick={() => setOpened(true)}>
          {t('kit-page.freeze')}
        </Button>
        <Button
          onClick={() => {
            void ask({ title: t('kit-page.ask-title'), text: t('kit-page.ask-text'), confirm: t('kit-page.ask-confirm') }).then(
              (yes) => yes && tell({ text: t('kit-page.told') }),
            )
          }}
        >
          {t('kit-page.ask')}
        </Button>
        <Button onClick={() => tell({ text: t('kit-page.told'), next: { label: t('kit-page.told-next'), to: '/kit' }, undo: () => Promise.resolve() })}>
          {t('kit-page.tell')}
        </Button>
        <Button weight="danger">{t('kit-page.danger')}</Button>
        <Button weight="quiet" icon="plus">
          {t('kit-page.quiet')}
        </Button>
        <Button pending>{t('kit-page.pending')}</Button>
        <Button disabled because={t('kit-page.because')}>
          {t('kit-page.disabled')}
        </Button>
      </div>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('kit-page.freeze-title')}
        confirm={t('kit-page.freeze')}
        reason="required"
        changes={[t('kit-page.freeze-changes-1'), t('kit-page.freeze-changes-2')]}
        told={[t('kit-page.freeze-told')]}
        final={[t('kit-page.freeze-final')]}
        onConfirm={() => {
          tell({ text: t('kit-page.told'), next: { label: t('kit-page.told-next'), to: '/kit' } })
          return Promise.resolve()
        }}
      />
    </Section>
  )
}
