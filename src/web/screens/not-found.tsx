import { Button } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'
import { EmptyState } from '../kit/states.tsx'
import { useT } from '../use-t.ts'

export function NotFound() {
  const t = useT()
  return (
    <Page title={t('not-found.title')}>
      <EmptyState icon="search" title={t('not-found.what')} acts={<Button to="/">{t('kit.to-start')}</Button>}>
        <p>{t('not-found.text')}</p>
      </EmptyState>
    </Page>
  )
}
